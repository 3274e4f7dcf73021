import type { Child } from 'hono/jsx'
import { viewBoxOf } from '../../domain/symbol.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { SymbolView } from '../ui/symbol-view.tsx'
import type { OwnCode } from './read.ts'

const words = vi.vendor

/** What a form of this page swaps: the whole of it. */
export const inPage = (action: string) => inPlace(action, '.field-page')

export const FieldPage = ({ children }: { children: Child }) => <div class="field-page vendor">{children}</div>

/** Whose account it is, masked, under the code. */
export const Payee = ({ code }: { code: OwnCode }) => (
  <p>
    <b>{code.holder}</b> · {code.account}
  </p>
)

/** A code for one payment as it is held out to a customer. Empty where the phone itself fills it in. */
export interface MadeCode {
  amount: string
  words: string
  memo: string | undefined
  payload: string
}

interface PayScreenProps {
  code: OwnCode
  said: boolean
  made?: MadeCode
}

/** The code large and bright, its amount in figures and in words, and what to wait for. */
export const PayScreen = ({ code, said, made }: PayScreenProps) => (
  <>
    <main class="walk" id={made ? 'main' : undefined}>
      <div class="pay">
        <h1 class="amount" data-fill="amount">
          {made?.amount}
        </h1>
        <p data-fill="words">{made?.words}</p>
      </div>
      <div class="code">
        {made ? (
          <SymbolView text={made.payload} label={words.codeFor(made.amount)} />
        ) : (
          <svg role="img" aria-label={words.codeAlt} viewBox={viewBoxOf(0)} shape-rendering="crispEdges">
            <path fill="#000" />
          </svg>
        )}
        <Payee code={code} />
        <p data-fill="memo">{made?.memo && `${words.sendsMemo} ${made.memo}`}</p>
      </div>
      <Note>
        <b>{words.waitForMoney}</b> {words.fakePicture}
      </Note>
    </main>
    <section class="dock" aria-label={words.acts}>
      <Came said={said} main />
      <div>
        <LinkButton href={paths.myStall('amount')}>{words.changeAmount}</LinkButton>
        <LinkButton href={paths.myStall('static')}>{words.withoutAmount}</LinkButton>
      </div>
      <small>
        {!said && words.cameShort} {words.notKept}
      </small>
    </section>
  </>
)

/** One tap says that money came today; once said it stands there as a sentence. */
export const Came = ({ said, main }: { said: boolean; main?: boolean }) =>
  said ? (
    <p role="status">{words.cameSaid}</p>
  ) : (
    <form {...inPage(paths.myArrivals())}>
      <Button kind={main ? 'main' : undefined}>{main ? words.came : words.cameToday}</Button>
      {!main && <small>{words.cameAdvice}</small>}
    </form>
  )
