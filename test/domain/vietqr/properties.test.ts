import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transferBins } from '../../../src/domain/banks.ts'
import { buildTransfer, type Transfer } from '../../../src/domain/vietqr/build.ts'
import { crc16, crcDigits, readCrcDigits } from '../../../src/domain/vietqr/crc.ts'
import { accountIdentity } from '../../../src/domain/vietqr/identity.ts'
import { readCode } from '../../../src/domain/vietqr/read.ts'
import { dong, napas, sealed, slowCrc, tlv } from './making.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const printable = [...letters, ' ', '.', '_', '-']
const text = (of: string[], max: number) => fc.string({ unit: fc.constantFrom(...of), minLength: 1, maxLength: max })

const toAccount = fc.record(
  {
    bin: fc.constantFrom(...transferBins()),
    account: text(letters, 19),
    amount: fc.integer({ min: 1, max: 499_999_999 }),
    memo: text(printable, 25),
    name: text(printable, 25),
    city: text(printable, 15),
  },
  { requiredKeys: ['bin', 'account'] },
)
const toCard = toAccount.chain((transfer) =>
  fc
    .string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 19 })
    .map((account): Transfer => ({ ...transfer, account, service: 'QRIBFTTC' })),
)
const transfers: fc.Arbitrary<Transfer> = fc.oneof(toAccount, toCard)

function build(transfer: Transfer): string {
  const built = buildTransfer(transfer)
  if (!built.ok) throw new Error(built.reason)
  return built.payload
}

/** Whom a text pays; undefined when it is refused. Codes that pay nobody we can name count as their whole reading. */
function payee(payload: string): string | undefined {
  const reading = readCode(payload)
  if (!reading.ok) return undefined
  const { bin, account } = reading
  return bin && account ? accountIdentity({ bin, account }) : JSON.stringify(reading)
}

const samples = [
  build({ bin: '970436', account: '1017595600' }),
  build({ bin: '970423', account: 'cobaytehanh', amount: 50_000, memo: 'SAP 12 CHO CHAU O' }),
  build({ bin: '970403', account: '9704031101234567', service: 'QRIBFTTC', name: 'DINH THI BE', city: 'QUANG NGAI' }),
]

test('what is built is read back unchanged', () => {
  fc.assert(
    fc.property(transfers, (transfer) => {
      const { city: _, service = 'QRIBFTTA', ...printed } = transfer
      const reading = readCode(build(transfer))
      expect(reading).toMatchObject({ ok: true, ...printed, service, country: 'VN' })
      expect(reading.ok && 'memo' in reading).toBe('memo' in transfer)
      expect(reading.ok && 'amount' in reading).toBe('amount' in transfer)
    }),
    { numRuns: 2000 },
  )
})

test('no text makes the reader throw', () => {
  const codeLike = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.string({ unit: 'binary', maxLength: 30 })))
  const objects = codeLike.map((all) => sealed(`000201${all.map(([id, value]) => tlv(padded(id), value)).join('')}`))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), objects), (any) => {
      expect(typeof readCode(any).ok).toBe('boolean')
    }),
    { numRuns: 3000 },
  )
})

function padded(id: number): string {
  return String(id).padStart(2, '0')
}

test('no substitution of one character is read as another account: every place, every printable character', () => {
  for (const sample of samples) {
    const right = payee(sample)
    for (let at = 0; at < sample.length; at++) {
      for (let unit = 0x20; unit < 0x7f; unit++) {
        const changed = sample.slice(0, at) + String.fromCharCode(unit) + sample.slice(at + 1)
        if (changed !== sample && ![undefined, right].includes(payee(changed))) throw new Error(changed)
      }
    }
  }
  expect(samples.map(payee)).toEqual(['970436|1017595600', '970423|COBAYTEHANH', '970403|9704031101234567'])
})

