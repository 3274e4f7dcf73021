import type { Envelope } from '../../src/domain/capture/envelope.ts'
import type { Received, SentRecord } from '../../src/domain/capture/exchange.ts'
import type { CaptureBody, CaptureRecord } from '../../src/domain/capture/record.ts'
import { type DeviceKey, newDeviceKey, sealRecord } from '../../src/field/walk/seal.ts'
import { devices } from '../../src/store/schema.ts'
import type { TestApp } from './app.ts'
import { WORLD_NOW } from './world.ts'

/** A phone in an officer's hands, known to the server and signed in. */
export interface TestPhone {
  readonly officer: string
  readonly device: string
  readonly key: DeviceKey
  readonly cookie: string
  /** One record, as the app writes it; an id of its own unless given. */
  record(body: CaptureBody, of?: Partial<CaptureRecord>): CaptureRecord
  seal(record: unknown): Promise<Envelope>
  /** Seals and sends, all in one sending; answers what the server said of each. */
  send(...records: CaptureRecord[]): Promise<Received['receipts']>
  /** Sends what is sealed already. */
  post(records: SentRecord[], cookie?: string): Promise<Response>
}

let count = 0

export async function phoneOf(t: TestApp, officer: string, device = `phone-${officer}-${++count}`): Promise<TestPhone> {
  const key = await newDeviceKey()
  const row = { id: device, officer, publicKey: key.publicKey, at: WORLD_NOW }
  await t.store.read.insert(devices).values(row)
  const cookie = await t.signIn(officer)
  const record: TestPhone['record'] = (body, of = {}) => ({
    ...{ version: 3, id: `capture-${device}-${++count}`, officer, device, at: WORLD_NOW, body },
    ...of,
  })
  const seal: TestPhone['seal'] = async (of) =>
    sealRecord(of as CaptureRecord, await t.store.keys.captureKey(), key.privateKey)
  const post: TestPhone['post'] = (records, as = cookie) =>
    postJson(t, '/walk/captures', { device, held: {}, records }, as)
  const send: TestPhone['send'] = async (...records) => {
    const sent = await Promise.all(records.map(async (one) => ({ envelope: await seal(one), age: 0 })))
    const answer = await post(sent)
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
    return ((await answer.json()) as Received).receipts
  }
  return { officer, device, key, cookie, record, seal, send, post }
}

/** A request as the app's script on the site itself would make it. */
export const postJson = async (t: TestApp, path: string, body: unknown, cookie = ''): Promise<Response> =>
  t.app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
  })
