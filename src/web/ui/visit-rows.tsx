import type { TestedVisit } from '../../domain/figures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'

/** What a row of visits shows: where it was, and of whom. */
type ShownVisit = Pick<TestedVisit, 'stall' | 'number' | 'tradeName'> & { readonly siteName?: string | undefined }

interface VisitRowsProps<Visit extends ShownVisit> {
  visits: readonly Visit[]
  /** The line under the name. */
  tell: (visit: Visit) => string
  /** Whether the viewer may open the stall; every one, where it is not given. */
  opens?: (visit: Visit) => boolean
}

/** Visits of a list, each leading to its stall. */
export const VisitRows = <Visit extends ShownVisit>({ visits, tell, opens = () => true }: VisitRowsProps<Visit>) =>
  visits.length === 0 ? (
    <p class="soft">{vi.lists.empty}</p>
  ) : (
    <ol class="stalls two">
      {visits.map((visit) => (
        <li>
          {opens(visit) ? (
            <a href={paths.stall(visit.stall)}>
              <Row visit={visit} text={tell(visit)} />
            </a>
          ) : (
            <div>
              <Row visit={visit} text={tell(visit)} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )

const Row = ({ visit, text }: { visit: ShownVisit; text: string }) => (
  <>
    <b class="plate">{visit.number}</b>
    <span>
      <b>
        {visit.tradeName ?? vi.ui.noName}
        {visit.siteName && <small> · {visit.siteName}</small>}
      </b>
      <small>{text}</small>
    </span>
  </>
)
