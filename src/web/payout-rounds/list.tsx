import { dayOf } from '../../domain/day.ts'
import { monthOf, showMonth } from '../../domain/month.ts'
import { showUnit } from '../../domain/place.ts'
import { listProgrammes, type Programme } from '../../store/payout-programmes.ts'
import { draftPayoutRound, listPayoutRounds, type PayoutRound } from '../../store/payout-rounds.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { openingForm } from './form.ts'
import { RoundsPage } from './list-views.tsx'
import { actOf, enters } from './read.ts'

const { payoutRounds: words } = vi
const TAKEN = 'unique: payout_rounds.programme, payout_rounds.commune, payout_rounds.period'

interface CommuneRounds {
  readonly unit: Unit
  readonly rounds: readonly PayoutRound[]
  readonly programmes: readonly Programme[]
}

/** The rounds of the commune in the path; undefined when it is not the viewer's. */
async function readRounds(c: Ctx): Promise<CommuneRounds | undefined> {
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const { read } = c.var.services.store
  const rounds = await listPayoutRounds(read, c.var.scope, unit.code)
  return { unit, rounds, programmes: await listProgrammes(read, c.var.scope, unit.code) }
}

export async function showRounds(c: Ctx): Promise<Response> {
  const at = await readRounds(c)
  return at === undefined ? notFound(c) : roundsPage(c, at, {}, {})
}

function roundsPage(c: Ctx, at: CommuneRounds, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = <RoundsPage {...at} {...{ typed, errors, submission }} opens={enters(c, at)} />
  return respond(c, `${words.title}, ${showUnit(at.unit)}`, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Opens the round of a month of a programme. */
export async function openRound(c: Ctx): Promise<Response> {
  const at = await readRounds(c)
  if (at === undefined) return notFound(c)
  const thisMonth = monthOf(dayOf(c.var.services.clock()))
  const ids = at.programmes.map(({ id }) => id)
  const form = await readForm(c, openingForm(ids, thisMonth))
  if (!form.ok) return roundsPage(c, at, form.typed, form.errors)
  const { submission, programme, period, grain } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const fault = faultOf(at, programme, period)
  if (fault !== undefined) return roundsPage(c, at, form.typed, { period: fault })
  const round = { id: c.var.services.newId(), programme, commune: at.unit.code, period, grain }
  const { writes, entries } = draftPayoutRound(c.var.services.store.read, round, actOf(c))
  const location = paths.payoutRound(round.id)
  const answer = await commitOnce(c, { id: submission, typed: form.typed, location }, writes, entries)
  if (answer instanceof Response) return answer
  if (answer.rule === TAKEN) return roundsPage(c, at, form.typed, { period: words.open.second })
  if (answer.rule === 'payout-round-of')
    return roundsPage(c, at, form.typed, { period: words.refusals['payout-round-of'] })
  throw new Error(`payout round refused: ${answer.rule}`)
}

function faultOf({ rounds, programmes }: CommuneRounds, programme: string, period: string): string | undefined {
  const endsOn = programmes.find(({ id }) => id === programme)?.endsOn
  if (endsOn && period >= endsOn) return words.open.ended(showMonth(endsOn))
  return rounds.some((one) => one.programme === programme && one.period === period) ? words.open.second : undefined
}
