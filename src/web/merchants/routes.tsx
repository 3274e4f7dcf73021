import { destinationIdentity } from '../../domain/account.ts'
import { type Duplicates, findDuplicates } from '../../store/duplicates.ts'
import { draftRegistration } from '../../store/registrations.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { banksToday } from '../banks.ts'
import { withoutIdentityCard } from '../code-field.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { readPhotoInto } from '../photo.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, PHOTO_LIMIT, type Route } from '../route.ts'
import { duplicatesKey } from '../ui/duplicates.tsx'
import { allFaults, type FormFaults, type MerchantForm, merchantForm, REPEATABLE, readAsked } from './form.ts'
import { MerchantPage } from './views.tsx'

const NOTHING: Typed = {}

const findPlace = (c: Ctx): Promise<FoundStall | undefined> =>
  findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')

async function showForm(c: Ctx): Promise<Response> {
  const at = await findPlace(c)
  return at ? redraw(c, at, NOTHING, { errors: {} }) : notFound(c)
}

async function register(c: Ctx): Promise<Response> {
  const at = await findPlace(c)
  if (at === undefined) return notFound(c)
  const read = await readForm(c, merchantForm, REPEATABLE)
  const photo = await readPhotoInto(c, read.typed)
  if (photo) return redraw(c, at, photo.typed, photo)
  const banks = await banksToday(c.var.services)
  if (!read.ok) return redraw(c, at, read.typed, allFaults(read, banks))
  const before = await answerSentBefore(c, { id: read.values.submission, typed: read.typed })
  if (before) return before
  const asked = readAsked(read.values, banks)
  if (!asked.ok) return redraw(c, at, read.typed, asked)
  return store(c, at, read, asked)
}

type Asked = Extract<ReturnType<typeof readAsked>, { ok: true }>

async function store(
  c: Ctx,
  at: FoundStall,
  form: { values: MerchantForm; typed: Typed },
  asked: Asked,
): Promise<Response> {
  const { services, viewer } = c.var
  const duplicates = await lookForDuplicates(c, at, asked)
  if ((form.values.acknowledged ?? '') !== duplicatesKey(duplicates))
    return redraw(c, at, form.typed, { errors: {} }, duplicates)
  const { tradeName, kind, category, consents } = form.values
  const replaces = duplicates.stall.here[0]?.merchant
  const merchant = { merchant: services.newId(), stall: at.stall.id, tradeName, kind, category, consents }
  const act = { by: viewer?.officer ?? '', at: services.clock(), newId: services.newId }
  const { phone, account } = asked
  const drafted = await draftRegistration(services.store, { ...merchant, phone, account, replaces }, act)
  const submission = { id: form.values.submission, typed: form.typed, location: paths.stall(at.stall.id) }
  const stored = await commitOnce(c, submission, drafted.writes, drafted.entries)
  return stored instanceof Response ? stored : redraw(c, at, form.typed, { errors: errorsOf(stored.rule) }, duplicates)
}

/** What looks registered already: the stall itself, and the account and phone where they were read. */
async function lookForDuplicates(c: Ctx, at: FoundStall, asked?: Asked): Promise<Duplicates> {
  const { read, keys } = c.var.services.store
  const { account, phone } = asked ?? {}
  return findDuplicates(read, c.var.scope, {
    stall: at.stall.id,
    accountIndex: account && (await keys.index('account', destinationIdentity(account.destination))),
    phoneIndex: phone && (await keys.index('phone', phone)),
  })
}

/** A rule that only a race can break once the form was read: two people registering one stall. */
function errorsOf(rule: string): FieldErrors {
  if (rule === 'unique: merchants.stall') return { '': vi.merchants.justTaken }
  throw new Error(`registration refused: ${rule}`)
}

async function redraw(
  c: Ctx,
  at: FoundStall,
  typed: Typed,
  faults: FormFaults & { found?: boolean },
  duplicates?: Duplicates,
): Promise<Response> {
  const { services } = c.var
  const isRefused = Object.keys(faults.errors).length > 0 || duplicates !== undefined
  const body = (
    <MerchantPage
      at={at}
      submission={typedIn(typed, SUBMISSION) || services.newId()}
      typed={withoutIdentityCard(typed)}
      errors={faults.errors}
      banks={await banksToday(services)}
      choices={faults.choices}
      found={faults.found}
      duplicates={duplicates ?? (await lookForDuplicates(c, at))}
    />
  )
  return respond(c, vi.merchants.title, body, isRefused ? 422 : 200)
}

const access = only('volunteer', 'coordinator')

export const merchantRoutes: Route[] = [
  { method: 'GET', path: '/stalls/:stall/merchants/new', access, respond: showForm },
  { method: 'POST', path: '/stalls/:stall/merchants', access, maxBody: PHOTO_LIMIT, respond: register },
]
