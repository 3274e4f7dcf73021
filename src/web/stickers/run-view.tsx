import { showMoment } from '../../domain/day.ts'
import { showSerial } from '../../domain/serial.ts'
import { type Grid, gridOf, pagesFor } from '../../domain/sheet.ts'
import type { FoundPrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import type { PlacedSticker } from '../../store/stickers.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { SiteHead } from './views.tsx'

const words = vi.stickers
const GRID = gridOf('cut-a4', 'stall') as Grid

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
        <b>{words.printed(run.count, pagesFor(GRID, 1, run.count))}</b> {words.printedBy(run.by)}.
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
