import { showMoment } from '../../domain/day.ts'
import type { FoundPrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import { type FieldErrors, SUBMISSION, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import type { LayoutChoice } from './layout-choice.ts'
import { LayoutFields } from './layout-fields.tsx'
import { Names, type ShortName } from './names.tsx'
import { type Spot, StallChoices } from './stall-choices.tsx'

const words = vi.stickers

interface ChoicePageProps {
  site: Site
  typed: Typed
  layout: LayoutChoice
  /** In walking order. */
  spots: readonly Spot[]
  chosen: readonly string[]
  names: readonly ShortName[]
  submission: string
  errors: FieldErrors
  runs: readonly FoundPrintRun[]
}

/** How to print and which stalls for: boxes to tick, the buttons that tick many, and what was printed before. */
export const ChoicePage = (props: ChoicePageProps) => (
  <main class="page" id="main">
    <SiteHead site={props.site} title={words.title} />
    {props.spots.length === 0 ? (
      <section class="card">
        <Empty text={words.none}>
          <LinkButton href={paths.site(props.site.id)}>{words.toSite}</LinkButton>
        </Empty>
      </section>
    ) : (
      <ChoiceForm {...props} />
    )}
    {props.runs.length > 0 && <Runs site={props.site} runs={props.runs} />}
  </main>
)

/** Title and the site it belongs to. */
export const SiteHead = ({ site, title }: { site: Site; title: string }) => (
  <header class="place">
    <h1>{title}</h1>
    <p>
      <a href={paths.site(site.id)}>{site.name}</a>
    </p>
  </header>
)

const ChoiceForm = (props: ChoicePageProps) => {
  const { site, typed, layout, names, submission, errors } = props
  return (
    <form class="printing" method="post" action={paths.printRuns(site.id)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors} />
      <Names names={names} error={errors.name} />
      <LayoutFields {...{ site, typed, layout, errors }} />
      <Stalls {...props} />
    </form>
  )
}

const Stalls = ({ site, spots, chosen, errors }: ChoicePageProps) => {
  const voided = spots.reduce((sum, { stall, same }) => sum + (chosen.includes(stall) ? same : 0), 0)
  return (
    <section class="card stack" aria-label={words.choose}>
      <p>
        {words.ready(spots.length, site.kind)} {words.preset(chosen.length, spots.length)}{' '}
        {voided > 0 && words.willVoid(voided)}
      </p>
      <Picks site={site} spots={spots} />
      <StallChoices spots={spots} chosen={chosen} error={errors.stall} />
      <Note>{words.afterwards}</Note>
      <p class="acts">
        <Button kind="main">{words.print}</Button>
        <span class="chosen">{words.chosen}</span>
        {spots.some(({ same }) => same > 0) && <span class="voided">{words.voiding}</span>}
      </p>
    </section>
  )
}

/** Buttons that tick many at once: they send the form, so that nothing chosen elsewhere is lost. */
const Picks = ({ site, spots }: Pick<ChoicePageProps, 'site' | 'spots'>) => {
  const bare = spots.filter(({ same }) => same === 0).length
  const pick = (value: string, label: string) => (
    <Button formaction={paths.stickers(site.id)} name="pick" value={value}>
      {label}
    </Button>
  )
  return (
    <p class="acts">
      {pick('all', words.pick.all(spots.length))}
      {bare > 0 && pick('new', words.pick.new(bare))}
      {pick('none', words.pick.none)}
    </p>
  )
}

const Runs = ({ site, runs }: { site: Site; runs: readonly FoundPrintRun[] }) => (
  <section class="card" aria-labelledby="runs">
    <header>
      <h2 id="runs">{words.runs}</h2>
    </header>
    <ul class="stack">
      {runs.map((run) => (
        <li>
          <a href={paths.printRun(site.id, run.id)}>{words.run(showMoment(run.at))}</a>: {words.runCount(run.count)},{' '}
          {run.by}
        </li>
      ))}
    </ul>
  </section>
)
