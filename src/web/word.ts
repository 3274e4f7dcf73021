import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

/** Twentieths of a point in a millimetre, as Office Open XML measures lengths. */
const TWIPS = 1440 / 25.4
const twips = (mm: number): number => Math.round(mm * TWIPS)

/** Letters of a paragraph: sizes in points, as Decree 30/2020 (appendix I) gives them. */
export interface Letters {
  readonly size?: number
  readonly bold?: boolean
  readonly italics?: boolean
}
export interface Line extends Letters {
  readonly text: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** First line indented by a centimetre, as running text is. */
  readonly indented?: boolean
  /** Points before it. */
  readonly before?: number
  /** Never the last line of a page. */
  readonly kept?: boolean
  /** A rule under it, over so much of the width: 0.5 is half of it. */
  readonly ruled?: number
}

export interface Cell {
  readonly lines: readonly Line[]
}

export type Block =
  | { readonly line: Line }
  /** Cells side by side without borders: the head of a document, its signatures. Widths in millimetres. */
  | { readonly beside: readonly Cell[]; readonly widths: readonly number[] }
  /** A table with borders; its first row is repeated on every page. */
  | { readonly table: readonly (readonly Cell[])[]; readonly widths: readonly number[] }

const runOf = (text: string, { size = 13, bold, italics }: Letters, breaks: number): ParagraphChild =>
  new TextRun({ text, size: size * 2, ...(bold && { bold }), ...(italics && { italics }), break: breaks })

const rule = { style: BorderStyle.SINGLE, size: 6, color: 'auto', space: 1 }

function paragraphsOf(line: Line, width: number): Paragraph[] {
  const { text, align = 'left', indented, before = 0, kept = false, ruled } = line
  const runs = text.split('\n').map((part, at) => runOf(part, line, at === 0 ? 0 : 1))
  const indent = indented ? { firstLine: twips(10) } : {}
  const spacing = { before: before * 20, after: 0 }
  const placed = { alignment: AlignmentType[ALIGN[align]], spacing, indent, keepNext: kept }
  const written = new Paragraph({ children: runs, ...placed })
  if (ruled === undefined) return [written]
  const side = twips((width * (1 - ruled)) / 2)
  const under = { indent: { left: side, right: side }, border: { top: rule }, spacing: { line: 60, before: 70 } }
  return [written, new Paragraph({ children: [], ...under })]
}

const ALIGN = { left: 'LEFT', center: 'CENTER', right: 'RIGHT', both: 'BOTH' } as const

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const PLAIN = { style: BorderStyle.SINGLE, size: 4, color: 'auto' }
const around = (line: typeof NONE | typeof PLAIN) => ({ top: line, bottom: line, left: line, right: line })

function tableOf(rows: readonly (readonly Cell[])[], widths: readonly number[], bordered: boolean): Table {
  const borders = around(bordered ? PLAIN : NONE)
  const margins = bordered ? { left: twips(1), right: twips(1), top: twips(0.5), bottom: twips(0.5) } : {}
  return new Table({
    rows: rows.map((cells, row) => {
      const children = cells.map(({ lines }, at) => {
        const mm = widths[at] ?? 0
        const shape = { width: { size: twips(mm), type: WidthType.DXA }, borders, margins }
        const middle = bordered ? { verticalAlign: VerticalAlign.CENTER } : {}
        return new TableCell({ ...shape, ...middle, children: lines.flatMap((line) => paragraphsOf(line, mm)) })
      })
      return new TableRow({ children, cantSplit: true, ...(bordered && row === 0 && { tableHeader: true }) })
    }),
    columnWidths: widths.map(twips),
    width: { size: twips(widths.reduce((sum, mm) => sum + mm, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { ...around(NONE), insideHorizontal: NONE, insideVertical: NONE },
  })
}

function drawn(block: Block): (Paragraph | Table)[] {
  if ('line' in block) return paragraphsOf(block.line, TEXT_WIDTH)
  if ('beside' in block) return [tableOf([block.beside], block.widths, false)]
  return [tableOf(block.table, block.widths, true)]
}

/** Margins 20/20/30/15 mm (Decree 30/2020), so that 165 mm are left for the text. */
const MARGINS = { top: 20, bottom: 20, left: 30, right: 15 }
export const TEXT_WIDTH = 210 - MARGINS.left - MARGINS.right

/** Page numbers in the middle of the upper margin, none on the first page. */
const pages = (): Pick<ISectionOptions, 'headers'> => {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
  })
  return {
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph('')] }) },
  }
}

/** A Word document in Times New Roman on A4, ready to be worked on. */
export async function makeWord(title: string, blocks: readonly Block[]): Promise<Uint8Array<ArrayBuffer>> {
  const { top, bottom, left, right } = MARGINS
  const margin = { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right), header: twips(10) }
  const page = { size: { width: twips(210), height: twips(297) }, margin }
  const document = new Document({
    title,
    creator: 'Phố QR',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26, language: { value: 'vi-VN' } } } } },
    sections: [{ properties: { page, titlePage: true }, ...pages(), children: blocks.flatMap(drawn) }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
