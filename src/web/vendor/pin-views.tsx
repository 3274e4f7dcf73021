import type { Child } from 'hono/jsx'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field } from '../ui/form.tsx'

const words = vi.vendor

const Narrow = ({ title, children }: { title: string; children?: Child }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{title}</h1>
      {children}
    </section>
  </main>
)

type PinFieldProps = { label: string; name: string; error?: string | undefined; isNew?: boolean }

const PinField = ({ label, name, error, isNew }: PinFieldProps) => (
  <Field
    label={label}
    name={name}
    type="password"
    error={error}
    inputmode="numeric"
    autocomplete={isNew ? 'new-password' : 'current-password'}
    maxlength={12}
    required
  />
)

interface PinPageProps {
  tradeName: string
  errors: FieldErrors
}

/** The first time: a PIN of one's own, twice. */
export const ChoosePinPage = ({ tradeName, errors }: PinPageProps) => (
  <Narrow title={words.choosePin}>
    <p>
      <b>{tradeName}</b>
    </p>
    <p>{words.choosePinAdvice}</p>
    <form method="post" action={paths.myPin()} class="stack">
      <PinField label={words.newPin} name="pin" error={errors.pin} isNew />
      <PinField label={words.repeatPin} name="repeated" error={errors.repeated} isNew />
      <Button kind="main">{words.setPin}</Button>
    </form>
  </Narrow>
)

export const PinPage = ({ tradeName, errors }: PinPageProps) => (
  <Narrow title={words.enterPin}>
    <p>
      <b>{tradeName}</b>
    </p>
    <form method="post" action={paths.myPin()} class="stack">
      <PinField label={words.pin} name="pin" error={errors.pin} />
      <Button kind="main">{words.open}</Button>
    </form>
    <p class="soft">{words.forgotPin}</p>
  </Narrow>
)

/** One and the same for a link that is unknown, expired or taken back. */
export const UnusablePage = () => (
  <Narrow title={words.unusable}>
    <p>{words.unusableAdvice}</p>
  </Narrow>
)

export const WaitPage = ({ minutes }: { minutes: number }) => (
  <Narrow title={words.wait}>
    <p>{words.waitFor(minutes)}</p>
    <p>{words.forgotPin}</p>
  </Narrow>
)
