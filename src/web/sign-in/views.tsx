import type { Child } from 'hono/jsx'
import type { FieldErrors, Typed } from '../forms.ts'
import { typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, LinkButton } from '../ui/form.tsx'

const { signIn } = vi

/** A form as first shown, or drawn again with what was typed. Passwords are never drawn again. */
export interface FormState {
  typed: Typed
  errors: FieldErrors
}

/** A page of one card. */
export const Narrow = ({ title, children }: { title: string; children?: Child }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{title}</h1>
      {children}
    </section>
  </main>
)

const NameField = ({ typed, errors }: FormState) => (
  <Field
    label={signIn.name}
    name="name"
    value={typedIn(typed, 'name')}
    error={errors.name}
    autocomplete="username"
    autocapitalize="none"
    spellcheck={false}
    required
  />
)

/** Six digits of an authenticator. */
export const FactorField = ({ label, error, hint }: { label: string; error?: string | undefined; hint?: string }) => (
  <Field
    label={label}
    name="factor"
    error={error}
    hint={hint}
    inputmode="numeric"
    autocomplete="one-time-code"
    maxlength={8}
  />
)

export const SignInPage = ({ typed, errors, next, demo }: FormState & { next: string; demo: boolean }) => (
  <Narrow title={signIn.title}>
    <FormSummary errors={errors} />
    <form method="post" action={paths.signIn()} class="stack">
      <input type="hidden" name="next" value={next} />
      <NameField typed={typed} errors={errors} />
      <Field
        label={signIn.password}
        name="password"
        type="password"
        error={errors.password}
        autocomplete="current-password"
        required
      />
      {!demo && <FactorField label={signIn.factor} hint={signIn.factorHint} error={errors.factor} />}
      <Button kind="main">{signIn.submit}</Button>
    </form>
    <p>{signIn.hasCode}</p>
    <p>
      <LinkButton href={paths.enrolment()}>{signIn.useCode}</LinkButton>
    </p>
    <p>
      <a href={paths.check()}>{vi.check.title}</a>
    </p>
  </Narrow>
)

export const EnrolmentPage = ({ typed, errors, demo }: FormState & { demo: boolean }) => (
  <Narrow title={signIn.enrolment}>
    <p>{signIn.enrolmentAdvice}</p>
    <FormSummary errors={errors} />
    <form method="post" action={paths.enrolment()} class="stack">
      <NameField typed={typed} errors={errors} />
      <Field
        label={signIn.code}
        name="code"
        value={typedIn(typed, 'code')}
        error={errors.code}
        hint={signIn.codeHint}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        required
      />
      <Field
        label={signIn.newPassword}
        name="password"
        type="password"
        error={errors.password}
        hint={signIn.newPasswordHint}
        autocomplete="new-password"
        required
      />
      <Field
        label={signIn.repeated}
        name="repeated"
        type="password"
        error={errors.repeated}
        autocomplete="new-password"
        required
      />
      {!demo && <FactorField label={signIn.factor} hint={signIn.factorHint} error={errors.factor} />}
      <Button kind="main">{signIn.enrol}</Button>
    </form>
  </Narrow>
)

export const ConfirmationPage = ({ name, errors, next }: { name: string; errors: FieldErrors; next: string }) => (
  <Narrow title={signIn.confirmation}>
    <p>{signIn.confirmationAdvice}</p>
    <form method="post" action={paths.confirmation()} class="stack">
      <input type="hidden" name="next" value={next} />
      <Field
        label={`${signIn.password} · ${name}`}
        name="password"
        type="password"
        error={errors.password}
        autocomplete="current-password"
        required
      />
      <Button kind="main">{signIn.confirm}</Button>
    </form>
  </Narrow>
)

export const WaitPage = ({ minutes }: { minutes: number }) => (
  <Narrow title={signIn.wait}>
    <p>{signIn.waitFor(minutes)}</p>
    <p>{signIn.waitAdvice}</p>
  </Narrow>
)

export const NoRolePage = () => (
  <Narrow title={signIn.noRole}>
    <p>{signIn.noRoleAdvice}</p>
  </Narrow>
)
