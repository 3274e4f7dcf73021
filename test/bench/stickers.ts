import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { NO_CORRECTION } from '../../src/domain/printer-profile.ts'
import { encodeSerial } from '../../src/domain/serial.ts'
import { type Grid, gridOf } from '../../src/domain/sheet.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import type { StickerFace } from '../../src/web/print/printer.ts'
import { renderSheet } from '../../src/web/print/render.ts'
import { median, type Row } from './table.ts'

const COUNT = 1000
const ROUNDS = 3

interface Printed {
  seconds: number
  megabytes: number
  rss: number
}

/** 1,000 stickers to PDF, with and without the read-back, each in a process of its own. */
export async function benchStickers(): Promise<Row[]> {
  const run = (how: string): Printed =>
    JSON.parse(execFileSync(process.execPath, [process.argv[1] ?? '', how], { encoding: 'utf8' }))
  const rounds = Array.from({ length: ROUNDS }, () => [run('print-only'), run('print-and-read')] as const)
  const [plain, checked] = ([0, 1] as const).map((which) => ({
    seconds: median(rounds.map((round) => round[which].seconds)),
    rss: Math.max(...rounds.map((round) => round[which].rss)),
    megabytes: rounds[0]?.[which].megabytes ?? 0,
  }))
  if (!plain || !checked) return []
  const text = ({ seconds, megabytes, rss }: Printed) =>
    `${seconds.toFixed(2)} s, ${megabytes.toFixed(2)} MB, peak RSS ${rss.toFixed(0)} MB`
  return [
    { measure: `${COUNT} stickers to PDF, not read back`, value: text(plain) },
    { measure: `${COUNT} stickers to PDF, every code read back`, value: text(checked), goal: '< 5 s, ≤ 512 MB' },
    { measure: 'read-back, printing alone = 1', value: `${(checked.seconds / plain.seconds).toFixed(2)} ×` },
  ]
}

/** Runs in the child: prints once and reports its own peak. */
export async function printOnce(how: 'print-only' | 'print-and-read'): Promise<void> {
  const sheet = {
    ...{ template: 'stall' as const, grid: gridOf('cut-a4', 'stall') as Grid, firstSlot: 1, cutMarks: true },
    ...{ correction: NO_CORRECTION, logos: [] },
    checkAddress: 'http://localhost:3000/check',
    demo: true,
    printedAt: 1_790_000_000,
    faces: Array.from({ length: COUNT }, (_, n) => faceOf(n)),
  }
  const from = performance.now()
  const fonts = readFonts()
  const printed =
    how === 'print-only'
      ? await renderSheet(sheet, fonts)
      : await createPrinter(fonts, async (pdf) => createHash('sha256').update(pdf).digest('hex'))(sheet)
  if (!printed.ok) throw new Error(JSON.stringify(printed))
  const seconds = (performance.now() - from) / 1000
  const report: Printed = {
    seconds,
    megabytes: printed.pdf.length / 2 ** 20,
    rss: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(report))
}

/** Mixed stickers: long and short names, accounts of every length. */
function faceOf(n: number): StickerFace {
  const account = `9990${'0'.repeat(n % 9)}${100_000 + n}`
  const built = buildTransfer({ bin: DEMO_BANK.bin, account }, { transferBins: new Set([DEMO_BANK.bin]) })
  if (!built.ok) throw new Error(built.reason)
  const name =
    ['Tạp hóa Cô Út', 'Quán cơm gà xối mỡ và bún bò Huế Dì Bảy Châu Ổ', 'Rau', 'Giặt ủi Võ Đình Hoà'][n % 4] ?? ''
  const serial = encodeSerial(Uint8Array.from({ length: 10 }, (_, at) => (n * 31 + at * 17) & 255))
  return {
    payload: built.payload,
    serial,
    tradeName: name,
    bankName: DEMO_BANK.short,
    holder: 'NGUYEN THI UT',
    lastFour: account.slice(-4),
    number: String(n + 1),
    place: 'Chợ Châu Ổ, xã Bình Sơn',
    campaign: 'Chợ 4.0',
  }
}
