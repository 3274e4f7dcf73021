import { type Dong, showShortDong } from '../../domain/money.ts'
import { dongInWords } from '../../domain/money-words.ts'
import { readAmount, readMemo } from '../../domain/vendor.ts'
import { codeWithAmount } from '../../domain/vietqr/with-amount.ts'
import { type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { FieldPage, PayScreen } from './code-views.tsx'
import { amountForm } from './form.ts'
import { type OwnCode, readOwnCode, readOwnStall } from './read.ts'
import { MyStallPage } from './views.tsx'

/** Where no script runs the server makes the code: answered to the POST itself, kept nowhere and in no address. */
export async function showCode(c: Ctx): Promise<Response> {
  const code = await readOwnCode(c)
  if (code === undefined || code.noAmount !== undefined) return seeOther(c, paths.myStall())
  const form = await readForm(c, amountForm)
  if (!form.ok) return myStallPage(c, form.typed, form.errors)
  const asked = readAsked(form.values)
  if (!asked.ok) return myStallPage(c, form.typed, asked.errors)
  const { amount, memo } = asked
  const made = codeWithAmount(code.payload, { amount, memo: code.ownMemo ?? memo }, code.bins)
  if (!made.ok) return myStallPage(c, form.typed, { amount: vi.vendor.notMade })
  return codePage(c, code, { amount, memo: code.ownMemo ?? memo, payload: made.payload })
}

type Asked = { ok: true; amount: Dong; memo: string | undefined } | { ok: false; errors: FieldErrors }

function readAsked({ amount, quick, memo }: { amount: string; quick?: string | undefined; memo: string }): Asked {
  const [reading, folded] = [readAmount(amount.trim() || (quick ?? '')), readMemo(memo)]
  const errors = {
    ...(!reading.ok && { amount: vi.vendor.amountFaults[reading.reason] }),
    ...(folded.fault && { memo: vi.vendor.longMemo(folded.memo?.length ?? 0) }),
  }
  return reading.ok && !folded.fault ? { ok: true, amount: reading.amount, memo: folded.memo } : { ok: false, errors }
}

interface Made {
  amount: Dong
  memo: string | undefined
  payload: string
}

async function codePage(c: Ctx, code: OwnCode, { amount, memo, payload }: Made): Promise<Response> {
  const { said } = await readOwnStall(c)
  const shown = showShortDong(amount)
  const page = (
    <FieldPage>
      <PayScreen code={code} said={said} made={{ amount: shown, words: dongInWords(amount), memo, payload }} />
    </FieldPage>
  )
  return respond(c, vi.vendor.codeFor(shown), page)
}

/** The page, first shown or drawn again with what was typed. */
export async function myStallPage(c: Ctx, typed: Typed = {}, errors: FieldErrors = {}): Promise<Response> {
  const page = <MyStallPage stall={await readOwnStall(c)} typed={typed} errors={errors} />
  return respond(c, vi.vendor.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}
