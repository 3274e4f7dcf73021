import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** All sheets of a workbook, each a file, UTF-8, cells as they are shown. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'

/** The files as LibreOffice opens them: Word as the text of its pages, Excel as one text a sheet, by name. */
export function openInOffice(files: Readonly<Record<string, Uint8Array>>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-office-'))
  try {
    const opened = join(folder, 'opened')
    mkdirSync(opened)
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const named = (ending: string) => Object.keys(files).filter((name) => name.endsWith(ending))
    convert(folder, 'pdf', named('.docx'))
    convert(folder, CSV, named('.xlsx'))
    return new Map(readdirSync(opened).map((name) => [name.normalize('NFC'), textOf(join(opened, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function convert(folder: string, to: string, names: readonly string[]): void {
  if (names.length === 0) return
  // A profile of its own: another LibreOffice that runs is not asked.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const files = names.map((name) => join(folder, name))
  const options = ['--headless', '--convert-to', to, '--outdir', join(folder, 'opened'), ...files]
  execFileSync('soffice', [profile, ...options], { stdio: 'pipe' })
}

const textOf = (file: string): string =>
  file.endsWith('.pdf') ? pdfText(file) : readFileSync(file, 'utf8').normalize('NFC')

/** The text of a PDF's pages, laid out as they are; a form feed ends each page. */
export const pdfText = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')

/** Rows of a CSV (RFC 4180). */
export function csvRows(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)]
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}
