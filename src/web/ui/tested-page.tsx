import { type Day, showDay } from '../../domain/day.ts'
import type { TestedVisit } from '../../domain/figures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ListHead, NothingCounted } from './list-page.tsx'
import { type ListPaging, ListPart } from './list-part.tsx'

/** Figures whose list is one of visits. */
export type TestedFigure = 'A9' | 'Q1'

/** The part of the visits that was checked at all has its list too; its title is given. */
type ListedFigure = TestedFigure | 'coverage'

interface TestedPageProps {
  figure: ListedFigure
  title?: string
  place: string
  back: string
  visits: readonly TestedVisit[]
  day: Day
  siteNames?: ReadonlyMap<string, string> | undefined
  paging: ListPaging
}

/** The exact visits behind a number: those that passed, and those that did not. */
export const TestedPage = ({ figure, title, visits, siteNames, paging, ...head }: TestedPageProps) => (
  <main class="page" id="main">
    <ListHead
      {...head}
      title={title ?? (figure === 'coverage' ? '' : `${figure} · ${vi.lasting.names[figure]}`)}
      definition={figure === 'coverage' ? 'rank' : figure}
    />
    {visits.length === 0 ? (
      <NothingCounted figure={figure === 'coverage' ? 'Q1' : figure} />
    ) : (
      ([1, 0] as const).map((passed) => (
        <TestedPart
          {...{ passed, figure, siteNames, paging }}
          visits={visits.filter((visit) => visit.passed === passed)}
        />
      ))
    )}
  </main>
)

interface PartProps extends Pick<TestedPageProps, 'figure' | 'visits' | 'siteNames' | 'paging'> {
  passed: 0 | 1
}

const TestedPart = ({ passed, visits, paging, ...as }: PartProps) => {
  const [part, title] = passed === 1 ? (['counted', vi.lists.counts] as const) : (['rest', vi.lists.rest] as const)
  const draw = (rows: readonly TestedVisit[]) => <TestedRows {...as} visits={rows} />
  return <ListPart rows={visits} {...{ part, title, paging, draw }} />
}

const TestedRows = ({ figure, visits, siteNames }: Pick<TestedPageProps, 'figure' | 'visits' | 'siteNames'>) =>
  visits.length === 0 ? (
    <p class="soft">{vi.lists.empty}</p>
  ) : (
    <ol class="stalls two">
      {visits.map(({ stall, site, number, tradeName, day, passed }) => (
        <li>
          <a href={paths.stall(stall)}>
            <b class="plate">{number}</b>
            <span>
              <b>
                {tradeName ?? vi.ui.noName}
                {siteNames && <small> · {siteNames.get(site)}</small>}
              </b>
              <small>
                {passed === 1 ? vi.lasting.passed[figure] : vi.lasting.failed[figure]}, {vi.lasting.on(showDay(day))}
              </small>
            </span>
          </a>
        </li>
      ))}
    </ol>
  )
