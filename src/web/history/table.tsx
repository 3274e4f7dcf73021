import { showDay } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import { TARGET_INDICATORS } from '../../domain/indicators.ts'
import { showPeriod, weeksOf } from '../../domain/period.ts'
import { vi } from '../messages/vi.ts'
import { DatedNumber, DatedShare } from '../ui/dated-figures.tsx'
import type { Place, Trend } from './read.ts'

const { history: words } = vi

/** The numbers of the charts week by week: what a reader of the table knows, the charts do not add to. */
export const WeekTable = ({ place, trend: { days, period } }: { place: Place; trend: Trend }) => {
  const known = new Map(days.map((figures) => [figures.day, figures]))
  const last = days.at(-1)?.day ?? period.to
  return (
    <section class="card stack" aria-labelledby="table">
      <h2 id="table">{words.table}</h2>
      <p class="soft">{words.tableNote}</p>
      <table class="sheet dated">
        <caption class="vh">{words.tableCaption(showPeriod(period))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">N</th>
            {TARGET_INDICATORS.map((indicator) => (
              <th scope="col">
                {indicator} <small>{words.columns[indicator]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf({ from: period.from, to: last }).map((day) => (
            <tr>
              <th scope="row">{showDay(day)}</th>
              <Cells place={place} figures={known.get(day)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Cells = ({ place, figures }: { place: Place; figures: Figures | undefined }) =>
  figures === undefined ? (
    <td class="soft" colspan={TARGET_INDICATORS.length + 1}>
      {words.noSnapshot}
    </td>
  ) : (
    <>
      <td data-label="N">
        <DatedNumber count={figures.operating} href={place.listOf('N', figures.day)} />
      </td>
      {TARGET_INDICATORS.map((indicator) => (
        <td data-label={indicator}>
          <DatedShare share={figures.shares[indicator]} href={place.listOf(indicator, figures.day)} />
        </td>
      ))}
    </>
  )
