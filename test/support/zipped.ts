import { inflateRawSync } from 'node:zlib'

/** The files of a ZIP (APPNOTE 4.3) by their names, as its directory lists them. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((from) => file.readUInt16LE(at + from)) as [number, number, number]
    const start = file.readUInt32LE(at + 42)
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const content = file.subarray(from, from + packed)
    const path = file.subarray(at + 46, at + 46 + name).toString('utf8')
    files.set(path, (method === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

const all = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, inner = '']) => inner)

/** The paragraphs of a Word document, table cells included, in order; a line break within one is a newline. */
export const paragraphsIn = (docx: Uint8Array): string[] =>
  all((unzip(docx).get('word/document.xml') ?? '').replace(/<w:br\/>/g, '\n'), 'w:p').map(plain)

/** The bordered table of a Word report: each row with the text of its cells. */
export function wordRows(docx: Uint8Array): string[][] {
  const xml = (unzip(docx).get('word/document.xml') ?? '').replace(/<w:br\/>/g, '\n')
  const table = all(xml, 'w:tbl').find((one) => one.includes('w:tblHeader')) ?? ''
  return all(table, 'w:tr').map((row) => all(row, 'w:tc').map(plain))
}

export interface SheetCell {
  readonly type: 'text' | 'number'
  readonly value: string
  /** Number format code of the cell's style. */
  readonly format: string
  readonly formula: boolean
}

/** The cells of a worksheet, by the order of the sheets, as the file itself has them. */
export function cellsOf(xlsx: Uint8Array, sheet: number): SheetCell[][] {
  const files = unzip(xlsx)
  const strings = all(files.get('xl/sharedStrings.xml') ?? '', 'si').map(plain)
  const styles = files.get('xl/styles.xml') ?? ''
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code] as const),
  )
  const styleFormats = [...(all(styles, 'cellXfs')[0] ?? '').matchAll(/<xf [^>]*?numFmtId="(\d+)"/g)].map(
    ([, id]) => formats.get(id) ?? BUILT_IN[id ?? ''] ?? '',
  )
  return all(files.get(`xl/worksheets/sheet${sheet}.xml`) ?? '', 'row').map((row) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes = '', inner = '']): SheetCell => {
      const isText = / t="s"/.test(` ${attributes}`)
      const raw = all(inner, 'v')[0] ?? ''
      return {
        type: isText ? 'text' : 'number',
        value: isText ? (strings[Number(raw)] ?? '') : raw,
        format: styleFormats[Number(/ s="(\d+)"/.exec(` ${attributes}`)?.[1] ?? 0)] ?? '',
        formula: inner.includes('<f'),
      }
    }),
  )
}

/** Formats that every workbook has by number (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '3': '#,##0', '9': '0%', '10': '0.00%', '49': '@' }
