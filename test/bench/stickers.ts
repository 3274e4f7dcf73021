import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { toBuffer } from 'qrcode'
import { NO_CORRECTION } from '../../src/domain/printer-profile.ts'
import { type Grid, gridOf } from '../../src/domain/sheet.ts'
import { TEMPLATES } from '../../src/domain/sticker.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { codePng } from '../../src/web/print/code-file.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import type { StickerSheet } from '../../src/web/print/printer.ts'
import { renderSheet } from '../../src/web/print/render.ts'
import { type CodeSymbol, makeSymbol } from '../../src/web/ui/symbol.ts'
import { benchDecoded } from './decoded.ts'
import { merchant, merchants } from './merchants.ts'
import { median, type Row } from './table.ts'

const COUNT = 1000
const ROUNDS = 3
/** Pictures a round, and pixels a module. */
const PICTURES = 40
const SCALE = 8

interface Printed {
  seconds: number
  /** Seconds of processor time, which other work on the machine does not stretch. */
  cpu: number
  megabytes: number
  rss: number
}

export const benchStickers = async (): Promise<Row[]> => [
  ...comparePrinting(),
  ...(await comparePngs()),
  ...(await benchDecoded()),
]

/** 1,000 stickers to PDF, with and without the read-back, each in a process of its own. */
function comparePrinting(): Row[] {
  const run = (how: string): Printed =>
    JSON.parse(execFileSync(process.execPath, [process.argv[1] ?? '', how], { encoding: 'utf8' }))
  const rounds = Array.from({ length: ROUNDS }, () => [run('print-only'), run('print-and-read')] as const)
  const [plain, checked] = ([0, 1] as const).map((which) => ({
    seconds: median(rounds.map((round) => round[which].seconds)),
    cpu: median(rounds.map((round) => round[which].cpu)),
    rss: Math.max(...rounds.map((round) => round[which].rss)),
    megabytes: rounds[0]?.[which].megabytes ?? 0,
  }))
  if (!plain || !checked) return []
  const text = ({ seconds, cpu, megabytes, rss }: Printed) =>
    `${seconds.toFixed(2)} s (CPU ${cpu.toFixed(2)} s), ${megabytes.toFixed(2)} MB, peak RSS ${rss.toFixed(0)} MB`
  return [
    { measure: `${COUNT} mixed stickers of all templates to PDF, not read back`, value: text(plain) },
    {
      measure: `${COUNT} mixed stickers of all templates to PDF, every code read back`,
      value: text(checked),
      goal: '≤ 512 MB',
    },
    { measure: 'read-back, printing alone = 1', value: `${(checked.cpu / plain.cpu).toFixed(2)} ×` },
  ]
}

/** Runs in the child: one print run of each template, and the peak of them all. */
export async function printOnce(how: 'print-only' | 'print-and-read'): Promise<void> {
  const fonts = readFonts()
  const print = createPrinter(fonts, async (pdf) => createHash('sha256').update(pdf).digest('hex'))
  const runs = TEMPLATES.map((_, at) => [at, at + 1].map((part) => Math.round((part * COUNT) / TEMPLATES.length)))
  const report: Printed = { seconds: 0, cpu: 0, megabytes: 0, rss: 0 }
  for (const [at, [from = 0, to = 0]] of runs.entries()) {
    const template = TEMPLATES[at] ?? 'stall'
    const sheet: StickerSheet = {
      ...{ template, grid: gridOf('cut-a4', template) as Grid, firstSlot: 1, cutMarks: true },
      ...{ correction: NO_CORRECTION, logos: [], checkAddress: 'phoqr.example/check', demo: true },
      ...{ printedAt: 1_790_000_000, faces: merchants(to - from, from) },
    }
    const started = performance.now()
    const printed = how === 'print-only' ? await renderSheet(sheet, fonts) : await print(sheet)
    if (!printed.ok) throw new Error(JSON.stringify(printed))
    report.seconds += (performance.now() - started) / 1000
    report.megabytes += printed.pdf.length / 2 ** 20
  }
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ ...report, cpu: (user + system) / 1e6, rss: process.resourceUsage().maxRSS / 1024 }))
}

/** In turns over the same codes at the same size: from the matrix, and from the text of the code as the other does. */
async function comparePngs(): Promise<Row[]> {
  const payloads = Array.from({ length: PICTURES }, (_, n) => merchant(n).payload)
  const symbols = payloads.map((payload) => makeSymbol(payload) as CodeSymbol)
  const rate = async <Of>(from: readonly Of[], draw: (of: Of) => Uint8Array | Promise<Uint8Array>) => {
    const started = performance.now()
    for (const one of from) await draw(one)
    return (from.length * 1000) / (performance.now() - started)
  }
  const ours = (symbol: CodeSymbol) => codePng(symbol, { scale: SCALE })
  const whole = (payload: string) => ours(makeSymbol(payload) as CodeSymbol)
  const theirs = (payload: string) => toBuffer(payload, { errorCorrectionLevel: 'M', margin: 4, scale: SCALE })
  const rounds: [number, number, number][] = []
  for (let round = 0; round <= 2 * ROUNDS; round++)
    rounds.push([await rate(symbols, ours), await rate(payloads, whole), await rate(payloads, theirs)])
  // The first round warms the compiler up and is not counted.
  const ratio = (which: 0 | 1) => `${median(rounds.slice(1).map((round) => round[which] / round[2])).toFixed(0)} ×`
  const bytes = ours(symbols[0] as CodeSymbol).length / (await theirs(payloads[0] ?? '')).length
  return [
    { measure: "PNGs per second written from the matrix, qrcode's own toBuffer = 1", value: ratio(0), goal: '≥ 10 ×' },
    { measure: 'the same, the matrix made anew each time', value: `${ratio(1)}, bytes ${bytes.toFixed(2)} ×` },
  ]
}
