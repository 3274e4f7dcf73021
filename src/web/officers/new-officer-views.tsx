import { showMoment } from '../../domain/day.ts'
import type { Officer } from '../../store/officers.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'

const { officers: words } = vi

interface NewOfficerProps {
  submission: string
  typed: Typed
  errors: FieldErrors
}

export const NewOfficerPage = ({ submission, typed, errors }: NewOfficerProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.add}</h1>
      <FormSummary errors={errors} />
      <form {...inPlace(paths.officers())} class="stack">
        <input type="hidden" name={SUBMISSION} value={submission} />
        <Field
          label={words.fullName}
          name="name"
          value={typedIn(typed, 'name')}
          error={errors.name}
          autocomplete="off"
          required
        />
        <Field
          label={vi.signIn.name}
          name="signInName"
          value={typedIn(typed, 'signInName')}
          error={errors.signInName}
          hint={words.signInNameRule}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <Button kind="main">{words.make}</Button>
      </form>
    </section>
  </main>
)

interface CodeProps {
  officer: Pick<Officer, 'id' | 'name' | 'signInName'>
  code: string
  until: number
}

/** The one time a one-time code is seen. */
export const CodePage = ({ officer, code, until }: CodeProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.codeFor(officer.name)}</h1>
      <p>{words.codeAdvice}</p>
      <Facts
        facts={[
          [vi.signIn.name, officer.signInName],
          [vi.signIn.code, <code>{code}</code>],
          [words.codeUntil, showMoment(until)],
        ]}
      />
      <p>
        <LinkButton href={paths.officer(officer.id)}>{words.codeHandedOver}</LinkButton>
      </p>
    </section>
  </main>
)
