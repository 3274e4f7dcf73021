import type { FieldErrors, Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary } from '../ui/form.tsx'
import { Mark } from '../ui/marks.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { SymbolView } from '../ui/symbol-view.tsx'
import { Change, Consents, Print } from './acts.tsx'
import { AmountForm } from './amount-form.tsx'
import { Came, FieldPage, inPage, Payee, PayScreen } from './code-views.tsx'
import type { OwnCode, OwnStall } from './read.ts'

const words = vi.vendor

interface MyStallProps {
  stall: OwnStall
  typed: Typed
  errors: FieldErrors
}

/** The page of one vendor: a code with an amount first, the plain code under it, then the rarer acts, folded. */
export const MyStallPage = ({ stall, typed, errors }: MyStallProps) => {
  const { code, said } = stall
  const takesAmount = code !== undefined && code.noAmount === undefined
  return (
    <FieldPage>
      <div id="stall">
        <p class="sync" data-state="offline" data-kept-at="" data-words={words.kept} role="status" hidden>
          <Mark name="offline" />
          <span></span>
        </p>
        <main class="walk" id="main">
          <h1 class="vh">{words.title}</h1>
          {errors[''] && <FormSummary errors={errors} />}
          {takesAmount && <AmountForm code={code} typed={typed} errors={errors} />}
          {code ? <StaticCode code={code} /> : <Empty text={`${words.noCode}. ${words.noCodeAdvice}`} />}
          {stall.further.map((one) => (
            <Further code={one} />
          ))}
          <section aria-label={words.cameToday}>
            <Came said={said} />
          </section>
          {code && <Print error={errors.format} />}
          <Change request={stall.request} error={errors.reason} />
          <Consents consents={stall.consents} />
          <Lock />
        </main>
        {takesAmount && (
          <div class="dock">
            <Button kind="main" form="ask">
              {words.showCode}
            </Button>
          </div>
        )}
      </div>
      {takesAmount && (
        <div id="code" hidden>
          <PayScreen code={code} said={said} />
        </div>
      )}
    </FieldPage>
  )
}

const StaticCode = ({ code }: { code: OwnCode }) => (
  <section class="stack" aria-labelledby="static">
    <h2 id="static">{words.static}</h2>
    <div class="code">
      <SymbolView text={code.payload} label={words.codeAlt} />
      <Payee code={code} />
    </div>
    {code.noAmount && <Note>{code.noAmount}</Note>}
    <Note>
      <b>{words.waitForMoney}</b> {words.fakePicture}
    </Note>
  </section>
)

/** Another code of the vendor's, folded: the one on the sticker comes first. */
const Further = ({ code }: { code: OwnCode }) => (
  <details class="unfold">
    <summary class="button">
      <span>
        {words.further}: {code.account}
      </span>
    </summary>
    <div class="code">
      <SymbolView text={code.payload} label={`${words.further}: ${code.account}`} />
      <Payee code={code} />
    </div>
  </details>
)

const Lock = () => (
  <form class="stack" {...inPage(paths.myLock())} data-unsent={words.unsentLock}>
    <Button>{words.lock}</Button>
    <small>{words.lockAdvice}</small>
  </form>
)
