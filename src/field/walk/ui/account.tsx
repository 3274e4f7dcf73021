/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { cleanAccount, codeForAccount } from '../../../domain/account.ts'
import { findBank, searchBanks } from '../../../domain/banks.ts'
import { fill, type Words } from '../../../domain/capture/words.ts'
import { lastFour } from '../../../domain/vietqr/mask.ts'
import { ACCOUNT_LENGTH } from '../../../domain/vietqr/napas.ts'
import type { ReadableCode } from '../../../domain/vietqr/reading.ts'
import { usePhone, useWords } from '../phone.ts'
import { banksOf, readOwnCode } from '../rules/wall.ts'
import type { Ask } from './ask.ts'
import { Chips, Field, Note } from './form.tsx'
import { Mark } from './mark.tsx'
import { Scanner } from './scanner.tsx'

/** A code of the vendor, as far as it can be registered; otherwise why not. */
export function readOwn(text: string, ask: Pick<Ask, 'bundle'>, { wall }: Words) {
  const read = readOwnCode(text, ask.bundle)
  if (read.ok) return { ok: true as const, read }
  if (read.reason === 'not-importable') return { ok: false as const, why: wall.notImportable }
  return { ok: false as const, why: read.reason === 'has-amount' ? wall.hasAmount : wall.refusals[read.reason] }
}

interface AccountProps extends Ask {
  onCode: (text: string) => void
  typing: boolean
  /** Why the code scanned last is not taken. */
  refused: string
  /** Number of the stall that this code is known of already. */
  elsewhere: string | undefined
}

/** Where the money goes: the vendor's own code, or a bank and an account where there is none. */
export const Account = (props: AccountProps) => {
  const { draft, onCode, typing, refused, elsewhere, bundle } = props
  const { words } = usePhone()
  const group = useRef<HTMLFieldSetElement>(null)
  // A code that was just read brings what it says, and the first question after it, into view.
  useEffect(() => {
    if (draft.code !== undefined) group.current?.scrollIntoView({ block: 'start' })
  }, [draft.code])
  const own = draft.code === undefined ? undefined : readOwn(draft.code, { bundle }, words)
  return (
    <fieldset class="group" ref={group}>
      <legend>{words.capture.code}</legend>
      {own?.ok && <CodeFacts code={own.read.reading} {...props} />}
      <Scanner
        label={own ? words.capture.again : words.camera.scan}
        onCode={onCode}
        typing={typing}
        bare={own?.ok === true}
      />
      {refused && <Refused text={refused} />}
      {elsewhere && <Note mark={<Mark name="info" />}>{fill(words.capture.elsewhere, { number: elsewhere })}</Note>}
      {!own && <TypedAccount {...props} />}
    </fieldset>
  )
}

const Refused = ({ text }: { text: string }) => (
  <div class="alarm" role="alert">
    <Mark name="alarm" />
    <p>{text}</p>
  </div>
)

/** Bank, last four and printed name; that it was read at all means that the check sum is right. */
export const CodeFacts = ({ code, bundle }: { code: ReadableCode } & Pick<Ask, 'bundle'>) => {
  const { capture, wall } = useWords()
  const bank =
    code.bin === undefined ? wall.kinds[code.kind] : (findBank(code.bin, undefined, banksOf(bundle))?.short ?? code.bin)
  const facts: readonly [string, string | undefined][] = [
    [capture.bankName, bank],
    [capture.accountEnd, code.account && lastFour(code.account)],
    [capture.printedName, code.name],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Note mark={<Mark name="check" />}>{capture.codeRead}</Note>
      {code.warnings.map((warning) => (
        <Note key={warning} mark={<Mark name="info" />}>
          {wall.warnings[warning]}
        </Note>
      ))}
    </>
  )
}

/** Most banks shown for a name that is typed. */
const BANKS_SHOWN = 6

const TypedAccount = ({ draft, change, owed, bundle }: AccountProps) => {
  const { capture, wall } = useWords()
  const [name, setName] = useState('')
  const banks = banksOf(bundle)
  const found = searchBanks(name, banks).slice(0, BANKS_SHOWN)
  const set = (account: string) => change({ account, ending: lastFour(cleanAccount(account)) })
  const built = owed.includes('account')
    ? codeForAccount(draft.bin ?? '', cleanAccount(draft.account), banks)
    : undefined
  return (
    <details class="unfold">
      <summary class="button">{capture.noCode}</summary>
      <div class="stack">
        <Field label={capture.bank} value={name} onValue={setName} hint={capture.bankHint} />
        {found.length > 0 && (
          <Chips
            legend={capture.chooseBank}
            choices={found.map(({ bin, short }) => [bin, short] as const)}
            chosen={draft.bin}
            onChoose={(bin) => change({ bin })}
          />
        )}
        <Field
          label={capture.account}
          value={draft.account}
          onValue={set}
          hint={capture.accountHint}
          error={built && !built.ok ? wall.builds[built.reason] : undefined}
          most={ACCOUNT_LENGTH + 9}
        />
      </div>
    </details>
  )
}
