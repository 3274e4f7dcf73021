import { describe, expect, test } from 'vitest'
import { BANKS, type Bank, DEMO_BANK, findBank, knownBins, searchBanks, transferBins } from '../../src/domain/banks.ts'
import { sharedData, sharedDataPresent } from '../support/shared-data.ts'

type Fact = {
  bin: string
  code: string | null
  short_name: string
  name_vi: string | null
  kind: string
  former_names: string[]
  usable_for_new_qr: boolean
}

/** BINs of one erroneous list; the institutions named there have others or none. */
const TRAPS = ['970402', '970404', '970411', '970461']

const facts = sharedData<{ banks: Fact[] }>('banks.json')?.banks ?? []
const newBank: Bank = { ...DEMO_BANK, bin: '971999', code: 'NEW', short: 'NewPay', name: 'Ví NewPay', aliases: [] }

function shortNames(banks: Bank[]): string[] {
  return banks.map((bank) => bank.short)
}

describe('the bank table', () => {
  test('has six-digit BINs, and at most one row in force for each on any day', () => {
    for (const bank of BANKS) {
      expect(bank.bin).toMatch(/^\d{6}$/)
      const open = BANKS.filter((other) => other.bin === bank.bin && other.to === undefined)
      expect(open).toHaveLength(1)
    }
  })

  test('knows neither the traps nor the bank of the demonstration', () => {
    for (const bin of [...TRAPS, DEMO_BANK.bin]) {
      expect(findBank(bin)).toBeUndefined()
      expect(knownBins().has(bin)).toBe(false)
    }
  })

  test('tells the name of the day asked for', () => {
    expect(findBank('970406', '2024-12-31')?.short).toBe('DongA Bank')
    expect(findBank('970406', '2025-02-01')?.short).toBe('Vikki')
    expect(findBank('970444', '2024-10-16')?.short).toBe('CBBank')
    expect(findBank('970444', '2024-10-17')?.short).toBe('VCBNeo')
    expect(findBank('970414')?.short).toBe('MBV')
    expect(findBank('000000')).toBeUndefined()
  })

  test('reads codes of institutions that take no transfers, and makes none for them', () => {
    expect(knownBins().has('970468')).toBe(true)
    expect(transferBins().has('970468')).toBe(false)
    expect(transferBins().has('970436')).toBe(true)
  })

  test('takes the rows an administrator adds, and their rows prevail', () => {
    const renamed: Bank = { ...newBank, bin: '970436', short: 'VCB Mới', from: '2027-01-01' }
    const closed: Bank = { ...newBank, bin: '970416', transfers: false }
    const table = [...BANKS, newBank, renamed, closed, DEMO_BANK]
    expect(findBank('971999', '2026-11-22', table)?.short).toBe('NewPay')
    expect(findBank('970436', '2026-11-22', table)?.short).toBe('Vietcombank')
    expect(findBank('970436', '2027-01-01', table)?.short).toBe('VCB Mới')
    expect(transferBins(table).has('970416')).toBe(false)
    expect(knownBins(table).has('999999')).toBe(true)
    expect(shortNames(searchBanks('mau', table))).toEqual(['Ngân hàng MẪU'])
  })
})

describe('a search for a bank', () => {
  test.each([
    ['vcb', 'Vietcombank'],
    ['Ngoại thương', 'Vietcombank'],
    ['ngoai thuong', 'Vietcombank'],
    ['nông nghiệp', 'Agribank'],
    ['quan doi', 'MBBank'],
    ['STB', 'Sacombank'],
    ['970415', 'VietinBank'],
    ['oceanbank', 'MBV'],
    ['dong a', 'Vikki'],
    ['lienviet', 'LPBank'],
    ['viet capital', 'BVBank'],
    ['momo', 'MoMo'],
    ['uob', 'UnitedOverseas'],
  ])('"%s" finds %s first', (text, short) => {
    expect(shortNames(searchBanks(text))[0]).toBe(short)
  })

  test('puts names that begin with the text before names that hold it', () => {
    const found = shortNames(searchBanks('viet'))
    expect(found.slice(0, 5)).toEqual(['VietABank', 'VietBank', 'Vietcombank', 'VietinBank', 'ViettelMoney'])
    expect(found.indexOf('VietinBank')).toBeLessThan(found.indexOf('BaoVietBank'))
  })

  test('lists each BIN once, and none that takes no transfers', () => {
    const found = searchBanks('ngan hang')
    expect(new Set(found.map((bank) => bank.bin)).size).toBe(found.length)
    expect(searchBanks('mirae')).toEqual([])
    expect(searchBanks('citibank')).toEqual([])
  })

  test('finds nothing for nothing', () => {
    expect(searchBanks('  ')).toEqual([])
    expect(searchBanks('ngân hàng sao hỏa')).toEqual([])
  })
})

describe.runIf(sharedDataPresent)('the bank table beside the cross-checked list', () => {
  const squeeze = (text: string) => text.replaceAll('–', '-').replace(/\s+/g, ' ').trim()

  test('has the same BINs but the four traps', () => {
    const expected = facts.map((fact) => fact.bin).filter((bin) => !TRAPS.includes(bin))
    expect(facts).toHaveLength(76)
    expect([...knownBins()].sort()).toEqual(expected.sort())
  })

  test.each(facts.filter((fact) => !TRAPS.includes(fact.bin)))('$bin is $short_name', (fact) => {
    const bank = findBank(fact.bin, '2026-11-22')
    expect(bank?.short).toBe(fact.short_name)
    expect(squeeze(fact.name_vi ?? '')).toContain(bank?.name)
    expect(bank?.kind).toBe(fact.kind)
    expect(bank?.formerNames).toEqual(fact.former_names)
    expect(bank?.transfers).toBe(fact.usable_for_new_qr)
  })
})
