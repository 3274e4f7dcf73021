import { describe, expect, test } from 'vitest'
import { BANKS, DEMO_BANK, knownBins } from '../../../src/domain/banks.ts'
import { cleanPasted } from '../../../src/domain/vietqr/pasted.ts'
import { readCode } from '../../../src/domain/vietqr/read.ts'
import { CODE_KINDS, REFUSALS, WARNINGS } from '../../../src/domain/vietqr/reading.ts'
import { napas, reusable, sealed } from './making.ts'
import { INVALID, VALID } from './tables.ts'

describe('codes that are read', () => {
  test.each(VALID)('$name', ({ payload, reading }) => {
    expect(readCode(payload)).toStrictEqual({ ok: true, ...reading })
  })

  test('show every kind and every warning', () => {
    expect(new Set(VALID.map((valid) => valid.reading.kind))).toEqual(new Set(CODE_KINDS))
    expect(new Set(VALID.flatMap((valid) => valid.reading.warnings))).toEqual(new Set(WARNINGS))
  })
})

describe('codes that are refused', () => {
  test.each(INVALID)('$name', ({ payload, reason }) => {
    expect(readCode(payload)).toStrictEqual({ ok: false, reason })
  })

  test('show every refusal', () => {
    expect(new Set(INVALID.map((invalid) => invalid.reason))).toEqual(new Set(REFUSALS))
  })
})

test("the demonstration's bank is read where it is known", () => {
  const payload = sealed(`${reusable}${napas('999999', '0000000012')}53037045802VN`)
  const bins = knownBins([...BANKS, DEMO_BANK])
  expect(readCode(payload, { knownBins: bins })).toMatchObject({ ok: true, bin: '999999' })
  expect(readCode(payload)).toEqual({ ok: false, reason: 'unknown-bin' })
})

test('what pasting adds is removed by the one who takes the paste, never by the reader', () => {
  const payload = sealed(`${reusable}${napas('970436', '1017595600')}53037045802VN`)
  for (const pasted of [`${payload}\r\n`, `\ufeff${payload}`, `\u200b ${payload} \u00a0`]) {
    expect(readCode(pasted).ok).toBe(false)
    expect(cleanPasted(pasted)).toBe(payload)
  }
  expect(cleanPasted(payload)).toBe(payload)
  expect(cleanPasted(' \n ')).toBe('')
})
