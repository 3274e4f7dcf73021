import { showSerial } from '../../domain/serial.ts'
import type { StickerState } from '../../domain/sticker.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Button, Field, LinkButton } from '../ui/form.tsx'
import { Alarm, Note } from '../ui/notices.tsx'

const { check } = vi

/** What the register says of a sticker, masked: nothing here identifies the account or its holder by itself. */
export interface RegisteredSticker {
  readonly serial: string
  readonly tradeName: string
  readonly place: string
  readonly bank: string
  /** "…1234". */
  readonly account: string
  /** "NGUYEN T. UT". */
  readonly holder: string
  readonly state: StickerState
}

/** Where a serial is typed, with the sentence about the one typed before. */
export const CheckPage = ({ typed, error }: { typed: string; error?: string }) => (
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
    <LinkButton href={paths.check()}>{check.another}</LinkButton>
  </main>
)

/** What to compare, and how: never a verdict, for a code can be copied beside a sticker that is in order. */
export const RegisteredPage = ({ sticker }: { sticker: RegisteredSticker }) => {
  const facts: Fact[] = [
    [check.bank, sticker.bank],
    [check.account, <span class="big">{sticker.account}</span>],
    [check.holder, sticker.holder],
    [check.state, vi.stalls.stickerStates[sticker.state]],
  ]
  return (
    <main class="page narrow" id="main">
      <header class="stack">
        <h1>{check.compare}</h1>
        <p class="soft">
          {check.sticker} <b>{showSerial(sticker.serial)}</b>, {check.printedFor(sticker.tradeName, sticker.place)}
        </p>
      </header>
      <section class="card">
        <Facts facts={facts} />
      </section>
      <section class="card">
        <ol class="steps">
          {check.steps.map(([act, more]) => (
            <li>
              <span>
                <b>{act}</b> {more}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <LinkButton href={paths.check()}>{check.another}</LinkButton>
      <Note>{check.proves}</Note>
    </main>
  )
}
