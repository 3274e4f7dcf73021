import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CapturedRegistration, VisitBody } from '../../src/domain/capture/record.ts'
import { findNewestProposal } from '../../src/store/account-proposals.ts'
import { consents, merchantPhones, merchants } from '../../src/store/schema.ts'
import { hoScope, sendBack } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n17 } = world.teHanhStalls
const account = { destination: { bin: '970436', account: '0011004158273' }, relation: 'own' } as const
const given: CapturedRegistration = {
  ...({ kind: 'individual', category: 'food', consents: ['sticker'], consentText: '2026-10' } as const),
  account,
}

let t: TestApp
let phone: TestPhone
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  phone = await phoneOf(t, world.officers.lan)
})

const met = (more: Partial<CapturedRegistration> = {}, stall: string = n17): VisitBody => ({
  ...{ kind: 'visit', stall, outcome: 'agreed', registration: { ...given, ...more } },
})
const send = (more?: Partial<CapturedRegistration>, stall?: string) => phone.send(phone.record(met(more, stall)))
const newest = () => findNewestProposal(t.store.read, hoScope, world.merchant, 'sticker')
const phones = () => t.store.read.select().from(merchantPhones)

describe('what a vendor who is known gives', () => {
  test('is an account, with the leave for it and the text that was read', async () => {
    await send()
    expect(await newest()).toMatchObject({ proposal: { version: 1, proposedBy: 'lan' } })
    expect(await t.store.read.select().from(consents)).toMatchObject([
      { merchant: world.merchant, purpose: 'sticker', textVersion: '2026-10' },
    ])
  })

  test('is a phone too, where none was known; another one leaves it as it is', async () => {
    const call = { consents: ['sticker', 'phone'] as const, account: undefined }
    expect(await send({ ...call, phone: '0905123456' })).toMatchObject([{ state: 'stored' }])
    const first = await phones()
    expect(first).toMatchObject([{ merchant: world.merchant, at: START }])
    expect(await send({ ...call, phone: '0905123457' })).toMatchObject([{ state: 'stored' }])
    expect(await phones()).toEqual(first)
  })

  test('is an account and a first phone at once', async () => {
    await send({ consents: ['sticker', 'phone'], phone: '0905123456' })
    expect([(await newest())?.proposal.version, (await phones()).length]).toEqual([1, 1])
  })

  test('said again with the holder, is proposed with it once', async () => {
    const named = { account: { ...account, holder: 'LE THI MY' } }
    await send()
    await send(named)
    await send(named)
    await send()
    expect((await newest())?.proposal.version).toBe(2)
  })

  test('sent back by the second person, is proposed anew when it is captured again', async () => {
    await send({ account: { ...account, holder: 'LE THI MY' } })
    await sendBack(t.store, (await newest())?.proposal.id ?? '')
    await send({ account: { ...account, holder: 'LE THI MY' } })
    expect(await newest()).toMatchObject({ proposal: { version: 2 }, decision: null })
  })

  test('is another account within seven days of a first phone: it is set aside, and taken once they are over', async () => {
    await send({ consents: ['sticker', 'phone'], phone: '0905123456' })
    const other = { account: { ...account, destination: { bin: '970436', account: '99887766' } } }
    const record = phone.record(met(other))
    expect(await phone.send(record)).toMatchObject([{ state: 'refused', reason: 'too-soon' }])
    t.clock.advance(8 * 86_400)
    const again = await phoneOf(t, world.officers.ho)
    const answer = await again.post([{ envelope: await phone.seal(record), age: 0 }])
    expect(await answer.json()).toMatchObject({ receipts: [{ id: record.id, state: 'stored' }] })
  })
})

describe('a vendor met for the first time', () => {
  const nameOf = async () => {
    const [trader] = await t.store.read.select().from(merchants).where(eq(merchants.stall, n15))
    return trader?.tradeName
  }

  test.each([
    ['is none', '·!'],
    ['is longer than a sticker bears', 'Bún bò '.repeat(9)],
  ])('whose name %s is called by what is sold and where', async (_name, tradeName) => {
    expect(await send({ tradeName }, n15)).toMatchObject([{ state: 'stored' }])
    expect(await nameOf()).toBe('Ăn uống số 15')
  })

  test('is not stored with a holder that is no name', async () => {
    const unread = { account: { ...account, holder: '123 456' } }
    expect(await send(unread, n15)).toMatchObject([{ state: 'refused', reason: 'account-unreadable' }])
    expect(await nameOf()).toBeUndefined()
  })
})
