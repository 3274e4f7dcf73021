import { showMoment } from '../../domain/day.ts'
import type { FoundPrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import { type FieldErrors, SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'

const words = vi.stickers

/** A stall that can be printed for, and how many of its stickers are not void. */
export interface Spot {
  stall: string
  number: string
  tradeName: string
  standing: number
}

interface ChoicePageProps {
  site: Site
  /** In walking order. */
  spots: readonly Spot[]
  chosen: readonly string[]
  submission: string
  errors: FieldErrors
  runs: readonly FoundPrintRun[]
}

/** Which stalls to print for: boxes to tick, the links that tick many, and what was printed before. */
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

const ChoiceForm = ({ site, spots, chosen, submission, errors }: ChoicePageProps) => {
  const bare = spots.filter(({ standing }) => standing === 0).length
  return (
    <form class="card stack printing" method="post" action={paths.printRuns(site.id)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors} />
      <p>
        {words.ready(spots.length, site.kind)} {words.preset(chosen.length, spots.length)}
      </p>
      <p class="acts">
        <LinkButton href={paths.stickers(site.id, 'all')}>{words.pick.all(spots.length)}</LinkButton>
        {bare > 0 && <LinkButton href={paths.stickers(site.id, 'new')}>{words.pick.new(bare)}</LinkButton>}
        <LinkButton href={paths.stickers(site.id, 'none')}>{words.pick.none}</LinkButton>
      </p>
      <Chips
        several
        legend={words.choose}
        name="stall"
        choices={spots.map((spot) => [spot.stall, labelOf(spot)])}
        chosen={chosen}
        error={errors.stall}
      />
      <Note>{words.afterwards}</Note>
      <p class="acts">
        <Button kind="main">{words.print}</Button>
        <span class="chosen">{words.chosen}</span>
      </p>
    </form>
  )
}

const labelOf = ({ number, tradeName, standing }: Spot): string =>
  `${number} · ${tradeName}${standing > 0 ? ` (${words.hasStickers(standing)})` : ''}`

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
