import { findBank } from '../../domain/banks.ts'
import { dayOf } from '../../domain/day.ts'
import { insertAddedBank, listAddedBanks } from '../../store/banks.ts'
import { findSubmission } from '../../store/submissions.ts'
import { listedBanks } from '../banks.ts'
import { commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { bankForm } from './form.ts'
import { BanksPage } from './views.tsx'

const { banks: words } = vi

const showBanks = (c: Ctx): Promise<Response> => banksPage(c, {}, {})

async function banksPage(c: Ctx, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { services } = c.var
  const [banks, added] = await Promise.all([listedBanks(services), listAddedBanks(services.store.read)])
  const submission = typedIn(typed, SUBMISSION) || services.newId()
  const page = <BanksPage banks={banks} added={added} submission={submission} typed={typed} errors={errors} />
  return respond(c, words.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function addBank(c: Ctx): Promise<Response> {
  const form = await readForm(c, bankForm)
  if (!form.ok) return banksPage(c, form.typed, form.errors)
  const { store, clock } = c.var.services
  const { submission, ...bank } = form.values
  const before = await findSubmission(store.read, submission)
  const known = findBank(bank.bin, dayOf(clock()), await listedBanks(c.var.services))
  if (known && !before) return banksPage(c, form.typed, { bin: words.known(known.short) })
  const [by, at] = [c.var.scope.officer, clock()]
  const answer = await commitOnce(
    c,
    { id: submission, typed: form.typed, location: paths.banks() },
    [insertAddedBank(store.read, { ...bank, addedBy: by, addedAt: at })],
    [{ at, actor: by, action: 'bank.added', subject: bank.bin }],
  )
  return answer instanceof Response ? answer : banksPage(c, form.typed, { bin: words.known(bank.short) })
}

export const bankRoutes: Route[] = [
  { method: 'GET', path: '/banks', access: only('admin'), respond: showBanks },
  { method: 'POST', path: '/banks', access: only('admin'), respond: addBank },
]
