import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { BATCH } from '../../src/domain/capture/receipt.ts'
import { PHOTO_BYTES } from '../../src/domain/capture/record.ts'
import { question, readRecord, sending } from '../../src/web/captures/shape.ts'

const account = { destination: { bin: '970436', account: '0011004158273' }, relation: 'own', holder: 'LE THI MY' }
const registration = {
  ...{ tradeName: 'Bún bò', kind: 'individual', category: 'food', phone: '0905123456' },
  ...{ consents: ['sticker', 'phone'], consentText: '2026-11', account },
}
const registering = (destination: object) => ({ ...registration, account: { ...account, destination } })

const visit = {
  ...{ kind: 'visit', stall: 'te-hanh-15', outcome: 'postponed', reason: 'tax', returnIn: 366, display: 'in-place' },
  ...{ code: '000201', sticker: 'none', evidence: { level: 'said', payer: 'customer', ago: 0, days: 'few' } },
  ...{ registration, photo: 'A'.repeat(Math.ceil((PHOTO_BYTES * 4) / 3)) },
}
const stall = {
  ...{ kind: 'stall', stall: 'new-1', site: 'te-hanh', block: 'te-hanh-1', side: 'odd', number: '17A', after: 'n17' },
}
const edit = { kind: 'edit', stall: 'te-hanh-17', merchant: 'ut', field: 'category', base: 0, value: 'food' }
const recordOf = (body: object, more: object = {}) => ({
  ...{ version: 3, id: 'capture-1', officer: 'lan', device: 'phone-1', at: -5, supersedes: 'capture-0', body },
  ...more,
})

describe('a record', () => {
  test.each([visit, stall, edit])('of $kind is read with everything it may say', (body) => {
    expect(readRecord(recordOf(body))).toEqual(recordOf(body))
  })

  test.each([
    ['an id with a space', recordOf(visit, { id: 'a b' })],
    ['an id that is too long', recordOf(visit, { id: 'a'.repeat(65) })],
    ['a time between two seconds', recordOf(visit, { at: 0.5 })],
    ['another version', recordOf(visit, { version: 2 })],
    ['a part that no record has', recordOf(visit, { position: [15.2, 108.7] })],
    ['a part that no visit has', recordOf({ ...visit, position: [15.2, 108.7] })],
    ['a kind that is none', recordOf({ ...visit, kind: 'photo' })],
    ['a return today', recordOf({ ...visit, returnIn: 0 })],
    ['a return in more than a year', recordOf({ ...visit, returnIn: 367 })],
    ['a return in half a day', recordOf({ ...visit, returnIn: 1.5 })],
    ['money of tomorrow', recordOf({ ...visit, evidence: { ...visit.evidence, ago: -1 } })],
    ['the word of a bank', recordOf({ ...visit, evidence: { ...visit.evidence, level: 'bank' } })],
    ['an amount', recordOf({ ...visit, evidence: { ...visit.evidence, amount: 35_000 } })],
    ['a code that is too long', recordOf({ ...visit, code: '0'.repeat(5_000) })],
    ['a sticker that is too long', recordOf({ ...visit, sticker: 'x'.repeat(201) })],
    ['a photo that is no base64', recordOf({ ...visit, photo: '<svg/>' })],
    ['a photo that is too large', recordOf({ ...visit, photo: `${visit.photo}A` })],
    ['a bank that is no number', recordOf({ ...visit, registration: registering({ bin: 'VCB', account: '1' }) })],
    [
      'a code that is a text of a card',
      recordOf({ ...visit, code: '012345678901||Nguyễn Thị Út|01011970|Nữ|Bình Sơn|0' }),
    ],
    [
      'a holder that is too long',
      recordOf({ ...visit, registration: { ...registration, account: { ...account, holder: 'A'.repeat(500) } } }),
    ],
    [
      'a text of consent that is a text',
      recordOf({ ...visit, registration: { ...registration, consentText: 'Tôi đồng ý' } }),
    ],
    ['a version before the first', recordOf({ ...edit, base: -1 })],
    ['an account as a field', recordOf({ ...edit, field: 'account' })],
  ])('with %s is none', (_name, raw) => {
    expect(readRecord(raw)).toBeUndefined()
  })
})

describe('a sending', () => {
  const envelope = {
    ...{ id: 'a', version: 3, officer: 'lan', device: 'phone-1', key: 'k', point: 'p', nonce: 'n', sealed: 's' },
    signature: 's',
  }
  const sent = (more: object = {}) => ({
    device: 'phone-1',
    held: { 'te-hanh': 0 },
    records: [{ envelope, age: 0 }],
    ...more,
  })
  const sites = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`site-${at}`, 1]))
  const records = (count: number) => Array.from({ length: count }, () => ({ envelope, age: 0 }))

  test.each([
    ['of as many records as one may have', { records: records(BATCH) }],
    ['of nothing but what is held', { records: [], held: sites(200) }],
  ])('%s is read', (_name, more) => {
    expect(v.is(sending, sent(more))).toBe(true)
  })

  test.each([
    ['of one record more', { records: records(BATCH + 1) }],
    ['of too many sites', { held: sites(201) }],
    ['with less than nothing held', { held: { 'te-hanh': -1 } }],
    ['of a record of the future', { records: [{ envelope, age: -1 }] }],
    ['of half an envelope', { records: [{ envelope: { ...envelope, signature: undefined }, age: 0 }] }],
    ['of an unnamed phone', { device: undefined }],
  ])('%s is none', (_name, more) => {
    expect(v.is(sending, sent(more))).toBe(false)
  })
})

test.each([
  [10_000, true],
  [10_001, false],
])('a question about %i records is one: %s', (count, isOne) => {
  expect(v.is(question, { device: 'phone-1', ids: Array.from({ length: count }, (_, at) => `c-${at}`) })).toBe(isOne)
})
