import { scopeOf } from '../../domain/access.ts'
import { partsOf } from '../../domain/capture/envelope.ts'
import type { SentRecord } from '../../domain/capture/exchange.ts'
import type { Receipt } from '../../domain/capture/receipt.ts'
import type { CaptureRecord } from '../../domain/capture/record.ts'
import { findCapture, insertCapture, isReplaced, type ReceivedCapture, SENT_BEFORE } from '../../store/captures.ts'
import { isFull } from '../../store/database.ts'
import { listGrantsInForce } from '../../store/roles.ts'
import { faultName } from '../fault-name.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { editEffect } from './edit.ts'
import { type Capturer, type Effect, refuse } from './effect.ts'
import { type Opened, openRecord } from './open.ts'
import { alter, refuseByRule, setAside } from './refusing.ts'
import { stallEffect } from './stall.ts'
import { visitEffect } from './visit.ts'

/** Most seconds that a record is said to be old: nobody walks longer without a signal. */
const OLDEST = 60 * 24 * 60 * 60
/** How often a record is drafted anew when the facts it rests on changed while it was stored. */
const ATTEMPTS = 3

/**
 * Receives records one by one, each in a commit of its own, and answers for every one of them in their order. They are
 * their officers', whoever sends them. The same record again gets the same answer.
 */
export async function receiveAll(
  services: Services,
  sentBy: string,
  records: readonly SentRecord[],
): Promise<Receipt[]> {
  const sent = records.map(({ envelope, age }) => ({ envelope: partsOf(envelope), age, sentBy }))
  const opened = await Promise.all(sent.map(({ envelope }) => openRecord(services.store, envelope)))
  const replaced = new Set(opened.flatMap((one) => (one.ok && one.record.supersedes ? [replacedBy(one.record)] : [])))
  const receipts: Receipt[] = []
  for (const [index, one] of sent.entries())
    receipts.push(await receiveOne(services, { ...one, replaced, opened: opened[index] as Opened }))
  return receipts
}

type Arrived = SentRecord & { readonly sentBy: string; readonly replaced: ReadonlySet<string>; readonly opened: Opened }

/** What goes wrong with one record is that one's: it stays on its phone and is sent again, and the others go on. */
async function receiveOne(services: Services, { opened, ...sent }: Arrived): Promise<Receipt> {
  try {
    return await (opened.ok ? receiveOpened(services, { ...sent, ...opened }) : setAside(services, sent, opened))
  } catch (error) {
    if (!(error instanceof Error) || isFull(error)) throw error
    const { id } = sent.envelope
    services.log({ event: 'capture-failed', capture: id, error: faultName(error) })
    return { id, state: 'refused', reason: 'changed', at: services.clock() }
  }
}

const keyOf = (officer: string, id: string): string => `${officer} ${id}`
const replacedBy = ({ officer, supersedes = '' }: CaptureRecord): string => keyOf(officer, supersedes)

interface Sent extends SentRecord {
  readonly sentBy: string
  readonly record: CaptureRecord
  readonly digest: string
  /** Records that another of the same sending replaces. */
  readonly replaced: ReadonlySet<string>
}

async function receiveOpened(services: Services, sent: Sent): Promise<Receipt> {
  const { store, clock } = services
  for (let attempt = 1; ; attempt++) {
    const known = await findCapture(store.read, sent.record.id)
    if (known !== undefined) return known.digest === sent.digest ? receiptOf(known) : alter(services, sent)
    const at = clock()
    const effect = await effectOf(services, sent, at)
    if (!effect.ok) return setAside(services, sent, { ...effect, digest: sent.digest })
    const committed = await store.commit(
      [...effect.writes, insertCapture(store.read, await rowOf(services, sent, effect, at))],
      [...effect.entries, { at, actor: sent.record.officer, action: 'capture.received', subject: sent.record.id }],
    )
    if (committed.ok) return { ...receiptOf({ ...effect, id: sent.record.id, at }), scan: effect.scan }
    if (attempt >= ATTEMPTS && committed.rule !== SENT_BEFORE) return refuseByRule(services, sent, committed.rule)
  }
}

type Made = Extract<Effect, { ok: true }> | SupersededEffect
type SupersededEffect = Omit<Extract<Effect, { ok: true }>, 'state' | 'site' | 'stall'> & {
  readonly state: 'superseded'
  readonly site?: undefined
  readonly stall?: undefined
}

const SUPERSEDED: SupersededEffect = { ok: true, state: 'superseded', writes: [], entries: [] }

async function effectOf(services: Services, sent: Sent, at: number): Promise<Made | Extract<Effect, { ok: false }>> {
  const { record, replaced, age } = sent
  if (replaced.has(keyOf(record.officer, record.id)) || (await isReplaced(services.store.read, record)))
    return SUPERSEDED
  const grants = await listGrantsInForce(services.store.read, record.officer)
  const scope = scopeOf(record.officer, grants, ['volunteer', 'coordinator'])
  if (scope === undefined) return refuse('not-yours') as Extract<Effect, { ok: false }>
  const by: Capturer = { services, scope, at, madeAt: at - Math.min(Math.floor(age), OLDEST) }
  return bodyEffect(by, record)
}

function bodyEffect(by: Capturer, { id, body }: CaptureRecord): Promise<Effect> {
  if (body.kind === 'visit') return visitEffect(by, body)
  return body.kind === 'stall' ? stallEffect(by, body) : editEffect(by, id, body)
}

async function rowOf({ store }: Services, { record, digest, sentBy }: Sent, effect: Made, at: number) {
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
