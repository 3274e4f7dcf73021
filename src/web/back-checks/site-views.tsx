import { type Day, showMoment } from '../../domain/day.ts'
import type { Coverage } from '../../store/back-check-coverage.ts'
import type { Draw } from '../../store/back-check-draws.ts'
import type { SiteAgreement } from '../../store/back-check-results.ts'
import type { Site } from '../../store/sites.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import { Agreement } from './agreement.tsx'
import { ByOfficer } from './by-officer.tsx'
import { CoverageLines } from './coverage-lines.tsx'

const words = vi.backChecks

/** Visits that no draw has drawn from, by so many people, and the part that would be drawn now. */
export interface Waiting {
  readonly visits: number
  readonly officers: number
  readonly percent: number
}

interface SiteChecksProps {
  site: Site
  agreement: SiteAgreement
  coverage: Coverage | undefined
  draws: readonly Draw[]
  /** Undefined for who does not draw. */
  waiting: Waiting | undefined
  submission: string
  day: Day
  /** The commune's flags, for who looks at them. */
  flags: string | undefined
  error: string | undefined
}

/** The figure, the draw, each volunteer, the draws so far, and what counts as different. */
export const SiteChecksPage = (props: SiteChecksProps) => (
  <main class="page narrow" id="main">
    <section class="card stack" aria-labelledby="q1">
      <h1>{words.titleOf(props.site.name)}</h1>
      <FormSummary errors={props.error ? { '': props.error } : {}} />
      <h2 id="q1">Q1 · {vi.lasting.names.Q1}</h2>
      <Agreement
        {...{ share: props.agreement.site, of: 'round', day: props.day }}
        href={paths.siteFigure(props.site.id, 'Q1')}
      />
      {props.coverage && <CoverageLines coverage={props.coverage} />}
      <p class="acts">
        <LinkButton href={paths.site(props.site.id)}>{words.backToSite}</LinkButton>
        {props.flags && <LinkButton href={props.flags}>{vi.flags.link}</LinkButton>}
      </p>
    </section>
    {props.waiting && <Drawing {...props} waiting={props.waiting} />}
    <Draws site={props.site} draws={props.draws} />
    <ByOfficer site={props.site.id} officers={props.agreement.officers} />
    <Compared />
  </main>
)

const Drawing = ({ site, waiting, submission }: SiteChecksProps & { waiting: Waiting }) => (
  <section class="card stack" aria-labelledby="draw">
    <h2 id="draw">{words.draw.title}</h2>
    {waiting.visits === 0 ? (
      <p class="soft">{words.draw.nothing}</p>
    ) : (
      <form class="stack" method="post" action={paths.siteBackChecks(site.id)}>
        <input type="hidden" name={SUBMISSION} value={submission} />
        <p>
          {words.draw.since}{' '}
          <a href={paths.siteUndrawn(site.id)}>{words.draw.waiting(waiting.visits, waiting.officers)}</a>.
        </p>
        <p class="soft">{words.draw.part(waiting.percent)}</p>
        <p>
          <Button kind="main">{words.draw.now}</Button>
        </p>
      </form>
    )}
  </section>
)

const Draws = ({ site, draws }: { site: Site; draws: readonly Draw[] }) => (
  <section class="card stack" aria-labelledby="draws">
    <h2 id="draws">{words.draws}</h2>
    {draws.length === 0 ? <Empty text={words.noDraws} /> : <DrawList site={site} draws={draws} />}
  </section>
)

const DrawList = ({ site, draws }: { site: Site; draws: readonly Draw[] }) => (
  <ul class="tasks">
    {draws.map(({ draw, officer, drawn, checked }) => (
      <li>
        <a href={paths.siteBackCheckDraw(site.id, draw.id)}>
          <b>{words.drawNumber(draw.number)}</b>
        </a>
        <span>{words.drawnBy(officer, showMoment(draw.at))}</span>
        <a href={`${paths.siteBackCheckDraw(site.id, draw.id)}#picks`}>{words.progress(checked, drawn)}</a>
      </li>
    ))}
  </ul>
)

/** The rule of comparing, in the words of those it is about. */
const Compared = () => (
  <section class="card stack" aria-labelledby="compared">
    <h2 id="compared">{words.compared.title}</h2>
    <ul class="rules">
      {words.compared.rules.map((rule) => (
        <li>{rule}</li>
      ))}
    </ul>
    <p>{words.compared.result}</p>
  </section>
)
