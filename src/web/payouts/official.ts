import type { Day } from '../../domain/day.ts'
import { showDong } from '../../domain/money.ts'
import { showNumber } from '../../domain/numbers.ts'
import { cashCauses, tallyBehind } from '../../domain/payout/lists.ts'
import { payoutFigure } from '../../domain/payout/measures.ts'
import { showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import {
  committeeHead,
  heading,
  type PrintedRow,
  rowsTable,
  signatures,
  small,
  text,
  titleBlocks,
} from '../official-parts.ts'
import { type Block, makeWord } from '../word.ts'
import { causeWords } from './cards.tsx'
import type { PayoutReading } from './read.ts'
import { periodName } from './report.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutExports
const official = vi.exports.official

interface OfficialParts {
  readonly rows: readonly PrintedRow[]
  readonly signer: string
  readonly day: Day
  readonly demo: boolean
}

/** The month's payouts as the People's Committee reports them (Decree 30/2020), number and signature blank. */
export function makeOfficial(read: PayoutReading, of: OfficialParts): Promise<Uint8Array<ArrayBuffer>> {
  const [place, period] = [nameOf(read.unit), periodName(read.choice.period)]
  const title = words.subject(place, period)
  const isClosed = read.rounds.every(({ state }) => state === 'closed')
  const state = [isClosed ? words.closed : words.open, ...(of.demo ? [vi.exports.sheet.demo] : [])]
  return makeWord(`${official.title}: ${title}`, [
    committeeHead({ unit: place, unitName: read.unit.name, day: of.day }),
    ...titleBlocks(title, state),
    ...opening(read).map(text),
    heading(`I. ${official.results}`),
    rowsTable(of.rows),
    small(words.note(period)),
    ...why(read),
    text(official.closing),
    signatures('word-committee', of.signer),
  ]) as Promise<Uint8Array<ArrayBuffer>>
}

/** What the table says, in sentences with both halves of each fraction. */
function opening({ unit, choice, measures, missing }: PayoutReading): string[] {
  const [place, period] = [nameOf(unit), periodName(choice.period)]
  const [due, paid] = [payoutFigure(measures, 'P1'), payoutFigure(measures, 'P4')]
  if (due === undefined) return [words.nothing(place, period)]
  const facts = words.opening(place, period, showNumber(due.people.count, 0), showDong(due.amount.count))
  const done = paid ? words.paid(showShare(paid.people), showDong(paid.amount.count)) : ''
  return [
    [facts, done].filter(Boolean).join(' '),
    ...(missing.length > 0 ? [vi.payoutFigures.missing(missing.join(', '))] : []),
  ]
}

function why({ measures }: PayoutReading): Block[] {
  const total = tallyBehind(measures, 'P6')?.people ?? 0
  const causes = cashCauses(measures, 'cash')
  if (causes.length === 0) return []
  return [
    heading(`II. ${words.why}`),
    ...causes.map(({ cause, people }) => text(official.item(causeWords(cause), showShare({ count: people, total })))),
  ]
}
