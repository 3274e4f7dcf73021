import { partsOf } from '../../domain/capture/envelope.ts'
import type { SentRecord } from '../../domain/capture/exchange.ts'
import { BATCH, type Receipt } from '../../domain/capture/receipt.ts'
import type { CaptureBody, CaptureRecord } from '../../domain/capture/record.ts'
import { isFull } from '../../store/database.ts'
import type { Services } from '../services.ts'
import { type Opened, openRecord, type Verifiers } from './open.ts'
import { type Bringing, type Brought, type Drafted, draftRecord, isReceipt, receiveOne, replacedBy } from './receive.ts'
import { setAside } from './refusing.ts'

/**
 * Receives records and answers for every one of them in their order. They are their officers', whoever sends them. The
 * same record again gets the same answer, and one that is wrong holds up no other.
 */
export function receiveAll(services: Services, sentBy: string, records: readonly SentRecord[]): Promise<Receipt[]> {
  const receive = () => receiveBatch(services, sentBy, records)
  return services.inTurn ? services.inTurn(receive) : receive()
}

async function receiveBatch(services: Services, sentBy: string, records: readonly SentRecord[]): Promise<Receipt[]> {
  const verifiers: Verifiers = new Map()
  const brought = records.map(({ envelope, age }) => ({ envelope: partsOf(envelope), age, sentBy }))
  const opened = await Promise.all(brought.map(({ envelope }) => openRecord(services.store, envelope, verifiers)))
  const replaced = new Set(opened.flatMap((one) => (one.ok && one.record.supersedes ? [replacedBy(one.record)] : [])))
  const group = new Group({ services, replaced, grants: new Map() })
  for (const [index, sent] of brought.entries()) await group.receive(index, sent, opened[index] as Opened)
  return group.answers()
}

/**
 * Records of different stalls know nothing of each other: they are committed together, because a commit costs more than
 * all the rest. Where that is refused, each is committed by itself.
 */
class Group {
  readonly #by: Bringing
  readonly #receipts: Receipt[] = []
  #drafted: { readonly index: number; readonly draft: Drafted }[] = []

  constructor(by: Bringing) {
    this.#by = by
  }

  async receive(index: number, sent: Brought, opened: Opened): Promise<void> {
    if (!opened.ok) {
      this.#receipts[index] = await setAside(this.#by.services, sent, opened)
      return
    }
    if (this.#isMet(opened.record)) await this.#commit()
    let draft = await draftRecord(this.#by, { ...sent, ...opened })
    if (!isReceipt(draft) && this.#hasStall(draft.stall)) {
      await this.#commit()
      draft = await draftRecord(this.#by, { ...sent, ...opened })
    }
    if (isReceipt(draft)) this.#receipts[index] = draft
    else this.#drafted.push({ index, draft })
  }

  async answers(): Promise<Receipt[]> {
    await this.#commit()
    return this.#receipts
  }

  /** Whether what waits to be committed may bear on the record: a stall it is about, or one that was only just added. */
  #isMet({ id, body }: CaptureRecord): boolean {
    const bears = ({ record }: Drafted['sent']) => record.id === id || bearsOn(record.body, body)
    return this.#drafted.length >= BATCH || this.#drafted.some(({ draft }) => bears(draft.sent))
  }

  /** Two ids may lead to one stall. */
  #hasStall(stall: string | undefined): boolean {
    return stall !== undefined && this.#drafted.some(({ draft }) => draft.stall === stall)
  }

  async #commit(): Promise<void> {
    const drafted = this.#drafted
    this.#drafted = []
    if (drafted.length === 0) return
    const of = <Part>(part: (draft: Drafted) => readonly Part[]) => drafted.flatMap(({ draft }) => part(draft))
    const { store } = this.#by.services
    const [writes, entries] = [of(({ writes }) => writes), of(({ entries }) => entries)]
    const together = await store.commit(writes, entries).catch(unlessFull)
    for (const { index, draft } of drafted)
      this.#receipts[index] = together?.ok ? draft.receipt : await receiveOne(this.#by, draft.sent)
  }
}

/** Meetings bear on nothing: of one case the later word counts. What was added or edited may bear on every stall. */
function bearsOn(before: CaptureBody, body: CaptureBody): boolean {
  if (before.kind === 'meeting' || body.kind === 'meeting') return false
  return before.stall === body.stall || before.kind !== 'visit'
}

/** Nothing of the commit is stored: each record is tried by itself, where there is room for any. */
function unlessFull(error: unknown): undefined {
  if (isFull(error)) throw error
}
