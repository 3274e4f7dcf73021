import { type Grant, type Role, scopeOf } from '../../domain/access.ts'
import type { SentRecord } from '../../domain/capture/exchange.ts'
import type { Receipt } from '../../domain/capture/receipt.ts'
import type { CaptureBody, CaptureRecord } from '../../domain/capture/record.ts'
import { RECORDERS } from '../../domain/payout/follow-up.ts'
import type { Entry } from '../../store/audit.ts'
import { findCapture, insertCapture, isReplaced, type ReceivedCapture, SENT_BEFORE } from '../../store/captures.ts'
import { isFull, type Write } from '../../store/database.ts'
import { listGrantsInForce } from '../../store/roles.ts'
import { faultName } from '../fault-name.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { editEffect } from './edit.ts'
import type { Capturer, Effect } from './effect.ts'
import { meetingEffect } from './meeting.ts'
import { alter, refuseByRule, setAside } from './refusing.ts'
import { stallEffect } from './stall.ts'
import { visitEffect } from './visit.ts'

/** Most seconds that a record is said to be old: nobody walks longer without a signal. */
const OLDEST = 60 * 24 * 60 * 60
/** How often a record is drafted anew when the facts it rests on changed while it was stored. */
const ATTEMPTS = 3

/** One sending, or one file: whose records they are does not depend on who brings them. */
export interface Bringing {
  readonly services: Services
  /** Records that another of the same sending replaces, as `keyOf` names them. */
  readonly replaced: ReadonlySet<string>
  /** What each officer holds, asked once. */
  readonly grants: Map<string, Promise<readonly Grant[]>>
}

/** A record with who brought it. */
export interface Brought extends SentRecord {
  readonly sentBy: string
}

export interface Sent extends Brought {
  readonly record: CaptureRecord
  readonly digest: string
}

/** What a record will write, and the answer it gets once that is committed. */
export interface Drafted {
  readonly sent: Sent
  /** The stall it is about, as it stands; undefined where it has no effect. */
  readonly stall: string | undefined
  readonly writes: Write[]
  readonly entries: Entry[]
  readonly receipt: Receipt
}

const keyOf = (officer: string, id: string): string => `${officer} ${id}`
export const replacedBy = ({ officer, supersedes = '' }: CaptureRecord): string => keyOf(officer, supersedes)

/** What goes wrong with one record is that one's: it stays on its phone and is sent again, and the others go on. */
async function apart<Done>(by: Bringing, { envelope }: SentRecord, work: () => Promise<Done>): Promise<Done | Receipt> {
  const { log, clock } = by.services
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || isFull(error)) throw error
    log({ event: 'capture-failed', capture: envelope.id, error: faultName(error) })
    return { id: envelope.id, state: 'refused', reason: 'changed', at: clock() }
  }
}

/** Drafts what a record does; or answers at once, where it is known already or is not taken. */
export const draftRecord = (by: Bringing, sent: Sent): Promise<Drafted | Receipt> =>
  apart(by, sent, () => draft(by, sent))

async function draft(by: Bringing, sent: Sent): Promise<Drafted | Receipt> {
  const { store, clock } = by.services
  const { record, digest } = sent
  const known = await findCapture(store.read, record.id)
  if (known !== undefined) return known.digest === digest ? receiptOf(known) : alter(by.services, sent)
  const at = clock()
  const effect = await effectOf(by, sent, at)
  if (!effect.ok) return setAside(by.services, sent, { ...effect, digest })
  const received = { at, actor: record.officer, action: 'capture.received', subject: record.id }
  return {
    ...{ sent, stall: effect.stall, receipt: { ...receiptOf({ ...effect, id: record.id, at }), scan: effect.scan } },
    writes: [...effect.writes, insertCapture(store.read, await rowOf(by, sent, effect, at))],
    entries: [...effect.entries, received],
  }
}

export const isReceipt = (one: Drafted | Receipt): one is Receipt => 'state' in one

/** Drafts and commits one record, again where what it rests on changed meanwhile. */
export const receiveOne = (by: Bringing, sent: Sent): Promise<Receipt> => apart(by, sent, () => receive(by, sent))

async function receive(by: Bringing, sent: Sent): Promise<Receipt> {
  const { store } = by.services
  for (let attempt = 1; ; attempt++) {
    const drafted = await draft(by, sent)
    if (isReceipt(drafted)) return drafted
    const committed = await store.commit(drafted.writes, drafted.entries)
    if (committed.ok) return drafted.receipt
    if (attempt >= ATTEMPTS && committed.rule !== SENT_BEFORE) return refuseByRule(by.services, sent, committed.rule)
  }
}

type Made = Extract<Effect, { ok: true }> | SupersededEffect
type SupersededEffect = Omit<Extract<Effect, { ok: true }>, 'state'> & { readonly state: 'superseded' }

const SUPERSEDED: SupersededEffect = { ok: true, state: 'superseded', writes: [], entries: [] }

async function effectOf(by: Bringing, sent: Sent, at: number): Promise<Made | Extract<Effect, { ok: false }>> {
  const { services, replaced } = by
  const { record, age } = sent
  if (replaced.has(keyOf(record.officer, record.id)) || (await isReplaced(services.store.read, record)))
    return SUPERSEDED
  const scope = scopeOf(record.officer, await grantsOf(by, record.officer), RECORDING[record.body.kind])
  if (scope === undefined) return { ok: false, reason: 'not-yours' }
  return bodyEffect({ services, scope, at, madeAt: at - Math.min(Math.floor(age), OLDEST) }, record)
}

const WALKERS = ['volunteer', 'coordinator'] as const satisfies readonly Role[]
/** Who may record what. */
const RECORDING: Readonly<Record<CaptureBody['kind'], readonly Role[]>> = {
  ...{ visit: WALKERS, stall: WALKERS, edit: WALKERS, meeting: RECORDERS },
}

function grantsOf({ services, grants }: Bringing, officer: string): Promise<readonly Grant[]> {
  const asked = grants.get(officer) ?? listGrantsInForce(services.store.read, officer)
  grants.set(officer, asked)
  return asked
}

function bodyEffect(by: Capturer, { id, body }: CaptureRecord): Promise<Effect> {
  if (body.kind === 'visit') return visitEffect(by, body)
  if (body.kind === 'meeting') return meetingEffect(by, body)
  return body.kind === 'stall' ? stallEffect(by, body) : editEffect(by, id, body)
}

async function rowOf({ services: { store } }: Bringing, { record, digest, sentBy }: Sent, effect: Made, at: number) {
  const { id, officer, device, version, body } = record
  const { state, site, stall, visit, incident } = effect
  const made = { id, officer, device, sentBy, version, kind: body.kind, digest, deviceAt: record.at, at }
  // One that replaces what counts already is a fact of its own: nothing of the books is taken back.
  const before = record.supersedes === undefined ? undefined : await findCapture(store.read, record.supersedes)
  const isFree = before === undefined || (before.state === 'superseded' && before.officer === officer)
  return { ...made, state, site, stall, visit, incident, supersedes: isFree ? (record.supersedes ?? null) : null }
}

type Answered = Pick<ReceivedCapture, 'id' | 'state' | 'at'> & {
  incident?: string | null | undefined
  scan?: Receipt['scan'] | null
}

const receiptOf = ({ id, state, at, incident, scan }: Answered): Receipt => ({
  ...{ id, state, at },
  ...(incident ? { incident } : {}),
  ...(scan ? { scan } : {}),
  ...(state === 'conflict' ? { merge: paths.merge(id) } : {}),
})
