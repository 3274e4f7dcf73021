import { type Day, showMoment, showShortMoment } from '../../domain/day.ts'
import { type Holding, type HoldingPhone, isLongUnheard, phonesOf } from '../../domain/freshness.ts'
import type { Freshness } from '../../store/freshness.ts'
import { vi } from '../messages/vi.ts'

const words = vi.fresh

/** What the figures include: everything received up to a moment; and what they lack, as far as phones have told. */
export const Fresh = ({ at, holdings, now }: Freshness & { now: Day }) => (
  <div class="fresh span" data-state={holdings.length > 0 ? 'held' : at === undefined ? undefined : 'all'}>
    {at === undefined ? (
      <span>{words.never}</span>
    ) : (
      <span>
        {words.until} <b>{showMoment(at)}</b>
      </span>
    )}
    {holdings.length > 0 ? (
      <Held holdings={holdings} now={now} />
    ) : (
      at !== undefined && <span>{words.nothingHeld}</span>
    )}
  </div>
)

/** Phones that said what they hold, and those that may hold something by now. */
export function heldInWords(phones: readonly HoldingPhone[]): string {
  const holding = phones.filter(({ held }) => held > 0)
  const held = holding.reduce((sum, phone) => sum + phone.held, 0)
  const out = phones.length - holding.length
  if (held === 0) return words.out(out)
  return out === 0 ? words.held(holding.length, held) : `${words.held(holding.length, held)}; ${words.alsoOut(out)}`
}

/** How many phones and records, and of each phone whose it is, what it said and when. */
const Held = ({ holdings, now }: { holdings: readonly Holding[]; now: Day }) => {
  const phones = phonesOf(holdings)
  return (
    <details>
      <summary>{heldInWords(phones)}</summary>
      <ul class="tasks">
        {phones.map((phone) => (
          <li>
            <b>{phone.officer}</b>
            <span>
              {phone.held > 0 ? words.holds(phone.held) : words.unknown}{' '}
              {words.heard(showShortMoment(phone.heardAt, now))}
              {isLongUnheard(phone, now) && ` ${words.long}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
