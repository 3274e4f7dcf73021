import { gridOf, PAPERS, type Sheet, slotsPerPage } from '../../domain/sheet.ts'
import { TEMPLATES } from '../../domain/sticker.ts'
import type { Site } from '../../store/sites.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Button, Field, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { FREE_FIELDS, fieldsOf, paperOf } from './free-grid.ts'
import { type LayoutChoice, sheetsOffered } from './layout-choice.ts'
import { sheetName } from './sheet-words.ts'
import { Slots } from './slots.tsx'

const words = vi.stickers

interface LayoutProps {
  site: Site
  typed: Typed
  layout: LayoutChoice
  errors: FieldErrors
}

/** As what, on which paper, by which printer, from which slot on. Where scripts run, a choice draws what follows from it. */
export const LayoutFields = ({ site, typed, layout, errors }: LayoutProps) => (
  <section class="card stack" aria-labelledby="layout">
    <h2 id="layout">{words.layout}</h2>
    <input type="hidden" name="drawn" value={layout.drawn} />
    <div
      class="stack"
      hx-post={paths.stickers(site.id)}
      hx-trigger="change"
      hx-include="closest form"
      hx-target="#main"
      hx-swap="outerMorph"
    >
      <Chips {...chipsFor('template', words.template, TEMPLATES.map(templateChoice), layout.template, errors)} />
      <Chips {...chipsFor('sheet', words.sheet, sheetChoices(layout), layout.sheet, errors)} />
      <FreeGrid typed={typed} layout={layout} errors={errors} />
      <Chips {...chipsFor('printer', words.printer, printerChoices(layout), layout.printer?.id ?? '', errors)} />
    </div>
    {layout.printers.length === 0 && <Note>{words.noPrinters}</Note>}
    <p class="acts">
      <Button formaction={paths.stickers(site.id)}>{words.redraw}</Button>
      <LinkButton href={paths.printers(site.commune, site.id)}>{words.printers}</LinkButton>
    </p>
    <small>{words.redrawHint}</small>
    {layout.grid && <Slots {...layout} grid={layout.grid} error={errors.slot} />}
    <CutMarks layout={layout} />
    {layout.grid && <TestPage site={site} />}
  </section>
)

const chipsFor = (name: string, legend: string, choices: readonly Choice[], chosen: string, errors: FieldErrors) => ({
  ...{ name, legend, choices, chosen, error: errors[name] },
})

const templateChoice = (template: (typeof TEMPLATES)[number]): Choice => [template, words.templates[template]]

const sheetChoices = ({ template }: LayoutChoice): Choice[] =>
  sheetsOffered(template).map((sheet: Sheet) => {
    const grid = gridOf(sheet, template)
    return [sheet, sheetName(sheet, grid ? slotsPerPage(grid) : 0)]
  })

const printerChoices = ({ printers }: LayoutChoice): Choice[] => [
  ['', words.noPrinter],
  ...printers.map(({ id, name }): Choice => [id, name]),
]

/** The lengths of a sheet of one's own; kept unseen while another sheet is chosen. */
const FreeGrid = ({ typed, layout, errors }: Omit<LayoutProps, 'site'>) => {
  if (layout.sheet !== 'free')
    return (
      <>
        {FREE_FIELDS.map(
          (name) => typedIn(typed, name) && <input {...{ name, type: 'hidden', value: typedIn(typed, name) }} />,
        )}
      </>
    )
  const paper = paperOf(typed)
  const counts = paper === 'roll' ? [] : (['columns', 'rows'] as const)
  return (
    <fieldset class="group free-grid" aria-describedby={errors.free ? 'free-error' : undefined}>
      <legend>{words.free}</legend>
      <Chips name="paper" legend={words.paper} choices={PAPERS.map((one) => [one, words.papers[one]])} chosen={paper} />
      <small>{words.freeHint}</small>
      <div>
        {[...counts, ...fieldsOf(paper)].map((name) => (
          <Field
            {...{ name, label: words.lengths[name], value: typedIn(typed, name), error: errors[name] }}
            inputmode="decimal"
            autocomplete="off"
          />
        ))}
      </div>
      {errors.free && (
        <p id="free-error" role="alert">
          {errors.free}
        </p>
      )}
    </fieldset>
  )
}

const CutMarks = ({ layout }: { layout: LayoutChoice }) => (
  <Chips
    several
    name="cut"
    legend={words.cutMarks}
    choices={[['yes', words.withCutMarks]]}
    chosen={layout.cutMarks ? 'yes' : ''}
  />
)

/** Plain paper first: labels cost money. */
const TestPage = ({ site }: { site: Site }) => (
  <>
    <p class="acts">
      <Button formaction={paths.testPages(site.id)}>{words.testPage}</Button>
    </p>
    <small>{words.testPageHint}</small>
  </>
)
