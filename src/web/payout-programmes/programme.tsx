import type { AmountFault } from '../../domain/payout/amounts.ts'
import { findAmountFaults } from '../../domain/payout/amounts.ts'
import type { Draft } from '../../store/draft.ts'
import {
  draftAmount,
  draftGroup,
  draftProgrammeEnd,
  listAmounts,
  listGroups,
  type Programme,
} from '../../store/payout-programmes.ts'
import type { Unit } from '../../store/units.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { amountForm, endForm, groupForm } from './form.ts'
import { mayEdit, readProgramme } from './read.ts'
import { ProgrammePage } from './views.tsx'

const { payoutProgrammes: words } = vi

type Found = { programme: Programme; unit: Unit }

export async function showProgramme(c: Ctx): Promise<Response> {
  const found = await readProgramme(c)
  return found === undefined ? notFound(c) : page(c, found, {}, {})
}

async function page(c: Ctx, found: Found, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const groups = await listGroups(store.read, [found.programme.id])
  const amounts = await listAmounts(store.read, found.programme.id)
  const form = mayEdit(c, found.unit) ? { typed, errors, newId } : undefined
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respond(c, found.programme.name, <ProgrammePage {...{ ...found, groups, amounts, form }} />, status)
}

/** The programme in the path, where the viewer may change it. */
async function readOwn(c: Ctx): Promise<Found | undefined> {
  const found = await readProgramme(c)
  return found && mayEdit(c, found.unit) ? found : undefined
}

const actOf = (c: Ctx) => ({ by: c.var.scope.officer, at: c.var.services.clock(), newId: c.var.services.newId })

async function commit(c: Ctx, found: Found, sent: { id: string; typed: Typed }, draft: Draft, refusal: FieldErrors) {
  const location = paths.payoutProgramme(found.programme.id)
  const answer = await commitOnce(c, { ...sent, location }, draft.writes, draft.entries)
  return answer instanceof Response ? answer : page(c, found, sent.typed, refusal)
}

/** Writes down a group that the programme pays alike. */
export async function addGroup(c: Ctx): Promise<Response> {
  const found = await readOwn(c)
  if (found === undefined) return notFound(c)
  const form = await readForm(c, groupForm)
  if (!form.ok) return page(c, found, form.typed, form.errors)
  const draft = draftGroup(c.var.services.store.read, found.programme.id, form.values.groupName, actOf(c))
  return commit(c, found, { id: form.values.submission, typed: form.typed }, draft, { groupName: words.groupTaken })
}

const FAULT_FIELDS: Readonly<Record<AmountFault, string>> = {
  'from-day': 'fromDay',
  'to-day': 'toDay',
  standard: 'standard',
  coefficient: 'coefficient',
  'not-whole': 'coefficient',
}

/** Writes down an amount from a day on; what held before stays in the table. */
export async function setAmount(c: Ctx): Promise<Response> {
  const found = await readOwn(c)
  if (found === undefined) return notFound(c)
  const groups = await listGroups(c.var.services.store.read, [found.programme.id])
  const form = await readForm(c, amountForm(groups.map(({ id }) => id)))
  if (!form.ok) return page(c, found, form.typed, form.errors)
  const { submission, ...row } = form.values
  const faults = findAmountFaults(row).map((fault) => [FAULT_FIELDS[fault], words.amountFaults[fault]])
  if (faults.length > 0) return page(c, found, form.typed, Object.fromEntries(faults))
  const draft = draftAmount(c.var.services.store.read, row, actOf(c))
  return commit(c, found, { id: submission, typed: form.typed }, draft, { fromDay: vi.form.invalid })
}

/** Ends a programme: no rounds from that month on. */
export async function endProgramme(c: Ctx): Promise<Response> {
  const found = await readOwn(c)
  if (found === undefined) return notFound(c)
  const form = await readForm(c, endForm)
  if (!form.ok) return page(c, found, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const draft = draftProgrammeEnd(c.var.services.store.read, found.programme.id, form.values.endsOn, actOf(c))
  return commit(c, found, sent, draft, { endsOn: vi.form.invalid })
}
