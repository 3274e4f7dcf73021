import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The codes of a PDF as an independent renderer and decoder (poppler, zbar) see them, page by page. */
export function decodePrinted(pdf: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-pages-'))
  try {
    execFileSync('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'page')])
    return readdirSync(folder)
      .sort()
      .flatMap((page) =>
        execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, page)], {
          encoding: 'utf8',
        })
          .trimEnd()
          .split('\n'),
      )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
