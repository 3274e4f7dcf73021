import { describe, expect, test } from 'vitest'
import { compareScan, isAlarm, type Registration } from '../../src/domain/scan.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { emitObject } from '../../src/domain/vietqr/objects.ts'
import { readCode } from '../../src/domain/vietqr/read.ts'
import { REFUSALS } from '../../src/domain/vietqr/reading.ts'

function transfer(account: string): string {
  const built = buildTransfer({ bin: '970405', account })
  if (!built.ok) throw new Error(built.reason)
  return built.payload
}
const wall = (payload: string) => ({ payload, reading: readCode(payload) })
const resealed = (objects: string) => `${objects}6304${crcDigits(crc16(`${objects}6304`))}`

const payload = transfer('4201205001234')
const live: Registration = { standing: 'live', code: 'code-1', payload }
const vendor: Registration = { standing: 'vendor' }
const coming: Registration = { standing: 'coming' }
const elsewhere: Registration = { standing: 'elsewhere' }

describe('the code on the wall against the register', () => {
  test('matches when it pays the live account, whatever its text', () => {
    const withMemo = resealed(`${payload.slice(0, -8)}${emitObject('62', emitObject('08', 'CAM ON'))}`)
    expect(compareScan(wall(payload), [live])).toEqual({ scan: 'match', code: 'code-1' })
    expect(compareScan(wall(withMemo), [live])).toEqual({ scan: 'match', code: 'code-1' })
  })

  test('matches at a stall that shares its account with others', () => {
    expect(compareScan(wall(payload), [elsewhere, vendor, live])).toMatchObject({ scan: 'match' })
  })

  test.each([
    ['another account of the vendor', [vendor], 'vendor-other'],
    ['another account of the vendor that others use too', [elsewhere, vendor], 'vendor-other'],
    ['the account of the vendor that is not live yet', [coming], 'changed'],
    ['an earlier account that comes again', [elsewhere, vendor, coming], 'changed'],
    ['an account registered elsewhere', [elsewhere], 'other-stall'],
    ['an account nobody registered', [], 'stranger'],
  ] as const)('names %s', (_whose, registered, scan) => {
    expect(compareScan(wall(payload), registered)).toEqual({ scan })
  })

  test('does not trust the right account beside a second scheme that nobody registered', () => {
    const momo = emitObject('26', emitObject('00', 'vn.momo') + emitObject('01', 'SOMEBODY'))
    const twofold = resealed(payload.slice(0, 12) + momo + payload.slice(12, -8))
    expect(readCode(twofold)).toMatchObject({ ok: true, kind: 'momo-merchant', account: '4201205001234' })
    expect(compareScan(wall(twofold), [live])).toEqual({ scan: 'stranger' })
    for (const standing of [vendor, coming, elsewhere])
      expect(compareScan(wall(twofold), [standing])).toEqual({ scan: 'stranger' })
    const registered: Registration = { standing: 'live', code: 'code-2', payload: twofold }
    expect(compareScan(wall(twofold), [registered])).toEqual({ scan: 'match', code: 'code-2' })
  })

  test('takes a wallet’s code that names no account beside it for what is registered', () => {
    const momo = emitObject('26', emitObject('00', 'vn.momo') + emitObject('01', 'SOMEBODY'))
    const transferEnds = 16 + Number(payload.slice(14, 16))
    const wallet = resealed(payload.slice(0, 12) + momo + payload.slice(transferEnds, -8))
    const reading = readCode(wallet)
    expect(reading).toMatchObject({ ok: true, kind: 'momo-merchant' })
    expect(reading).not.toHaveProperty('bin')
    expect(compareScan(wall(wallet), [vendor])).toEqual({ scan: 'vendor-other' })
    expect(compareScan(wall(wallet), [live])).toEqual({ scan: 'match', code: 'code-1' })
  })

  test.each([
    ['a link', 'https://example.vn/menu'],
    ['a price list', 'Bún bò 35.000'],
    ['a misprinted code', `${payload.slice(0, -1)}${payload.endsWith('0') ? '1' : '0'}`],
    ['the text of an old wallet, which takes no money any more', '2|99|0900000123|||0|0|0'],
    ['half a code', payload.slice(0, 40)],
  ])('does not take %s for a payment', (_what, text) => {
    expect(compareScan(wall(text), [])).toEqual({ scan: 'not-payment' })
  })

  test.each([
    ['a second account beside the first', resealed(payload.slice(0, -8) + payload.slice(12, 70))],
    ['something behind the end', `${payload}5303704`],
    ['a bank nobody knows', resealed(payload.replace('970405', '970999').slice(0, -8))],
  ])('takes a code with %s for a stranger’s', (_what, text) => {
    expect(readCode(text)).toMatchObject({ ok: false })
    expect(compareScan(wall(text), [])).toEqual({ scan: 'stranger' })
  })

  test('decides over every refusal the reader knows', () => {
    const scans = REFUSALS.map((reason) => compareScan({ payload: '', reading: { ok: false, reason } }, []).scan)
    expect(scans.filter((scan) => scan === 'not-payment')).toHaveLength(11)
    expect(scans.filter((scan) => scan === 'stranger')).toHaveLength(REFUSALS.length - 11)
  })

  test('interrupts the walk when customers’ money goes to somebody else', () => {
    const scans = ['match', 'vendor-other', 'changed', 'other-stall', 'stranger', 'not-payment'] as const
    expect(scans.filter(isAlarm)).toEqual(['other-stall', 'stranger'])
  })
})
