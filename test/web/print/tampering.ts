import { deflateSync, inflateSync } from 'node:zlib'

const text = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

interface Parts {
  head: string
  /** Objects by number, from `12 0 obj` to `endobj`. */
  objects: Map<number, string>
  trailer: string
}

function takeApart(pdf: Uint8Array): Parts {
  const whole = text(pdf)
  const table = Number(/startxref\n(\d+)/.exec(whole)?.[1])
  const rows = [...whole.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(
    (row, at) => [at + 1, Number(row[1])] as const,
  )
  const starts = [...rows.map(([, offset]) => offset), table].sort((a, b) => a - b)
  const end = (offset: number) => starts[starts.indexOf(offset) + 1]
  const objects = new Map(rows.map(([number, offset]) => [number, whole.slice(offset, end(offset))]))
  return { head: whole.slice(0, starts[0]), objects, trailer: /trailer\n([\s\S]*?)startxref/.exec(whole)?.[1] ?? '' }
}

function putTogether({ head, objects, trailer }: Parts): Uint8Array<ArrayBuffer> {
  let whole = head
  const rows = ['0000000000 65535 f ']
  for (const [number, object] of [...objects].sort(([a], [b]) => a - b)) {
    rows[number] = `${String(whole.length).padStart(10, '0')} 00000 n `
    whole += object
  }
  const table = `xref\n0 ${rows.length}\n${rows.join('\n')}\ntrailer\n${trailer}startxref\n${whole.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(whole + table, 'latin1'))
}

const pagesOf = ({ objects }: Parts): [number, string][] =>
  [...objects].filter(([, object]) => /\/Type \/Page\n/.test(object)).sort(([a], [b]) => a - b)

/** The file with the operators of one page edited, and everything else (offsets, lengths) in good order. */
export function editPage(pdf: Uint8Array, page: number, edit: (content: string) => string): Uint8Array<ArrayBuffer> {
  const parts = takeApart(pdf)
  const number = Number(/\/Contents (\d+) 0 R/.exec(pagesOf(parts)[page]?.[1] ?? '')?.[1])
  const object = parts.objects.get(number) ?? ''
  const stream = /stream\n([\s\S]*)\nendstream/.exec(object)?.[1] ?? ''
  const edited = edit(text(inflateSync(Buffer.from(stream, 'latin1'))))
  const packed = text(deflateSync(Buffer.from(edited, 'latin1')))
  const filter = '/Filter /FlateDecode'
  parts.objects.set(
    number,
    `${number} 0 obj\n<<\n/Length ${packed.length}\n${filter}\n>>\nstream\n${packed}\nendstream\nendobj\n`,
  )
  return putTogether(parts)
}

/** The file with the dictionary of one page edited. */
export function editPageEntries(
  pdf: Uint8Array,
  page: number,
  edit: (entries: string) => string,
): Uint8Array<ArrayBuffer> {
  const parts = takeApart(pdf)
  const [number, object] = pagesOf(parts)[page] ?? [0, '']
  parts.objects.set(number, edit(object))
  return putTogether(parts)
}

/** The file without its last page. */
export function dropLastPage(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = takeApart(pdf)
  for (const [number, object] of parts.objects) {
    if (!/\/Type \/Pages\n/.test(object)) continue
    parts.objects.set(
      number,
      object.replace(/ ?\d+ 0 R\]/, ']').replace(/\/Count (\d+)/, (_, count) => `/Count ${count - 1}`),
    )
  }
  return putTogether(parts)
}

/** The operators of each code on a page, in order. */
export const codesIn = (content: string): string[] => content.match(/q\n0 g\n[\s\S]*?\nf\nQ\n/g) ?? []
