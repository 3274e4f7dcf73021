import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesIn(path) : [path]
  })

/** Which of the texts stand in clear in any file of the folder, as UTF-8 or as V8 writes texts. */
export function foundOnDisk(folder: string, texts: readonly string[]): string[] {
  const sought = texts.map((text) => ({ text, forms: formsOf(text) }))
  const found = new Set<string>()
  for (const file of filesIn(folder)) {
    const bytes = statSync(file).isFile() ? readFileSync(file) : Buffer.alloc(0)
    for (const { text, forms } of sought) if (forms.some((form) => bytes.includes(form))) found.add(text)
  }
  return texts.filter((text) => found.has(text))
}

/** V8 writes a byte for each character where all of them are of Latin 1, else UTF-16. */
const formsOf = (text: string): Buffer[] =>
  (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(text, encoding))
