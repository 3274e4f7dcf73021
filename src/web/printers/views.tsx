import { dayOf, showDay } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { FoundProfile } from '../../store/printer-profiles.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import type { Commune } from './read.ts'
import { describePrinter } from './words.ts'

const words = vi.printers
const MAIN = { kind: 'main' } as const

/** The printers of a commune: how each prints, the way to measure one, and those no longer used. */
export const PrintersPage = ({ at, newId }: { at: Commune; newId: () => string }) => {
  const inUse = at.printers.filter(({ retired }) => !retired)
  const goesBack = at.site !== undefined && inUse.length > 0
  const retired = at.printers.filter((printer) => printer.retired)
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <h1>{words.title}</h1>
        <p>{showUnit(at.unit)}</p>
      </header>
      <section class="card stack">
        <Note>{words.intro}</Note>
        {inUse.length === 0 && <Empty text={words.none} />}
        <LinkButton {...(!goesBack && MAIN)} href={paths.newPrinter(at.unit.code, { site: at.site?.id })}>
          {words.new}
        </LinkButton>
        <Back at={at} main={goesBack} />
      </section>
      {inUse.map((printer) => (
        <PrinterCard at={at} printer={printer} submission={newId()} />
      ))}
      {retired.length > 0 && <Retired at={at} printers={retired} />}
    </main>
  )
}

/** To the stickers that were about to be printed; else to the sites. */
const Back = ({ at: { site }, main }: { at: Commune; main: boolean }) =>
  site ? (
    <LinkButton {...(main && MAIN)} href={paths.stickers(site.id)}>
      {words.backToStickers(site.name)}
    </LinkButton>
  ) : (
    <LinkButton href={paths.sites()}>{words.toSites}</LinkButton>
  )

type CardProps = { at: Commune; printer: FoundProfile; submission: string }

const PrinterCard = ({ at: { unit, site }, printer, submission }: CardProps) => (
  <section class="card stack" aria-label={printer.name}>
    <h2>{printer.name}</h2>
    <p>{describePrinter(printer)}</p>
    <small>{words.measuredBy(printer.by, showDay(dayOf(printer.at)))}</small>
    <LinkButton href={paths.newPrinter(unit.code, { site: site?.id, again: printer.id })}>{words.again}</LinkButton>
    <form class="stack" method="post" action={paths.printerRetirements(unit.code, site?.id)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <input type="hidden" name="printer" value={printer.id} />
      <Button>{words.retire}</Button>
    </form>
  </section>
)

/** Taken up again by measuring anew. */
const Retired = ({ at: { unit, site }, printers }: { at: Commune; printers: readonly FoundProfile[] }) => (
  <section class="card stack" aria-labelledby="retired">
    <h2 id="retired">{words.retired}</h2>
    {printers.map(({ id, name, by, at }) => (
      <div class="stack">
        <p>
          <b>{name}</b>
          <br />
          <small>{words.retiredBy(by, showDay(dayOf(at)))}</small>
        </p>
        <LinkButton href={paths.newPrinter(unit.code, { site: site?.id, again: id })}>{words.again}</LinkButton>
      </div>
    ))}
  </section>
)
