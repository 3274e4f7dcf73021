import { describe, expect, test } from 'vitest'
import {
  type AccountContent,
  canonicalContent,
  cleanAccount,
  codeForAccount,
  destinationIdentity,
  importCode,
  paysItsAccount,
} from '../../src/domain/account.ts'
import { BANKS } from '../../src/domain/banks.ts'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { sharedData, sharedDataPresent } from '../support/shared-data.ts'

const sealed = (objects: string) => `${objects}6304${crcDigits(crc16(`${objects}6304`))}`
const napas = (tail: string, before = '') =>
  sealed(`000201010211${before}38530010A0000007270123000697041501090123456780208QRIBFTTA${tail}`)
const PLAIN = napas('53037045802VN')
const VNPAY = sealed('00020101021126280010A0000007750110SHOP0012345204541153037045802VN')

const content: AccountContent = {
  ...{ merchant: 'm', stall: 's', proposedBy: 'lan', version: 1, source: 'typed', kind: 'transfer-account' },
  ...{ bin: '970415', account: '012345678', holder: 'Đinh Văn Bé', relation: 'own', use: 'sticker', payload: PLAIN },
}

describe('a content', () => {
  const changes: Partial<AccountContent>[] = [
    { merchant: 'n' },
    { stall: 't' },
    { proposedBy: 'ho' },
    { version: 2 },
    { source: 'imported' },
    { kind: 'napas-merchant' },
    { bin: '970436' },
    { account: '012345679' },
    { holder: 'Đinh Văn Bè' },
    { relation: 'other' },
    { payload: `${PLAIN} ` },
    { use: 'beside' },
  ]
  test.each(changes)('is another text when %o', (change) => {
    expect(canonicalContent({ ...content, ...change })).not.toBe(canonicalContent(content))
  })

  test('is one text however its fields are ordered, and covers all of them', () => {
    const reversed = Object.fromEntries(Object.entries(content).reverse()) as unknown as AccountContent
    expect(canonicalContent(reversed)).toBe(canonicalContent(content))
    const beside = canonicalContent({ ...content, use: 'beside' })
    expect(Object.keys(JSON.parse(beside)).sort()).toEqual(Object.keys(content).sort())
    expect(changes).toHaveLength(Object.keys(content).length)
  })
})

describe('a typed account', () => {
  test.each([
    ['0123 456.789-0', '01234567890'],
    [' 0123\u200b456789 ', '0123456789'],
    ['V3CAS–0001', 'V3CAS0001'],
  ])('%s is taken as %s', (asTyped, account) => {
    expect(cleanAccount(asTyped)).toBe(account)
  })

  test('gets a reusable code that pays it, without amount, name or memo', () => {
    const made = codeForAccount('970415', '012345678', BANKS)
    expect(made).toMatchObject({ ok: true, destination: { source: 'typed', kind: 'transfer-account', payload: PLAIN } })
    expect(made.ok && paysItsAccount(made.destination)).toBe(true)
  })

  test.each([
    ['970415', '0123 4567', 'bad-account'],
    ['970415', '', 'bad-account'],
    ['123456', '01234567', 'unknown-bin'],
  ])('at %s with id “%s” is refused as %s', (bin, account, reason) => {
    expect(codeForAccount(bin, account, BANKS)).toEqual({ ok: false, reason })
  })
})

describe('a vendor’s own code', () => {
  test('is taken over to the byte, with the account it pays', () => {
    const read = importCode(PLAIN, BANKS)
    expect(read).toMatchObject({ ok: true, destination: { source: 'imported', bin: '970415', payload: PLAIN } })
  })

  test('without a bank is known by its scheme and id', () => {
    const read = importCode(VNPAY, BANKS)
    expect(read).toMatchObject({ ok: true, destination: { kind: 'vnpay', account: 'A000000775|SHOP001234' } })
    expect(read.ok && 'bin' in read.destination).toBe(false)
  })

  test.each([
    ['with an amount', napas('53037045405500005802VN'), 'has-amount'],
    ['of a neighbour', sealed('00020101021129370016A0000006770101110113006681234567853037645802TH'), 'not-importable'],
    [
      'for a cash machine',
      sealed('00020101021238510010A0000007270123000697041501090123456780206QRCASH53037045802VN'),
      'not-importable',
    ],
    ['with a blank at its end', `${PLAIN} `, 'trailing-bytes'],
    [
      'of a bank nobody knows',
      sealed('00020101021138530010A0000007270123000612345601090123456780208QRIBFTTA53037045802VN'),
      'unknown-bin',
    ],
  ])('%s is refused by name', (_which, payload, reason) => {
    expect(importCode(payload, BANKS)).toMatchObject({ ok: false, reason })
  })

  test('that pays another account than the one kept with it is found out', () => {
    const read = importCode(PLAIN, BANKS)
    if (!read.ok) throw new Error(read.reason)
    const { destination } = read
    expect(paysItsAccount(destination)).toBe(true)
    expect(paysItsAccount({ ...destination, account: '012345679' })).toBe(false)
    expect(paysItsAccount({ ...destination, bin: '970436' })).toBe(false)
    const { bin: _, ...without } = destination
    expect(paysItsAccount(without)).toBe(false)
    const named = napas('53037045802VN5905DINHB')
    expect(paysItsAccount({ ...destination, payload: named })).toBe(true)
    expect(paysItsAccount({ ...destination, payload: named, source: 'typed' })).toBe(false)
  })

  const vectors = sharedData<{ id: string; verdict: string; payload: string }[]>('vietqr-vectors.json') ?? []
  test.runIf(sharedDataPresent)('of every published vector is refused, or pays the account it is kept with', () => {
    const taken = vectors.flatMap(({ id, payload, verdict }) => {
      const read = importCode(payload, BANKS)
      return read.ok ? [{ id, verdict, destination: read.destination, payload }] : []
    })
    expect(taken.length).toBeGreaterThan(20)
    for (const { id, verdict, destination, payload } of taken) {
      expect([id, destination.payload]).toEqual([id, payload])
      expect([id, verdict]).not.toEqual([id, 'invalid'])
      expect([id, paysItsAccount(destination)]).toEqual([id, true])
      expect([id, destinationIdentity(destination)]).not.toEqual([id, ''])
    }
  })
})
