import type { Coverage } from '../../store/back-check-coverage.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ShareFigure } from '../ui/figures.tsx'

const words = vi.backChecks.coverage

/** How far the visits were checked: of the round, and of all that Q1 looks at where those are more. */
export const CoverageLines = ({ coverage: { site, checked, lately } }: { coverage: Coverage }) => (
  <>
    <p>
      <ShareFigure share={checked} href={paths.siteCoverage(site)} /> {words.checkedText}
    </p>
    {lately.total > checked.total && (
      <p>
        <ShareFigure share={lately} href={paths.siteCoverage(site, 'lately')} /> {words.latelyText}
      </p>
    )}
  </>
)
