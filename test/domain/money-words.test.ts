import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dongInWords } from '../../src/domain/money-words.ts'

const SAID: readonly (readonly [dong: number, words: string])[] = [
  [0, 'Không đồng'],
  [1, 'Một đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [14, 'Mười bốn đồng'],
  [15, 'Mười lăm đồng'],
  [20, 'Hai mươi đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi bốn đồng'],
  [25, 'Hai mươi lăm đồng'],
  [91, 'Chín mươi mốt đồng'],
  [100, 'Một trăm đồng'],
  [101, 'Một trăm lẻ một đồng'],
  [105, 'Một trăm lẻ năm đồng'],
  [110, 'Một trăm mười đồng'],
  [111, 'Một trăm mười một đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [121, 'Một trăm hai mươi mốt đồng'],
  [500, 'Năm trăm đồng'],
  [555, 'Năm trăm năm mươi lăm đồng'],
  [1_000, 'Một nghìn đồng'],
  [1_001, 'Một nghìn không trăm lẻ một đồng'],
  [1_010, 'Một nghìn không trăm mười đồng'],
  [1_500, 'Một nghìn năm trăm đồng'],
  [5_005, 'Năm nghìn không trăm lẻ năm đồng'],
  [10_000, 'Mười nghìn đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [21_000, 'Hai mươi mốt nghìn đồng'],
  [35_000, 'Ba mươi lăm nghìn đồng'],
  [100_000, 'Một trăm nghìn đồng'],
  [101_000, 'Một trăm lẻ một nghìn đồng'],
  [105_500, 'Một trăm lẻ năm nghìn năm trăm đồng'],
  [1_000_000, 'Một triệu đồng'],
  [1_000_005, 'Một triệu không trăm lẻ năm đồng'],
  [1_005_000, 'Một triệu không trăm lẻ năm nghìn đồng'],
  [1_234_567, 'Một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy đồng'],
  [25_021_000, 'Hai mươi lăm triệu không trăm hai mươi mốt nghìn đồng'],
  [499_999_999, 'Bốn trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [1_000_000_001, 'Một tỷ không trăm lẻ một đồng'],
  [2_050_000_000, 'Hai tỷ không trăm năm mươi triệu đồng'],
  [15_000_000_000, 'Mười lăm tỷ đồng'],
  [1_001_000_000_000, 'Một nghìn không trăm lẻ một tỷ đồng'],
]

test.each(SAID)('%i is read aloud as %s', (dong, words) => {
  expect(dongInWords(dong)).toBe(words)
})

/** Reads the words back, written apart from what made them. */
function readBack(words: string): number {
  const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
  let [total, millions, group] = [0, 0, 0]
  let last = 0
  for (const word of words.toLowerCase().replace(' đồng', '').split(' ')) {
    const digit = word === 'mốt' ? 1 : word === 'lăm' ? 5 : digits.indexOf(word)
    if (digit >= 0) {
      last = digit
      group += digit
    } else if (word === 'mười') group += 10
    else if (word === 'mươi') group += last * 9
    else if (word === 'trăm') group += last * 99
    else if (word === 'nghìn' || word === 'triệu') {
      millions += group * (word === 'nghìn' ? 1_000 : 1_000_000)
      group = 0
    } else if (word === 'tỷ') {
      total = (total + millions + group) * 1_000_000_000
      millions = 0
      group = 0
    }
  }
  return total + millions + group
}

test('every amount is told apart by its words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(499_999_999), fc.maxSafeNat()), (dong) => {
      expect(readBack(dongInWords(dong))).toBe(dong)
    }),
    { numRuns: 5000 },
  )
})

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is no amount', (number) => {
  expect(() => dongInWords(number)).toThrow(RangeError)
})
