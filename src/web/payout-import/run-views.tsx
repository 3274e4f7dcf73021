import { showNumber } from '../../domain/numbers.ts'
import type { BadRow, Known } from '../../domain/payout/table.ts'
import { type FieldErrors, SUBMISSION, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import type { Checked } from './check.ts'
import { cellName, packBad, packFields, packRows, SHOWN } from './payload.ts'
import type { Target } from './read.ts'
import { sentenceOf } from './sentences.ts'

const words = vi.payoutImport
const count = (number: number): string => showNumber(number, 0)

/** A dry run, and what its form keeps. */
export interface Run {
  readonly known: Known
  readonly checked: Checked
  readonly form: { newId: () => string; mapping: string; typed: Typed; errors: FieldErrors }
}

/** What the file would do, the rows to be mended, and the act. The rows that are well travel in the form itself. */
export const RunForm = ({ target, aside, run }: { target: Target; aside: number; run: Run }) => {
  const { known, checked, form } = run
  const { added, changed, same, missing } = checked.changes
  const meant = added.length + changed.length
  const isNothing = meant + missing.length + checked.bad.length === 0
  return (
    <form
      class="card stack span meant"
      method="post"
      action={paths.payoutImportEntries(target.round.id)}
      enctype="multipart/form-data"
    >
      <h2>{words.counted}</h2>
      <FormSummary errors={form.errors} />
      <Facts
        facts={[
          [words.counts.added, count(added.length)],
          [words.counts.changed, count(changed.length)],
          [words.counts.same, count(same)],
          [words.counts.missing, count(missing.length)],
          [words.counts.bad, count(checked.bad.length)],
        ]}
      />
      {aside > 0 && <p class="soft">{words.aside(count(aside))}</p>}
      <Kept {...{ known, checked, form }} stands={target.stands} />
      <BadRows bad={checked.bad} known={known} commune={target.commune} />
      {meant + missing.length === 0 && <Note>{checked.bad.length > 0 ? words.nothingBad : words.nothing}</Note>}
      {missing.length > 0 && <Tick name="remove" label={words.remove(count(missing.length))} typed={form.typed} />}
      {!isNothing && meant + missing.length > 0 && (
        <>
          <Button kind="main" name="act" value="enter">
            {words.enter(count(meant))}
          </Button>
          <small>{words.undo}</small>
        </>
      )}
    </form>
  )
}

const Kept = ({ known, checked, form, stands }: Run & { stands: string }) => (
  <>
    <input type="hidden" name={SUBMISSION} value={form.newId()} />
    <input type="hidden" name="fields" value={packFields(known)} />
    <input type="hidden" name="mapping" value={form.mapping} />
    <input type="hidden" name="stands" value={stands} />
    <input type="hidden" name="rows" value={packRows(checked.good, known)} />
    <input type="hidden" name="rest" value={packBad(checked.bad.slice(SHOWN))} />
  </>
)

const Tick = ({ name, label, typed }: { name: string; label: string; typed: Typed }) => (
  <div class="chips">
    <label>
      <input type="checkbox" name={name} value="yes" checked={typed[name]?.[0] === 'yes'} />
      {label}
    </label>
  </div>
)

const BadRows = ({ bad, known, commune }: { bad: readonly BadRow[]; known: Known; commune: string }) =>
  bad.length === 0 ? null : (
    <section class="stack" aria-labelledby="bad">
      <h3 id="bad">{words.badTitle(count(bad.length))}</h3>
      <p>{words.badHint}</p>
      {bad.slice(0, SHOWN).map((row) => (
        <MendRow row={row} known={known} commune={commune} />
      ))}
      {bad.length > SHOWN && <p>{words.badMore(SHOWN, count(bad.length - SHOWN))}</p>}
      <Button name="act" value="check">
        {words.check}
      </Button>
      <Tick name="skip" label={words.skip(count(bad.length))} typed={{}} />
    </section>
  )

const MendRow = ({ row: { row, texts, faults }, known, commune }: { row: BadRow; known: Known; commune: string }) => (
  <fieldset class="group mend">
    <legend>{words.row(row)}</legend>
    <div class="columns">
      {[...known.fields].map((field) => {
        const fault = faults.find((one) => one.field === field)
        return (
          <Field
            {...{ label: words.fields[field], name: cellName(row, field), value: texts[field] ?? '' }}
            {...{ error: fault && sentenceOf(fault, known, commune), autocomplete: 'off' }}
          />
        )
      })}
    </div>
  </fieldset>
)
