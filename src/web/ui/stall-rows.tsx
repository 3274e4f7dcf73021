import { type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Swatch } from './marks.tsx'
import { nameOf, stateOf } from './stall.tsx'

interface StallRowsProps {
  stalls: readonly PlacedStanding[]
  day: Day
  /** Names of sites by id, where a list spans several. */
  siteNames?: ReadonlyMap<string, string> | undefined
}

/** Stalls as rows to press: plate, step, name, state in words. */
export const StallRows = ({ stalls, day, siteNames }: StallRowsProps) =>
  stalls.length === 0 ? (
    <p class="soft">{vi.lists.empty}</p>
  ) : (
    <ol class="stalls two">
      {stalls.map((stall) => (
        <StallRow stall={stall} day={day} site={siteNames?.get(stall.site)} />
      ))}
    </ol>
  )

const StallRow = ({ stall, day, site }: { stall: PlacedStanding; day: Day; site?: string | undefined }) => {
  const drawn = stepOf(stall, day)
  return (
    <li>
      <a href={paths.stall(stall.stall)}>
        <b class="plate">{stall.number}</b>
        {drawn.step === 'gone' ? (
          <i class="swatch" data-step="gone" aria-hidden="true" />
        ) : (
          <Swatch step={drawn.step} />
        )}
        <span>
          <b>
            {nameOf(stall) || vi.ui.noName}
            {site && <small> · {site}</small>}
          </b>
          <small>{stateOf(stall, drawn)}</small>
        </span>
      </a>
    </li>
  )
}
