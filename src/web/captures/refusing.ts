import type { SentRecord } from '../../domain/capture/exchange.ts'
import type { Receipt, Refusal } from '../../domain/capture/receipt.ts'
import type { Entry } from '../../store/audit.ts'
import { type CaptureRefusal, countRefusals, insertCaptureRefusal, isRefusedBefore } from '../../store/captures.ts'
import { isEditRace } from '../../store/field-edits.ts'
import type { Services } from '../services.ts'
import type { Effect } from './effect.ts'

/** Most records of one sender that are written down as refused within a day: more of them say nothing new. */
const REFUSED_A_DAY = 500
const DAY = 24 * 60 * 60

type Sent = SentRecord & { readonly sentBy: string }

/** Known by its id, and of another content: nothing of it is stored but that it came. */
export async function alter(services: Services, sent: Sent & { readonly digest: string }): Promise<Receipt> {
  const { id } = sent.envelope
  const at = services.clock()
  const altered: Entry = { at, actor: sent.sentBy, action: 'capture.altered', subject: id }
  await note(services, refusalOf(sent, 'altered', sent.digest, at), [altered])
  return { id, state: 'altered', at }
}

export async function setAside(
  services: Services,
  sent: Sent,
  { reason, fault, digest }: Extract<Effect, { ok: false }> & { digest: string },
): Promise<Receipt> {
  const at = services.clock()
  const { read } = services.store
  const isMuch = (await countRefusals(read, sent.sentBy, at - DAY)) >= REFUSED_A_DAY
  if (reason !== 'changed' && !isMuch) await note(services, refusalOf(sent, reason, digest, at), [])
  return { id: sent.envelope.id, state: 'refused', reason, ...(fault ? { fault } : {}), at }
}

/** Rules that will refuse the record again, however often it is sent. */
const LASTING: Readonly<Record<string, Refusal | undefined>> = {
  'unique: stalls.id': 'shape',
  'unique: stall_aliases.id': 'shape',
  'unique: edit_conflicts.id': 'shape',
  'phone-changed-lately': 'too-soon',
}

/** Refused by a rule of the schema: set aside where that lasts; else somebody was quicker every time, and it waits. */
export function refuseByRule(
  services: Services,
  sent: Sent & { readonly digest: string },
  rule: string,
): Promise<Receipt> {
  const reason = LASTING[rule] ?? 'changed'
  if (reason === 'changed' && !isEditRace(rule))
    services.log({ event: 'capture-refused', rule, capture: sent.envelope.id })
  return setAside(services, sent, { ok: false, reason, digest: sent.digest })
}

const refusalOf = (
  { envelope: { id, officer, device }, sentBy }: Sent,
  reason: CaptureRefusal['reason'],
  digest: string,
  at: number,
): CaptureRefusal => ({ capture: id, reason, digest, officer, device, sentBy, at })

/** Once for each reason and content, however often the same is sent. */
async function note({ store }: Services, refusal: CaptureRefusal, entries: Entry[]): Promise<void> {
  if (await isRefusedBefore(store.read, refusal)) return
  await store.commit([insertCaptureRefusal(store.read, refusal)], entries)
}
