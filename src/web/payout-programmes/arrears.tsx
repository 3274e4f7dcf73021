import { showShortDong } from '../../domain/money.ts'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { arrearsOf } from '../../domain/payout/amounts.ts'
import { listHolding, listPaidMonths } from '../../store/payout-arrears.ts'
import { type ArrearsLine, listArrears, sha256 } from '../../store/payout-contents.ts'
import { draftEntry } from '../../store/payout-entries.ts'
import { listAmounts } from '../../store/payout-programmes.ts'
import { findPayoutRound, type PayoutRound } from '../../store/payout-rounds.ts'
import { answerSentBefore, commitOnce, readForm, SUBMISSION, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { arrearsForm } from './form.ts'

const { payoutProgrammes: words } = vi

interface Owed {
  readonly round: PayoutRound
  /** All that the round is to give, whether it holds it already or not. */
  readonly lines: readonly ArrearsLine[]
  readonly isSame: boolean
  /** Other open rounds that give arrears: nothing of theirs is counted here. */
  readonly holding: readonly Pick<PayoutRound, 'id' | 'period'>[]
  readonly digest: string
}

/** What a draft is to give for earlier months; undefined when it is none, or not the viewer's. */
async function readOwed(c: Ctx): Promise<Owed | undefined> {
  const { read } = c.var.services.store
  const round = await findPayoutRound(read, c.var.scope, c.req.param('round') ?? '')
  if (round === undefined || round.state !== 'draft' || round.grain !== 'cases') return undefined
  const paid = await listPaidMonths(read, round)
  const hamlets = new Map(paid.map(({ caseCode, hamlet }) => [caseCode, hamlet]))
  const owed = arrearsOf(paid, await listAmounts(read, round.programme))
  const lines = owed.map(({ caseCode, group, month, amount }) => {
    return { caseCode, hamlet: hamlets.get(caseCode) ?? '', group, month, amount }
  })
  const [text, standing] = [JSON.stringify(lines), JSON.stringify(await listArrears(read, round.id))]
  const holding = await listHolding(read, round)
  return { round, lines, holding, isSame: text === standing, digest: await sha256(text) }
}

export async function showArrears(c: Ctx): Promise<Response> {
  const owed = await readOwed(c)
  return owed === undefined ? notFound(c) : page(c, owed)
}

const page = (c: Ctx, owed: Owed): Response =>
  respond(c, words.arrears, <ArrearsPage owed={owed} submission={c.var.services.newId()} />)

/** Enters what is owed, as it was shown. What the round holds already is not entered again. */
export async function enterArrears(c: Ctx): Promise<Response> {
  const owed = await readOwed(c)
  if (owed === undefined) return notFound(c)
  const form = await readForm(c, arrearsForm)
  if (!form.ok) return page(c, owed)
  const sent = { id: form.values.submission, typed: form.typed, location: paths.payoutRound(owed.round.id) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  if (typedIn(form.typed, 'digest') !== owed.digest) return refused(c, words.arrearsMoved, 409)
  if (owed.isSame) return page(c, owed)
  const { store, clock, newId } = c.var.services
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const draft = await draftEntry(store.read, { round: owed.round.id, kind: 'arrears' }, { arrears: owed.lines }, act)
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  return answer instanceof Response ? answer : refused(c, words.arrearsMoved, 409)
}

const ArrearsPage = ({
  owed: { round, lines, isSame, holding, digest },
  submission,
}: {
  owed: Owed
  submission: string
}) => (
  <main class="page" id="main">
    <header class="place span">
      <h1>{words.arrears}</h1>
      <p>{words.arrearsOf(round.programmeName, showMonth(round.period))}</p>
    </header>
    <form class="card stack span" method="post" action={paths.payoutArrears(round.id)}>
      <Note>{words.arrearsNote}</Note>
      {holding.map(({ id, period }) => (
        <p>
          {words.arrearsHeld(showMonth(period))}{' '}
          <a href={paths.payoutRound(id)}>{words.toHolding(showMonth(period))}</a>
        </p>
      ))}
      {lines.length === 0 ? <p class="empty">{words.arrearsNone}</p> : <ArrearsTable lines={lines} />}
      <input type="hidden" name={SUBMISSION} value={submission} />
      <input type="hidden" name="digest" value={digest} />
      {isSame ? lines.length > 0 && <p>{words.arrearsSame}</p> : <Button kind="main">{words.arrearsEnter}</Button>}
      <LinkButton href={paths.payoutRound(round.id)}>{vi.payoutImport.toRound}</LinkButton>
    </form>
  </main>
)

const ArrearsTable = ({ lines }: { lines: readonly ArrearsLine[] }) => {
  const people = new Set(lines.map(({ caseCode }) => caseCode)).size
  const sum = lines.reduce((all, { amount }) => all + amount, 0)
  return (
    <>
      <h2>{words.arrearsTotal(showNumber(people, 0), showShortDong(sum))}</h2>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">{words.arrearsColumns.code}</th>
            <th scope="col">{words.arrearsColumns.month}</th>
            <th scope="col" class="num">
              {words.arrearsColumns.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ caseCode, month, amount }) => (
            <tr>
              <th scope="row">{caseCode}</th>
              <td>{showMonth(month)}</td>
              <td class="num">{showShortDong(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
