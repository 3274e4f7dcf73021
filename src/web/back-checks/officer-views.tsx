import { type Day, showDay } from '../../domain/day.ts'
import { agreementsOf, type DrawnVisit } from '../../store/back-check-results.ts'
import type { Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ListHead } from '../ui/list-page.tsx'
import { type ListPaging, ListPart, type Part } from '../ui/list-part.tsx'
import { VisitRows } from '../ui/visit-rows.tsx'
import { Agreement } from './agreement.tsx'

const words = vi.backChecks.ofOfficer

interface OfficerChecksProps {
  site: Site
  name: string
  /** Theirs alone. */
  drawn: readonly DrawnVisit[]
  day: Day
  paging: ListPaging
}

const PARTS: Readonly<Record<Part, number | null>> = { counted: 1, rest: 0, waiting: null }
const told: Readonly<Record<Part, string>> = {
  ...{ counted: vi.lasting.passed.Q1, rest: vi.lasting.failed.Q1, waiting: words.waits },
}

/** The visits of one volunteer that were drawn at a site: every one that their row on the page of checks counts. */
export const OfficerChecksPage = ({ site, name, drawn, day, paging }: OfficerChecksProps) => (
  <main class="page" id="main">
    <ListHead
      {...{ place: site.name, back: paths.siteBackChecks(site.id), title: words.title(name), day, definition: 'Q1' }}
    />
    <section class="card stack">
      {agreementsOf(drawn).map(({ agreement }) => (
        <Agreement share={agreement} of="round" day={day} href="#counted" />
      ))}
      <p class="soft">{words.text}</p>
    </section>
    {(Object.keys(PARTS) as Part[]).map((part) => (
      <ListPart
        {...{ part, paging, title: words.parts[part] }}
        rows={drawn.filter(({ passed }) => passed === PARTS[part])}
        draw={(rows) => (
          <VisitRows visits={rows} tell={(visit) => `${told[part]}, ${vi.lasting.visitOn(showDay(visit.day))}`} />
        )}
      />
    ))}
  </main>
)
