import { showSerial } from '../../domain/serial.ts'
import type { StickerState } from '../../domain/sticker.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, LinkButton, TextArea } from '../ui/form.tsx'
import { Mark } from '../ui/marks.tsx'
import { Note } from '../ui/notices.tsx'
import { PhotoField } from '../ui/photo-field.tsx'
import type { RegisteredAccount, RegisteredSticker } from './describe.ts'
import { accountFacts, Steps } from './parts.tsx'
import { ReportButton } from './report-views.tsx'

const { check } = vi

interface CodeFormProps {
  /** The sticker that the code is compared with; else its serial may be typed. */
  serial?: string
  text?: string
  errors?: FieldErrors
  photoRead?: boolean
}

/** The code on the wall by camera, photo or text: sent in the body, so that no address tells whose it is. */
export const CodeForm = ({ serial, text, errors = {}, photoRead }: CodeFormProps) => (
  <form class="stack" method="post" action={paths.check()} enctype="multipart/form-data">
    {/* Enter in a field asks about the code, and reads no photo. */}
    <button hidden type="submit" />
    <PhotoField error={errors.photo} found={photoRead === true} />
    <TextArea
      label={check.code}
      name="code"
      value={text}
      error={errors.code}
      hint={check.codeHint}
      autocomplete="off"
    />
    {serial === undefined ? (
      <Field
        label={check.serialToo}
        name="serial"
        id="serial-too"
        hint={check.serialTooHint}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
    ) : (
      <input type="hidden" name="serial" value={serial} />
    )}
    <Button data-after-scan="">{check.submitCode}</Button>
  </form>
)

/** The money would not go where the sticker says. Nobody is accused: both sides by their last digits. */
export const DiffersPage = ({ sticker, scanned }: DiffersProps) => (
  <main class="field-page" id="main">
    <section class="verdict" data-state="alarm" role="alert">
      <Mark name="alarm" />
      <h1>{check.differs}</h1>
      <p>
        {check.sticker} {showSerial(sticker.serial)} · {sticker.place}
      </p>
    </section>
    <div class="walk">
      <BothSides sticker={sticker} scanned={scanned} />
      <Steps steps={check.differsSteps} />
      <ReportButton about={{ serial: sticker.serial }} />
      <LinkButton href={paths.check()}>{check.another}</LinkButton>
      <Note>{check.proves}</Note>
    </div>
  </main>
)

interface DiffersProps {
  sticker: RegisteredSticker
  scanned: { bank: string; account: string }
}

const BothSides = ({ sticker, scanned }: DiffersProps) => (
  <div class="compare">
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span class="vh">{check.columns.item}</span>
          </th>
          <th scope="col">{check.columns.sticker}</th>
          <th scope="col">{check.columns.scanned}</th>
        </tr>
      </thead>
      <tbody>
        {(['bank', 'account'] as const).map((part) => (
          <tr>
            <th scope="row">{vi.walks.rows[part]}</th>
            <td>{sticker[part]}</td>
            <td data-differs={sticker[part] === scanned[part] ? undefined : 'true'}>{scanned[part]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** The one stall whose account a scanned code pays: facts to compare, and never a verdict. */
export const StallPage = ({ stall, states }: { stall: RegisteredAccount; states: readonly StickerState[] }) => (
  <main class="page narrow" id="main">
    <header class="stack">
      <h1>{check.compare}</h1>
      <p class="soft">{check.codeOf(stall.tradeName, stall.place)}</p>
    </header>
    <section class="card">
      <Facts facts={[...accountFacts(stall), [check.stickers, statesInWords(states)]]} />
    </section>
    <Note>
      <b>{check.elsewhere}</b>
    </Note>
    <Steps steps={check.steps} />
    <ReportButton about={{ commune: stall.commune, place: stall.place }} />
    <LinkButton href={paths.check()}>{check.another}</LinkButton>
    <Note>{check.proves}</Note>
  </main>
)

const statesInWords = (states: readonly StickerState[]): string =>
  states.length === 0
    ? check.noStickers
    : [...new Set(states)].map((state) => vi.stalls.stickerStates[state]).join(', ')

/** An answer that names nobody: the code is not in the register, or several stalls share its account. */
export const UnnamedPage = ({ title, steps }: { title: string; steps: readonly (readonly [string, string])[] }) => (
  <main class="page narrow" id="main">
    <h1>{title}</h1>
    <Steps steps={steps} />
    <ReportButton />
    <LinkButton href={paths.check()}>{check.another}</LinkButton>
    <Note>{check.proves}</Note>
  </main>
)
