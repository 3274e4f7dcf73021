import { showMoment } from '../../domain/day.ts'
import { showSerial } from '../../domain/serial.ts'
import type { FoundPrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import type { PlacedSticker } from '../../store/stickers.ts'
import { type FieldErrors, SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { PER_PAGE } from './layout.ts'

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

const SiteHead = ({ site, title }: { site: Site; title: string }) => (
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

interface RunPageProps {
  site: Site
  run: FoundPrintRun
  /** In the order of printing. */
  stickers: readonly PlacedSticker[]
}

/** A print run: its count, its file to fetch, and the serial that each stall was given. */
export const RunPage = ({ site, run, stickers }: RunPageProps) => (
  <main class="page" id="main">
    <SiteHead site={site} title={words.run(showMoment(run.at))} />
    <section class="card stack">
      <p>
        <b>{words.printed(run.count, Math.ceil(run.count / PER_PAGE))}</b> {words.printedBy(run.by)}.
      </p>
      <p class="acts">
        <a class="button" data-kind="main" href={paths.printRunFile(site.id, run.id)} download>
          {words.download}
        </a>
        <LinkButton href={paths.stickers(site.id)}>{words.again}</LinkButton>
      </p>
      <Note>{words.howToPrint}</Note>
    </section>
    <section class="card" aria-labelledby="serials">
      <header>
        <h2 id="serials">{words.serials}</h2>
      </header>
      <SerialTable stickers={stickers} />
    </section>
  </main>
)

const SerialTable = ({ stickers }: Pick<RunPageProps, 'stickers'>) => (
  <table class="fell">
    <thead>
      <tr>
        <th scope="col">{words.columns.name}</th>
        <th scope="col">{words.columns.state}</th>
        <th scope="col">{words.columns.serial}</th>
      </tr>
    </thead>
    <tbody>
      {stickers.map((sticker) => (
        <tr>
          <th scope="row">
            <a href={paths.stall(sticker.stall)}>
              {sticker.number} · {sticker.tradeName}
            </a>
          </th>
          <td>{words.states[sticker.state]}</td>
          <td class="serial">{showSerial(sticker.serial)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
