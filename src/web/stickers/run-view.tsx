import { showMoment } from '../../domain/day.ts'
import { showSerial } from '../../domain/serial.ts'
import { pagesFor, slotsPerPage } from '../../domain/sheet.ts'
import { isTemplate } from '../../domain/sticker.ts'
import { type FoundPrintRun, gridOfRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import type { PlacedSticker } from '../../store/stickers.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Button, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { runSheetName } from './sheet-words.ts'
import { SiteHead } from './views.tsx'

const words = vi.stickers

interface RunPageProps {
  site: Site
  run: FoundPrintRun
  /** In the order of printing. */
  stickers: readonly PlacedSticker[]
  submission: string
}

/** A print run: its count, its file to fetch, how it was printed, and the serial that each stall was given. */
export const RunPage = ({ site, run, stickers, submission }: RunPageProps) => (
  <main class="page" id="main">
    <SiteHead site={site} title={words.run(showMoment(run.at))} />
    <FileCard site={site} run={run} />
    <HandOver {...{ site, run, stickers, submission }} />
    <section class="card" aria-labelledby="serials">
      <header>
        <h2 id="serials">{words.serials}</h2>
      </header>
      <SerialTable stickers={stickers} />
    </section>
  </main>
)

const FileCard = ({ site, run }: Pick<RunPageProps, 'site' | 'run'>) => {
  const grid = gridOfRun(run)
  return (
    <section class="card stack">
      <p>
        <b>{grid ? words.printed(run.count, pagesFor(grid, run.firstSlot, run.count)) : words.printedOld(run.count)}</b>
      </p>
      <p class="acts">
        {grid && (
          <a class="button" data-kind="main" href={paths.printRunFile(site.id, run.id)} download>
            {words.download}
          </a>
        )}
        <LinkButton href={paths.stickers(site.id)}>{words.again}</LinkButton>
      </p>
      <Note>{grid ? words.howToPrint : words.tooOld}</Note>
      <Facts rows facts={factsOf(run)} />
    </section>
  )
}

function factsOf(run: FoundPrintRun): Fact[] {
  const grid = gridOfRun(run)
  const { facts } = words
  const sheet: Fact[] = grid
    ? [
        [facts.sheet, runSheetName(run.template, grid)],
        [facts.firstSlot, words.slotOf(run.firstSlot, slotsPerPage(grid))],
        [facts.printer, run.printerName ?? words.noPrinter],
        [facts.cutMarks, run.cutMarks ? words.yes : words.no],
      ]
    : []
  return [
    [facts.by, run.vendorLink ? words.atHome : run.by],
    [facts.at, showMoment(run.at)],
    [facts.template, grid && isTemplate(run.template) ? words.templates[run.template] : words.oldTemplate],
    ...sheet,
    [facts.digest, <span class="digest">{run.fileDigest}</span>],
  ]
}

/** One button for all that were given away together; a single one is on its stall's page. */
const HandOver = ({ site, run, stickers, submission }: RunPageProps) => {
  const waiting = stickers.filter(({ state }) => state === 'printed').length
  if (waiting === 0) return stickers.some(({ state }) => state !== 'void') ? <Note>{words.allHandedOver}</Note> : null
  return (
    <form class="card stack" method="post" action={paths.printRunHandover(site.id, run.id)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <p>{words.handOverHint}</p>
      <p class="acts">
        <Button>{words.handOver(waiting)}</Button>
      </p>
    </form>
  )
}

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
      {stickers.map(({ stall, number, tradeName, printedName, state, serial }) => (
        <tr>
          <th scope="row">
            <a href={paths.stall(stall)}>
              {number} · {tradeName}
            </a>
            {printedName && <small> {words.printedAs(printedName)}</small>}
          </th>
          <td>{words.states[state]}</td>
          <td class="serial">{showSerial(serial)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