test('no deletion, doubling, insertion or transposition is read as another account: every place', () => {
  for (const sample of samples) {
    const right = payee(sample)
    for (let at = 0; at < sample.length; at++) {
      const [before, here, after] = [sample.slice(0, at), sample.charAt(at), sample.slice(at + 1)]
      const swapped = before + after.charAt(0) + here + after.slice(1)
      for (const changed of [before + after, before + here + here + after, `${before}0${here}${after}`, swapped]) {
        if (changed !== sample) expect([undefined, right]).toContain(payee(changed))
      }
    }
  }
})

test('several changes at once are not read as another account', () => {
  const change = fc.tuple(fc.nat(200), fc.nat(3), fc.constantFrom(...printable))
  fc.assert(
    fc.property(transfers, fc.array(change, { minLength: 1, maxLength: 4 }), (transfer, changes) => {
      const payload = build(transfer)
      const changed = changes.reduce(
        (now, [at, removed, added]) => splice(now, at % now.length, removed, added),
        payload,
      )
      expect([undefined, payee(payload)]).toContain(payee(changed))
    }),
    // Changes wider than 16 bits pass a 16-bit CRC once in 65,536 times, so the run is always the same one.
    { numRuns: 3000, seed: 20261122 },
  )
})

function splice(payload: string, at: number, removed: number, added: string): string {
  return payload.slice(0, at) + added + payload.slice(at + removed)
}

test('a further object under a right CRC is never read as another account', () => {
  const other = { bin: '970422', account: '0900000001' }
  fc.assert(
    fc.property(transfers, fc.nat(99), fc.constantFrom('38', '26', '51', '54', '62'), (transfer, place, id) => {
      const objects = objectsOf(build(transfer).slice(0, -8))
      const added =
        id === '54' ? '5405999995' : id === '62' ? '62050801X' : napas(other.bin, other.account, 'QRIBFTTA', id)
      objects.splice(1 + (place % objects.length), 0, added.slice(0, 4 + Number(added.slice(2, 4))))
      const reading = readCode(sealed(objects.join('')))
      if (reading.ok) expect([reading.bin, reading.account]).toEqual([transfer.bin, transfer.account])
      if (id === '38') expect(reading).toEqual({ ok: false, reason: 'duplicate-tag' })
      if (id === '26' || id === '51') expect(reading).toEqual({ ok: false, reason: 'two-accounts' })
    }),
    { numRuns: 1000 },
  )
})

function objectsOf(payload: string): string[] {
  const objects: string[] = []
  for (let at = 0; at < payload.length; ) {
    const end = at + 4 + Number(payload.slice(at + 2, at + 4))
    objects.push(payload.slice(at, end))
    at = end
  }
  return objects
}

test('two codes cut and joined at any object are refused', () => {
  const [first, second] = [samples[0] as string, samples[1] as string]
  const [left, right] = [objectsOf(first.slice(0, -8)), objectsOf(second.slice(0, -8))]
  const joined = left.flatMap((_, cut) => right.map((_, from) => [...left.slice(0, cut + 1), ...right.slice(from)]))
  const readings = joined.map((objects) => readCode(sealed(objects.join(''))))
  const paid = readings.map((reading) => (reading.ok && reading.account) || 'nobody')
  expect(new Set(paid)).toEqual(new Set(['nobody', '1017595600', 'cobaytehanh']))
  expect(readCode(sealed(first.slice(0, -8) + second.slice(0, -8)))).toEqual({ ok: false, reason: 'duplicate-tag' })
  expect(readCode(first + second)).toEqual({ ok: false, reason: 'trailing-bytes' })
})

test('the CRC is that of its definition over any text, and its digits are read back', () => {
  expect(crcDigits(crc16('123456789'))).toBe('29B1')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      const crc = crc16(any)
      expect(crcDigits(crc)).toBe(slowCrc(any))
      expect(readCrcDigits(crcDigits(crc))).toBe(crc)
    }),
    { numRuns: 2000 },
  )
})

test('a length counts characters, a pair of surrogates being one', () => {
  const memo = '🍜'.repeat(20)
  const payload = sealed(`000201010211${napas('970436', '1017595600')}${dong}62${'240820'}${memo}`)
  expect(readCode(payload)).toMatchObject({ ok: true, memo })
})
