import { type Day, showDay } from '../../domain/day.ts'
import type { TestedVisit } from '../../domain/figures.ts'
import { vi } from '../messages/vi.ts'
import { ListHead, NothingCounted } from './list-page.tsx'
import { type ListPaging, ListPart } from './list-part.tsx'
import { VisitRows } from './visit-rows.tsx'

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
  /** Whether the viewer may open the stalls of a site; of every one, where it is not given. */
  opens?: ((site: string) => boolean) | undefined
  paging: ListPaging
}

/** The exact visits behind a number: those that passed, and those that did not. */
export const TestedPage = ({ figure, title, visits, siteNames, opens, paging, ...head }: TestedPageProps) => (
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
          {...{ passed, figure, siteNames, opens, paging }}
          visits={visits.filter((visit) => visit.passed === passed)}
        />
      ))
    )}
  </main>
)

interface PartProps extends Pick<TestedPageProps, 'figure' | 'visits' | 'siteNames' | 'opens' | 'paging'> {
  passed: 0 | 1
}

const TestedPart = ({ passed, visits, paging, figure, siteNames, opens }: PartProps) => {
  const [part, title] = passed === 1 ? (['counted', vi.lists.counts] as const) : (['rest', vi.lists.rest] as const)
  const told = (passed === 1 ? vi.lasting.passed : vi.lasting.failed)[figure]
  const on = figure === 'A9' ? vi.lasting.on : vi.lasting.visitOn
  const draw = (rows: readonly TestedVisit[]) => (
    <VisitRows
      visits={rows.map((visit) => ({ ...visit, siteName: siteNames?.get(visit.site) }))}
      tell={({ day }) => `${told}, ${on(showDay(day))}`}
      opens={({ site }) => opens === undefined || opens(site)}
    />
  )
  return <ListPart rows={visits} {...{ part, title, paging, draw }} />
}
