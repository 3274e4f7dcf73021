import { showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { Report } from '../../domain/report.ts'
import type { LayoutKind } from '../../domain/report-layout.ts'
import { showShare } from '../../domain/share.ts'
import { correctionWords } from '../correction-words.ts'
import { vi } from '../messages/vi.ts'
import {
  committeeHead,
  dateOf,
  heading,
  middle,
  type PrintedRow,
  rowsTable,
  signatures,
  small,
  text,
  titleBlocks,
  upper,
} from '../official-parts.ts'
import { type Block, makeWord, TEXT_WIDTH } from '../word.ts'

const words = vi.exports.official

/** A report in the layout of the People's Committee (Decree 30/2020) or of the Youth Union, number and signature blank. */
export function makeOfficial(
  kind: LayoutKind,
  report: Report,
  { rows, signer }: { rows: readonly PrintedRow[]; signer: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const title = words.subject(fullPlace(report))
  return makeWord(`${words.title}: ${title}`, [
    kind === 'word-committee' ? committeeHead(report) : unionHead(report),
    ...titleOf(title, report),
    text(opening(report)),
    ...numbered([
      [words.results, [rowsTable(rows), note(report), ...correctionsOf(report)]],
      [words.reasons(showNumber(report.figures.unwilling)), reasonsOf(report)],
      [words.next, plansOf(report)],
    ]),
    text(words.closing),
    signatures(kind, signer),
  ])
}

/** The parts that say something, each under its number. */
const numbered = (parts: readonly (readonly [title: string, blocks: readonly Block[]])[]): Block[] =>
  parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], at) => [heading(`${['I', 'II', 'III'][at]}. ${title}`), ...blocks])

const fullPlace = ({ of, place, unit }: Report): string => (of === 'commune' ? place : `${place}, ${unit}`)
/** The Union's own head: no motto; three stars under the issuing body. */
function unionHead(report: Report): Block {
  const left = [
    ...(report.province === '' ? [] : [middle(words.provinceUnion(report.province))]),
    middle(words.communeUnion(upper(report.unit)), { bold: true }),
    middle('***'),
    middle(words.numberOf['word-union']),
  ]
  const right = [middle(words.union, { bold: true, ruled: 0.62 }), dateOf(report)]
  return { beside: [{ lines: left }, { lines: right }], widths: [80, TEXT_WIDTH - 80] }
}

const titleOf = (title: string, { day, closed, demo }: Report): Block[] => {
  const state = closed ? vi.exports.closed : `${vi.exports.sheet.provisional} ${vi.exports.open}`
  const parts = [words.asOf(showDay(day)), state, ...(demo ? [vi.exports.sheet.demo] : [])]
  return titleBlocks(title, parts)
}

/** What the table says, in two sentences with both halves of the fraction. */
function opening(report: Report): string {
  const { figures, of, day, sites } = report
  const { operating, shares, evidence } = figures
  const where = of === 'commune' ? words.across(report.place, sites.length) : words.at(fullPlace(report))
  if (operating === 0) return words.nothing(showDay(day), where)
  const counts = [evidence.bank, evidence.observed, evidence.said].map((count) => showNumber(count)) as Three
  const facts = words.inUse(showShare(shares.A5), ...counts)
  return `${words.counted(showDay(day), where, showNumber(operating))} ${facts}`
}
type Three = [string, string, string]

function note({ day, before, received, held }: Report): Block {
  const how = before === undefined ? words.noBefore(showDay(day)) : words.how(showDay(before.day), showDay(day))
  const until = [received, held].filter(Boolean).join('; ')
  return small(`${how} ${until}.`)
}

function correctionsOf({ corrections }: Report): Block[] {
  if (corrections.length === 0) return []
  const each = corrections.map((one) => words.correction(correctionWords(one), one.reason, showDay(one.writtenOn)))
  return [text(words.corrections(corrections.length)), ...each.map(text)]
}

const reasonsOf = ({ figures: { reasons, unwilling } }: Report): Block[] =>
  reasons.map(({ reason, count }) => text(words.item(vi.reasons[reason], showShare({ count, total: unwilling }))))

function plansOf({ plans, tasks }: Report): Block[] {
  const due = tasks.map(({ due: what, count, where }) =>
    text(words.task(showNumber(count), vi.exports.sheet.due[what], where)),
  )
  const planned = plans.map(({ reason, step, owner, dueDay }) =>
    text(words.plan(vi.reasons[reason], step, owner, dueDay === undefined ? undefined : showDay(dueDay))),
  )
  return [...planned, ...due]
}
