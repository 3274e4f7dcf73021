import { describe, expect, test } from 'vitest'
import { readCode } from '../../../src/domain/vietqr/read.ts'
import type { CodeKind, ReadableCode, Warning } from '../../../src/domain/vietqr/reading.ts'
import { sharedData, sharedDataPresent } from '../../support/shared-data.ts'

type Vector = {
  id: string
  kind: string
  verdict: 'valid' | 'valid-with-quirks' | 'invalid'
  payload: string
  input: Record<string, string | null>
  notes: string
}

const vectors = sharedData<Vector[]>('vietqr-vectors.json') ?? []

// What the collection's names of kinds are called here. A UnionPay code that also carries a transfer is that transfer.
const kindOf: Record<string, CodeKind> = {
  'napas-ibft-account': 'transfer-account',
  'napas-ibft-card': 'transfer-card',
  'napas-qrpush': 'napas-merchant',
  'napas-qrcash': 'napas-cash',
  'multi-scheme(unionpay+napas)': 'transfer-account',
  'vnpay-qr': 'vnpay',
  'vnpay-wallet-personal-legacy': 'vnpay-wallet',
  'momo-personal-via-napas': 'momo-personal',
  'momo-merchant+napas': 'momo-merchant',
  'zalopay+napas': 'zalopay',
  'zalopay-via-napas': 'zalopay',
  'shopeepay(airpay)': 'shopeepay',
  'vn-bill(other tag 26)': 'bill',
  khqr: 'foreign',
  'lao-qr': 'foreign',
  'promptpay-th': 'foreign',
  qris: 'foreign',
  qrph: 'foreign',
  sgqr: 'foreign',
  'emv-other': 'other-emv',
  'emvco-reference': 'other-emv',
}

/** Vectors whose kind is read otherwise than labelled, with the clause. */
const READ_OTHERWISE: Record<string, { kind: CodeKind; clause: string }> = {
  'm034-emv-other': {
    kind: 'vnpay',
    clause:
      'EMVCo merchant-presented mode, 4.7.1 and table 4.1: any of 26–51 may hold any scheme, and the GUID in its object ' +
      "00 names it. 38 holds A000000775 here, VNPAY's.",
  },
}

/** Verdicts believed wrong, with the clause of the standard: none is. */
const WRONG_VERDICTS: Record<string, string> = {}

// Inputs in the words of the collection, in the form a reading gives them; absent and empty are the same.
const fields: [string, (code: ReadableCode) => string | undefined][] = [
  ['bin', (code) => code.bin],
  ['account', (code) => code.account],
  ['service', (code) => code.service],
  ['amount', (code) => code.amount?.toString()],
  ['purpose', (code) => code.memo],
  ['merchant_name', (code) => code.name],
  ['country', (code) => code.country],
]

function byVerdict(verdict: Vector['verdict']): Vector[] {
  return vectors.filter((vector) => vector.verdict === verdict && !(vector.id in WRONG_VERDICTS))
}

// The old wallet's flat objects were not decoded by the collection.
function isComplete(input: Vector['input']): boolean {
  return 'currency' in input
}

const readable = [...byVerdict('valid'), ...byVerdict('valid-with-quirks')]

// The collection's remarks that name a quirk, and the warning that says the same.
const quirks: [string, Warning][] = [
  ['non-ascending tag order', 'object-order'],
  ['static (11) with amount', 'static-with-amount'],
  ['dynamic (12) without amount', 'dynamic-without-amount'],
  ['lower-case CRC', 'lower-case-crc'],
  ['62-08 is ', 'long-memo'],
  ['zero-length 62', 'empty-object'],
  ['without GUID TLV', 'bare-template'],
  ['59 >25', 'long-name'],
  ['account >19', 'long-account'],
  ['old VNPAY wallet layout', 'old-wallet-layout'],
]

describe.runIf(sharedDataPresent)('published codes', () => {
  test('are all looked at: 96 valid, 34 with quirks, 93 invalid, 223 in all', () => {
    const counts = (['valid', 'valid-with-quirks', 'invalid'] as const).map((verdict) => byVerdict(verdict).length)
    expect(counts).toEqual([96, 34, 93])
    expect(vectors).toHaveLength(223)
  })

  test.each(readable)('$id is read as what it says', ({ id, kind, payload, input }) => {
    const reading = readCode(payload)
    if (!reading.ok) throw new Error(`refused: ${reading.reason}`)
    expect(reading.kind).toBe(READ_OTHERWISE[id]?.kind ?? kindOf[kind])
    for (const [field, read] of fields) {
      if (!(field in input) && !isComplete(input)) continue
      expect(`${field} ${read(reading) ?? ''}`).toBe(`${field} ${input[field] ?? ''}`)
    }
  })

  test.each(byVerdict('valid-with-quirks'))('$id is read with a warning of its quirks', ({ payload, notes }) => {
    const reading = readCode(payload)
    const expected = quirks.filter(([remark]) => notes.includes(remark)).map(([, warning]) => warning)
    expect(reading).toMatchObject({ ok: true, warnings: expect.arrayContaining(expected) })
    expect(reading.ok && reading.warnings.length).toBeGreaterThan(0)
  })

  test.each(byVerdict('invalid'))('$id is refused', ({ payload }) => {
    expect(readCode(payload)).toEqual({ ok: false, reason: expect.any(String) })
  })
})
