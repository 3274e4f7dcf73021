import { showSerial } from '../../domain/serial.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, LinkButton } from '../ui/form.tsx'
import { Alarm, Note } from '../ui/notices.tsx'
import { CodeForm } from './code-views.tsx'
import type { RegisteredSticker } from './describe.ts'
import { accountFacts, Steps } from './parts.tsx'
import { ReportButton } from './report-views.tsx'

const { check } = vi

interface CheckPageProps {
  /** The serial typed before, and the sentence about it. */
  typed: string
  error?: string
  code?: { text: string; errors: FieldErrors; photoRead: boolean }
  /** Something was looked for and is not here: it may be reported. */
  isAnswer?: boolean
}

/** Where a serial is typed or a code scanned, with the sentence about the one before. */
export const CheckPage = ({ typed, error, code, isAnswer }: CheckPageProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{check.title}</h1>
      <p>{check.advice}</p>
      <form method="get" action={paths.check()} class="stack">
        <Field
          label={check.serial}
          name="serial"
          value={typed}
          error={error}
          hint={check.serialHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
        />
        <Button kind="main">{check.submit}</Button>
      </form>
    </section>
    {isAnswer && <ReportButton />}
    <section class="card stack">
      <h2>{check.byCode}</h2>
      <CodeForm {...code} />
    </section>
  </main>
)

export const VoidPage = ({ serial }: { serial: string }) => (
  <main class="page narrow" id="main">
    <h1>
      {check.sticker} {showSerial(serial)}
    </h1>
    <Alarm>
      <p>
        <b>{check.void}</b>
      </p>
    </Alarm>
    <ReportButton about={{ serial }} />
    <LinkButton href={paths.check()}>{check.another}</LinkButton>
  </main>
)

/** What to compare, and how: never a verdict, for a code can be copied beside a sticker that is in order. */
export const RegisteredPage = ({ sticker, scanned }: { sticker: RegisteredSticker; scanned?: boolean }) => (
  <main class="page narrow" id="main">
    <header class="stack">
      <h1>{check.compare}</h1>
      {scanned && <Note>{check.sameAccount}</Note>}
      <p class="soft">
        {check.sticker} <b>{showSerial(sticker.serial)}</b>, {check.printedFor(sticker.tradeName, sticker.place)}
      </p>
    </header>
    <section class="card">
      <Facts facts={[...accountFacts(sticker), [check.state, vi.stalls.stickerStates[sticker.state]]]} />
    </section>
    <Steps steps={check.steps} />
    {!scanned && (
      <section class="card stack">
        <h2>{check.compareCode}</h2>
        <CodeForm serial={sticker.serial} />
      </section>
    )}
    <ReportButton about={{ serial: sticker.serial }} />
    <LinkButton href={paths.check()}>{check.another}</LinkButton>
    <Note>{check.proves}</Note>
  </main>
)
