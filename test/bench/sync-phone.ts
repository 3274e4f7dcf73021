import type { Envelope } from '../../src/domain/capture/envelope.ts'
import type { Received } from '../../src/domain/capture/exchange.ts'
import { BATCH, isReceived } from '../../src/domain/capture/receipt.ts'

export interface Phone {
  readonly device: string
  readonly cookie: string
  readonly envelopes: readonly Envelope[]
}

/** How bad the signal is: shares of what is lost or doubled. */
const REQUESTS_LOST = 0.2
const ANSWERS_LOST = 0.15
const DOUBLED = 0.1
/** Milliseconds a phone waits after it heard nothing. */
const PAUSE = 20

export interface Tally {
  /** Milliseconds from sending a batch to its answer, of those that were answered. */
  readonly waits: number[]
  sendings: number
  lost: number
  doubled: number
  /** Records that came back with anything but a receipt to keep. */
  readonly refused: string[]
}

/** Sends everything a phone holds over a bad signal, in no order, until the server has answered for each record. */
export async function sendAll(phone: Phone, address: string, random: () => number, tally: Tally): Promise<void> {
  const waiting = new Map(shuffled(phone.envelopes, random).map((envelope) => [envelope.id, envelope]))
  while (waiting.size > 0) {
    const batch = [...waiting.values()].slice(0, BATCH)
    const received = await sendOnce(phone, batch, address, random, tally)
    if (received === undefined) {
      tally.lost++
      await new Promise((resolve) => setTimeout(resolve, PAUSE * (1 + random())))
    }
    for (const receipt of received?.receipts ?? []) {
      if (isReceived(receipt)) waiting.delete(receipt.id)
      else if (receipt.reason !== 'changed') {
        waiting.delete(receipt.id)
        tally.refused.push(`${receipt.id}: ${receipt.state} ${receipt.reason ?? ''}`)
      }
    }
  }
}

async function sendOnce(
  phone: Phone,
  batch: readonly Envelope[],
  address: string,
  random: () => number,
  tally: Tally,
): Promise<Received | undefined> {
  tally.sendings++
  if (random() < REQUESTS_LOST) return undefined
  const twice = random() < DOUBLED
  if (twice) tally.doubled++
  const from = performance.now()
  const answers = await Promise.all((twice ? [0, 1] : [0]).map(() => post(phone, batch, address)))
  const answered = answers.find((answer) => answer !== undefined)
  if (answered === undefined || random() < ANSWERS_LOST) return undefined
  tally.waits.push(performance.now() - from)
  return answered
}

async function post(
  { device, cookie }: Phone,
  batch: readonly Envelope[],
  address: string,
): Promise<Received | undefined> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
  const body = JSON.stringify({ device, held: {}, records: batch.map((envelope) => ({ envelope, age: 3600 })) })
  const answer = await fetch(`${address}/walk/captures`, { method: 'POST', headers, body }).catch(() => undefined)
  if (answer === undefined) return undefined
  // An answer cut off in the middle is none.
  const received = await answer.json().catch(() => undefined)
  if (received !== undefined && answer.status !== 200)
    throw new Error(`answered ${answer.status}: ${JSON.stringify(received)}`)
  return received
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item]
  }
  return mixed
}

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
