import { describe, expect, test } from 'vitest'
import { type HandedOver, readHandover, writeHandover } from '../../../src/domain/capture/handover.ts'

const NOW = 1_794_448_800
const record = (id: string): HandedOver => ({
  envelope: {
    ...{ id, version: 3, officer: 'lan', device: 'phone', key: 'k1', point: 'BP0', nonce: 'AAAA' },
    ...{ sealed: 'c2VhbGVk', signature: 'c2ln' },
  },
  label: { kind: 'visit', site: 'te-hanh', stall: 's-3', number: '3', outcome: 'agreed' },
  age: 90,
})
const records = ['a', 'b', 'c'].map(record)
const file = writeHandover(records, NOW)

describe('a handover file', () => {
  test('reads as it was written', () => {
    expect(readHandover(file)).toEqual({ records, damaged: [], promised: 3, savedAt: NOW })
    expect(readHandover(writeHandover([], NOW))).toEqual({ records: [], damaged: [], promised: 0, savedAt: NOW })
  })

  test('that passed through another system, with its line ends and blank lines, reads the same', () => {
    expect(readHandover(`\r\n${file.replaceAll('\n', '\r\n\r\n')}`)?.records).toEqual(records)
  })

  test('with a flipped byte in one line costs that record and names its line', () => {
    const at = file.indexOf('"b"') + 1
    const flipped = (bit: number) =>
      file.slice(0, at - 1) + String.fromCharCode(file.charCodeAt(at - 1) ^ bit) + file.slice(at)
    expect(readHandover(flipped(4))).toEqual({
      records: [records[0], records[2]],
      damaged: [3],
      promised: 3,
      savedAt: NOW,
    })
  })

  test('that ends too early keeps what came before, and what was promised', () => {
    const cut = readHandover(file.slice(0, -20))
    expect(cut).toEqual({ records: records.slice(0, 2), damaged: [4], promised: 3, savedAt: NOW })
    const end = file.indexOf('\n', file.indexOf('"a"')) + 1
    expect(readHandover(file.slice(0, end))).toEqual({ records: [records[0]], damaged: [], promised: 3, savedAt: NOW })
  })

  test('without a readable head is its records, of nobody knows how many', () => {
    expect(readHandover(file.slice(5))).toEqual({ records, damaged: [1], promised: undefined, savedAt: undefined })
  })

  test.each([
    ['nothing', ''],
    ['a picture', '\u0000PNG\r\n\u001a\n'],
    ['other JSON', '{"format":"other","version":1,"count":3}\n[1,2]\nnull\n'],
    ['a newer format', '{"format":"pho-qr-handover","version":2,"savedAt":1,"count":0}'],
    ['a table', 'số nhà,tên\n3,Bánh mì Hoà\n'],
  ])('is not %s', (_what, text) => {
    expect(readHandover(text)).toBeUndefined()
  })

  test.each([
    ['no envelope', { envelope: undefined }],
    ['an envelope without a signature', { envelope: { ...records[0]?.envelope, signature: undefined } }],
    ['a label that names no site', { label: { ...records[0]?.label, site: 5 } }],
    ['an age before it was made', { age: -1 }],
  ])('names a line with %s', (_what, wrong) => {
    const line = JSON.stringify({ ...records[0], ...wrong })
    expect(readHandover(`${file}${line}\n`)).toMatchObject({ records, damaged: [5] })
  })
})
