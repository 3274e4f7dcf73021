import type { Bank } from '../../domain/banks.ts'
import { showDay } from '../../domain/day.ts'
import type { AddedBank } from '../../store/banks.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'

const { banks: words } = vi

interface BanksProps {
  banks: readonly Bank[]
  added: readonly AddedBank[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

export const BanksPage = ({ banks, added, submission, typed, errors }: BanksProps) => (
  <main class="page stack" id="main">
    <h1>{words.title}</h1>
    <FormSummary errors={errors} />
    <BankForm submission={submission} typed={typed} errors={errors} />
    {added.length > 0 && (
      <section class="card stack">
        <h2>{words.added}</h2>
        <ul class="tasks">
          {added.map(({ bin, short, name, fromDay, document }) => (
            <li>
              <b>{`${bin} · ${short}`}</b>
              <span>{name}</span>
              <span>{words.since(showDay(fromDay), document)}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
    <section class="card stack">
      <h2>{words.all(banks.length)}</h2>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">{words.shortAndBin}</th>
            <th scope="col">{words.name}</th>
          </tr>
        </thead>
        <tbody>
          {banks.map(({ bin, short, name, to }) => (
            <tr>
              <th scope="row">
                {short} <small>{bin}</small>
              </th>
              <td>{to === undefined ? name : `${name} (${words.until(showDay(to))})`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </main>
)

const BankForm = ({ submission, typed, errors }: Pick<BanksProps, 'submission' | 'typed' | 'errors'>) => {
  const field = (name: string, label: string, hint?: string) => (
    <Field label={label} name={name} value={typedIn(typed, name)} error={errors[name]} hint={hint} required />
  )
  return (
    <section class="card stack">
      <h2>{words.add}</h2>
      <form {...inPlace(paths.banks())} class="stack">
        <input type="hidden" name={SUBMISSION} value={submission} />
        {field('bin', words.bin, words.binRule)}
        {field('short', words.short)}
        {field('name', words.name)}
        {field('fromDay', words.fromDay, vi.form.dayHint)}
        {field('document', words.document, words.documentHint)}
        <Button kind="main">{words.addButton}</Button>
      </form>
    </section>
  )
}
