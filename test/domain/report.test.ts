import { describe, expect, test } from 'vitest'
import { permilleOf } from '../../src/domain/numbers.ts'
import { mayBePictured, weakestSites } from '../../src/domain/report.ts'
import { cellText } from '../../src/domain/spreadsheet-text.ts'
import { someFigures, someSite } from '../support/reports.ts'

describe('the sites that need help first', () => {
  test('are those with the smallest share in use, ties by name, none without a stall', () => {
    const sites = [
      someSite('Trống', 0, 0),
      someSite('Nửa', 5, 10),
      someSite('Ối', 1, 3),
      someSite('Ánh', 2, 6),
      someSite('Ít', 33, 100),
    ]
    expect(weakestSites(sites, 3).map(({ name }) => name)).toEqual(['Ít', 'Ánh', 'Ối'])
    expect(weakestSites(sites, 9)).toHaveLength(4)
    expect(weakestSites([], 3)).toEqual([])
  })
})

test('a picture is of five stalls or more', () => {
  expect([4, 5].map((operating) => mayBePictured({ figures: someFigures({ operating }) }))).toEqual([false, true])
})

describe('a text in a cell', () => {
  test.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
    '%j is no formula',
    (text) => {
      expect(cellText(text)).toBe(`'${text}`)
    },
  )

  test.each(['', '012', 'Gạo Út', '17/3', "'x", 'a=b', '1-2'])('%j stays as it is', (text) => {
    expect(cellText(text)).toBe(text)
  })

  test('holds nothing that XML cannot', () => {
    expect(cellText('a\u0000b\u000bc\u001fd\uffff')).toBe('abcd')
    expect(cellText('\u0000=1')).toBe("'=1")
  })
})

test.each([
  [0, 0, undefined],
  [0, 7, 0],
  [7, 7, 1000],
  [22, 34, 647],
  [1999, 2000, 999],
  [1, 9000, 1],
])('%i of %i is %j thousandths, as on screen', (count, total, permille) => {
  expect(permilleOf({ count, total })).toBe(permille)
})
