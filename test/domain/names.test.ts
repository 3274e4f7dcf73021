import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bankForm,
  compareByGivenName,
  exactAccentFirst,
  fold,
  foldMemo,
  givenName,
  isShortFormOf,
  NAME_LENGTH,
  nfc,
  readName,
  unprintable,
} from '../../src/domain/names.ts'

function holdsForText(law: (given: string) => void): void {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      law(given)
    }),
  )
}

describe('folding for search', () => {
  test.each([
    ['Đinh Văn Bé', 'dinh van be'],
    ['ĐƯỜNG  Tế\u00a0Hanh ', 'duong te hanh'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Cho\u031b\u0323 Cha\u0302u O\u0302\u0309', 'cho chau o'],
    ['Chợ Châu Ổ', 'cho chau o'],
    ['ặ ỡ ữ ỷ ị ộ', 'a o u y i o'],
    ['Bé\u200b Tư', 'be tu'],
    ['', ''],
  ])('%j folds to %j', (given, folded) => {
    expect(fold(given)).toBe(folded)
  })

  test('folding a folded text changes nothing', () => {
    holdsForText((given) => expect(fold(fold(given))).toBe(fold(given)))
  })

  test('composed and decomposed spellings fold alike', () => {
    holdsForText((given) => expect(fold(given.normalize('NFD'))).toBe(fold(given.normalize('NFC'))))
  })

  test('places with different names may fold alike, so folding never identifies a row', () => {
    expect(fold('Ba Tơ')).toBe(fold('Ba Tô'))
    expect(nfc('Ba Tơ')).not.toBe(nfc('Ba Tô'))
  })
})

describe('the stored form', () => {
  test('decomposed text is composed and its spaces are collapsed', () => {
    expect(nfc(' Lê\u0323  Thị\tHoa\u0300 ')).toBe('Lệ Thị Hoà')
  })

  test('what cannot be seen is left out: direction marks, zero widths and control characters', () => {
    expect(nfc('Phở\u202e gnp\u2066\u200b \0\u0007\u001b Bà\r\nTư')).toBe('Phở gnp Bà Tư')
  })

  test('normalizing twice changes nothing', () => {
    holdsForText((given) => expect(nfc(nfc(given))).toBe(nfc(given)))
  })
})

describe('the bank form of a name', () => {
  test.each([
    ['Đinh Văn Bé', 'DINH VAN BE', []],
    ['đặng thị  ước', 'DANG THI UOC', []],
    ['Y Lệ', 'Y LE', []],
    ['A Thiên', 'A THIEN', []],
    ["H'Hen Niê", 'HHEN NIE', ["'"]],
    ['HKD Trần & Con 2.0 - Bình Sơn', 'HKD TRAN CON 2.0 - BINH SON', ['&']],
    ['Quán 😀 Bà Tư 😀', 'QUAN BA TU', ['😀']],
    ['李', '', ['李']],
  ])('%s is printed %j and leaves out %j', (name, printed, dropped) => {
    expect(bankForm(name)).toBe(printed)
    expect(unprintable(name)).toEqual(dropped)
  })

  test('any name gives only A to Z, digits, single spaces, full stops and hyphens', () => {
    holdsForText((given) => expect(bankForm(given)).toMatch(/^([A-Z0-9.-]+( [A-Z0-9.-]+)*)?$/))
  })

  test('a bank form is its own bank form', () => {
    holdsForText((given) => expect(bankForm(bankForm(given))).toBe(bankForm(given)))
  })
})

describe('text for memos and for objects 59 and 60', () => {
  test.each([
    ['Tiền hàng sạp 12', 'TIEN HANG SAP 12', false],
    ['ma_so-1.2', 'MA_SO-1.2', false],
    ['Cà phê  đá', 'CA PHE DA', false],
    ['12/2026 #A', '122026 A', true],
    ['  ', '', false],
  ])('%j becomes %j, dropped: %s', (given, memo, dropped) => {
    expect(foldMemo(given)).toEqual({ text: memo, dropped })
  })

  test('a folded memo folds to itself and drops nothing more', () => {
    holdsForText((given) => {
      const memo = foldMemo(given).text
      expect(foldMemo(memo)).toEqual({ text: memo, dropped: false })
    })
  })
})

describe('reading a name', () => {
  test.each(['Y Lệ', 'A Thiên', 'Bé', "H'Hen Niê", 'Nguyễn Thị Minh Thư', 'Tạp hóa 79'])('%s is accepted', (name) => {
    expect(readName(` ${name.normalize('NFD')} `)).toEqual({ ok: true, name })
  })

  test.each([
    ['', 'empty'],
    [' \u200b\t', 'empty'],
    ['0900', 'no-letter'],
    ['x'.repeat(NAME_LENGTH + 1), 'too-long'],
  ])('%j is refused as %s', (name, reason) => {
    expect(readName(name)).toEqual({ ok: false, reason })
  })

  test('a name of exactly the limit is accepted', () => {
    expect(readName('ệ'.repeat(NAME_LENGTH).normalize('NFD')).ok).toBe(true)
  })
})

describe('the Vietnamese order of people', () => {
  test('people sort by given name, then by the whole name', () => {
    const list = [
      'Trần Thị Út',
      'Y Lệ',
      'Đinh Văn Bé',
      'Nguyễn Văn An',
      'Lê Thị Đào',
      'Bùi Thị Dung',
      'An Bé',
      'A Thiên',
    ]
    expect(list.toSorted(compareByGivenName)).toEqual([
      'Nguyễn Văn An',
      'An Bé',
      'Đinh Văn Bé',
      'Bùi Thị Dung',
      'Lê Thị Đào',
      'Y Lệ',
      'A Thiên',
      'Trần Thị Út',
    ])
  })

  test('the same name in two encodings compares equal', () => {
    expect(compareByGivenName('Đinh Văn Bé', ' Đinh  Văn Bé'.normalize('NFD'))).toBe(0)
  })

  test.each([
    ['Nguyễn Văn An', 'An'],
    ['Bé', 'Bé'],
    ['', ''],
  ])('the given name of %j is %j', (name, given) => {
    expect(givenName(name)).toBe(given)
  })
})

describe('searching names', () => {
  test.each([
    ['tô', ['Ba Tơ', 'Ba To', 'Ba Tô'], ['Ba Tô', 'Ba Tơ', 'Ba To']],
    ['hòa', ['Hoa', 'Hoà', 'Hóa', 'Hòa'], ['Hoà', 'Hòa', 'Hoa', 'Hóa']],
    ['hò', ['Hoa', 'Hòa'], ['Hòa', 'Hoa']],
    ['hoa', ['Hóa', 'Hoa'], ['Hoa', 'Hóa']],
  ])('a search for %j puts exact accents first', (needle, hits, ordered) => {
    expect(hits.toSorted(exactAccentFirst(needle))).toEqual(ordered)
  })
})

describe('a shorter form of a name', () => {
  const whole = 'Cửa hàng vật liệu xây dựng Hoà Phát số 2'
  test.each(['Vật liệu Hòa Phát', 'VLXD Hoà Phát', 'Cửa hàng vật li ệu…', 'C.H. Hoà Phát 2', whole])(
    'is %s',
    (short) => {
      expect(isShortFormOf(short, whole)).toBe(true)
    },
  )

  test.each(['Hoà Phát 3', 'Bún Lệ', 'Phát Hoà', `${whole} 2`])('is not %s', (other) => {
    expect(isShortFormOf(other, whole)).toBe(false)
  })
})
