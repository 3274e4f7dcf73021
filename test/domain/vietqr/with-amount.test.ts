import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEMO_BANK, transferBins } from '../../../src/domain/banks.ts'
import { buildTransfer } from '../../../src/domain/vietqr/build.ts'
import { paymentIdentity } from '../../../src/domain/vietqr/identity.ts'
import { readCode } from '../../../src/domain/vietqr/read.ts'
import { codeWithAmount } from '../../../src/domain/vietqr/with-amount.ts'
import { dong, napas, reusable, sealed, tlv } from './making.ts'

const bins = new Set(['970403', '970436', '970454', '999999'])
const sticker = sealed(reusable + napas('970436', '1017595600') + dong)
const extra = (objects: string) => sealed(reusable + napas('970436', '1017595600') + dong + objects)

describe('a code for one payment', () => {
  test('pays whom the sticker pays, by the amount and the memo asked for', () => {
    const made = codeWithAmount(sticker, { amount: 35_000, memo: 'GAO 5KG' }, bins)
    expect(made.ok && readCode(made.payload)).toMatchObject({
      ...{ ok: true, kind: 'transfer-account', bin: '970436', account: '1017595600', amount: 35_000, memo: 'GAO 5KG' },
      warnings: [],
    })
    expect(made.ok && made.payload.slice(6, 12)).toBe('010212')
  })

  test('is made for a bank that only its own approval knows', () => {
    const own = sealed(reusable + napas(DEMO_BANK.bin, '9990100037') + dong)
    expect(codeWithAmount(own, { amount: 1 }, new Set([DEMO_BANK.bin]))).toMatchObject({ ok: true })
    expect(codeWithAmount(own, { amount: 1 }, new Set())).toEqual({ ok: false, reason: 'unreadable' })
  })

  test('keeps the memo that the sticker itself carries, and takes no other', () => {
    const own = extra(tlv('62', tlv('08', 'SAP 12')))
    const made = codeWithAmount(own, { amount: 20_000 }, bins)
    expect(made.ok && readCode(made.payload)).toMatchObject({ memo: 'SAP 12', amount: 20_000 })
    expect(codeWithAmount(own, { amount: 20_000, memo: 'SAP 12' }, bins)).toEqual(made)
    expect(codeWithAmount(own, { amount: 20_000, memo: 'GAO' }, bins)).toEqual({ ok: false, reason: 'own-memo' })
  })

  test.each([
    ['is not read', 'https://momo.vn/1', 'unreadable'],
    ['has lost its end', sticker.slice(0, -1), 'unreadable'],
    ['is an acquirer’s', sealed(reusable + napas('970436', 'MS00T1', 'QRPUSH') + dong), 'other-kind'],
    ['names no service', sealed(reusable + napas('970436', 'MS00T1', '') + dong), 'other-kind'],
    ['is for a cash machine', sealed(reusable + napas('970436', '12345678', 'QRCASH') + dong), 'other-kind'],
    ['is a wallet’s', sealed(reusable + napas('970454', '99MM24011M', 'QRIBFTTA') + dong), 'other-kind'],
    ['carries a reference', extra(tlv('62', tlv('05', 'MOMOW2W1'))), 'says-more'],
    ['carries a terminal beside its memo', extra(tlv('62', tlv('07', 'T1') + tlv('08', 'A'))), 'says-more'],
    ['carries a memo too long to print', extra(tlv('62', tlv('08', 'A'.repeat(26)))), 'long-memo'],
  ])('is not made from one that %s', (_what, payload, reason) => {
    expect(codeWithAmount(payload, { amount: 35_000 }, bins)).toEqual({ ok: false, reason })
  })

  test.each([0, -1, 0.5, Number.NaN, 500_000_000, 1e21])('is not made for %d đồng', (amount) => {
    expect(codeWithAmount(sticker, { amount }, bins)).toEqual({ ok: false, reason: 'bad-amount' })
  })

  test.each([
    ['Gạo', 'bad-memo'],
    ['A'.repeat(26), 'long-memo'],
  ])('is not made with the memo %s as it stands', (memo, reason) => {
    expect(codeWithAmount(sticker, { amount: 1, memo }, bins)).toEqual({ ok: false, reason })
  })
})

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const text = (of: readonly string[], from: number, to: number) =>
  fc.string({ unit: fc.constantFrom(...of), minLength: from, maxLength: to })
const bin = fc.constantFrom(...transferBins())
const stickers = fc.oneof(
  fc.record({ bin, account: text(letters, 1, 19) }),
  fc.record({ bin, account: text([...'0123456789'], 16, 19), service: fc.constant('QRIBFTTC') }),
)

test('whatever the account, the amount and the memo: same payee, nothing else changed', () => {
  const amounts = fc.integer({ min: 1, max: 499_999_999 })
  const memos = fc.option(text([...letters, ' ', '.', '_', '-'], 1, 25), { nil: undefined })
  fc.assert(
    fc.property(stickers, amounts, memos, (of, amount, memo) => {
      const own = buildTransfer(of)
      if (!own.ok) throw new Error(own.reason)
      const made = codeWithAmount(own.payload, { amount, memo }, new Set([of.bin]))
      const wallet = readCode(own.payload)
      if (wallet.ok && wallet.kind === 'momo-personal') return expect(made.ok).toBe(false)
      if (!made.ok) throw new Error(made.reason)
      expect(paymentIdentity(made.payload)).toBe(paymentIdentity(own.payload))
      const { kind, service } = wallet as { kind: string; service: string }
      expect(readCode(made.payload)).toEqual({
        ...{ ok: true, kind, service, bin: of.bin, account: of.account, amount, country: 'VN', warnings: [] },
        ...(memo && { memo }),
      })
    }),
    { numRuns: 2000 },
  )
})

test('nothing but a code that pays the sticker’s own account ever comes of a mutated one', () => {
  fc.assert(
    fc.property(fc.nat(sticker.length - 1), fc.constantFrom(...letters), (at, letter) => {
      const changed = sticker.slice(0, at) + letter + sticker.slice(at + 1)
      const made = codeWithAmount(changed, { amount: 35_000 }, bins)
      if (made.ok) expect(paymentIdentity(made.payload, { knownBins: bins })).toBe('970436|1017595600')
    }),
    { numRuns: 2000 },
  )
})
