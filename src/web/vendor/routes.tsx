import { dayOf } from '../../domain/day.ts'
import { findOwnRequest, insertAccountRequest, withdrawAccountRequests } from '../../store/account-requests.ts'
import { insertArrival } from '../../store/arrivals.ts'
import type { Entry } from '../../store/audit.ts'
import { draftWithdrawal } from '../../store/consent-drafts.ts'
import type { Write } from '../../store/database.ts'
import { vendorActor } from '../../store/vendor-links.ts'
import { hasSaid, listOwnConsents, saidId } from '../../store/vendors.ts'
import { readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { refused, seeOther } from '../respond.tsx'
import { anyone, type Ctx, type Route, vendorOnly } from '../route.ts'
import { myStallPage, showCode } from './code.tsx'
import { consentForm, requestForm } from './form.ts'
import { enterPin, lock, openLink, showPin } from './pin.tsx'
import { makeSticker, sendPdf, sendPng } from './print.tsx'
import { vendorOf } from './read.ts'

/** Every act of this page may be sent twice: what stands already is not done again, and the page says so. */
async function done(c: Ctx, writes: Write[], entry: Omit<Entry, 'at' | 'actor'>): Promise<Response> {
  const { store, clock } = c.var.services
  const committed = await store.commit(writes, [{ at: clock(), actor: vendorActor(vendorOf(c)), ...entry }])
  if (!committed.ok && !committed.rule.startsWith('unique:')) throw new Error(`vendor's act refused: ${committed.rule}`)
  return seeOther(c, paths.myStall())
}

/** Evidence S: money came today, said by the vendor. Never an amount. */
async function sayItCame(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const vendor = vendorOf(c)
  const [at, day] = [clock(), dayOf(clock())]
  if (await hasSaid(store.read, vendor, day)) return seeOther(c, paths.myStall())
  const { merchant, stall } = vendor
  const fact = { id: saidId(vendor, day), merchant: merchant.id, stall: stall.id, day, at }
  const said = insertArrival(store.read, { ...fact, level: 'said', payer: 'customer' })
  return done(c, [said], { action: 'arrival.said', subject: fact.id })
}

async function askForChange(c: Ctx): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const { merchant, link } = vendorOf(c)
  const form = await readForm(c, requestForm)
  if (!form.ok) return myStallPage(c, form.typed, { reason: form.errors.reason ?? vi.form.invalid })
  if (await findOwnRequest(store.read, vendorOf(c))) return seeOther(c, paths.myStall())
  const row = { id: newId(), merchant: merchant.id, link: link.id, reason: form.values.reason, at: clock() }
  const entry = { action: 'account-request.made', subject: merchant.id, digest: row.reason }
  return done(c, [insertAccountRequest(store.read, row)], entry)
}

async function takeChangeBack(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const vendor = vendorOf(c)
  const { merchant } = vendor
  if ((await findOwnRequest(store.read, vendor)) === undefined) return seeOther(c, paths.myStall())
  const entry = { action: 'account-request.withdrawn', subject: merchant.id }
  return done(c, [withdrawAccountRequests(store.read, merchant.id, clock())], entry)
}

async function withdraw(c: Ctx): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const vendor = vendorOf(c)
  const form = await readForm(c, consentForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { purpose } = form.values
  const stands = (await listOwnConsents(store.read, vendor)).some((one) => one.purpose === purpose && one.given)
  if (!stands) return seeOther(c, paths.myStall())
  const act = { by: vendor.link.createdBy, at: clock(), newId }
  const { writes, entries } = draftWithdrawal(store.read, vendor.merchant.id, purpose, act, vendorActor(vendor))
  const committed = await store.commit(writes, entries)
  if (!committed.ok) throw new Error(`withdrawal refused: ${committed.rule}`)
  return seeOther(c, paths.myStall())
}

const access = vendorOnly

export const vendorRoutes: Route[] = [
  { method: 'GET', path: '/v/:secret', access: anyone, respond: openLink },
  { method: 'GET', path: paths.myPin(), access: anyone, respond: showPin },
  { method: 'POST', path: paths.myPin(), access: anyone, respond: enterPin },
  { method: 'GET', path: paths.myStall(), access, respond: (c) => myStallPage(c) },
  { method: 'POST', path: paths.myLock(), access, respond: lock },
  { method: 'POST', path: paths.myCode(), access, respond: showCode },
  { method: 'POST', path: paths.mySticker(), access, respond: makeSticker },
  { method: 'GET', path: paths.myStickerFile('pdf'), access, respond: sendPdf },
  { method: 'GET', path: paths.myStickerFile('png'), access, respond: sendPng },
  { method: 'POST', path: paths.myArrivals(), access, respond: sayItCame },
  { method: 'POST', path: paths.myAccountRequests(), access, respond: askForChange },
  { method: 'POST', path: paths.myAccountRequestWithdrawal(), access, respond: takeChangeBack },
  { method: 'POST', path: paths.myConsentWithdrawals(), access, respond: withdraw },
]
