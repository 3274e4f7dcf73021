import { describe, expect, test } from 'vitest'
import { TRADE_NAME_MAX } from '../../../src/domain/merchant.ts'
import { type Grid, gridOf } from '../../../src/domain/sheet.ts'
import { TEMPLATES } from '../../../src/domain/sticker.ts'
import { wordsOf } from './paper.ts'
import { faceOf, facesOf, print, render, sha256, sheetOf } from './sheets.ts'

describe('a sheet of stickers', () => {
  test('says on each what the payer compares, whole and in Vietnamese', async () => {
    const words = wordsOf(await render(sheetOf([faceOf(1, { number: '12A/3', holder: 'NGUYEN T. UT' })])))
    for (const text of [
      'Quét mã để trả tiền',
      'Cửa hàng tạp hóa và vật liệu xây',
      'dựng Nguyễn Thị Ế Ẵ Ữ Minh',
      'Ngân hàng MẪU …1001',
      'NGUYEN T. UT',
      'Tuyến phố không dùng tiền mặt',
      'So ngân hàng, bốn số cuối và tên trên app',
      'trước khi chuyển. Khác thì hỏi người bán.',
      '12A/3',
      'Tế Hanh, xã Bình Sơn',
      'Kiểm tra biển: phoqr.example/check, gõ số',
      '7K3M-Q9TD-52XA-0001',
    ])
      expect(words).toContain(text)
  })

  test('bears MẪU beside every code in the demonstration, and nowhere else', async () => {
    const [face] = facesOf(1)
    const real = sheetOf([faceOf(0, { bankName: 'Agribank' }), faceOf(1, { ...face, bankName: 'Agribank' })])
    expect(wordsOf(await render(real))).not.toContain('MẪU')
    const letters = wordsOf(await render({ ...real, demo: true })).replace(/\s/g, '')
    expect(letters.match(/M|Ẫ|U/g)?.length).toBeGreaterThanOrEqual(4 * 3)
    expect(letters.match(/Ẫ/g)).toHaveLength(4)
  })

  test('draws no mark of VietQR or NAPAS', async () => {
    expect(wordsOf(await render(sheetOf(facesOf(8))))).not.toMatch(/viet ?qr|napas/i)
  })

  test('is the same file to the byte whenever it is rendered, and another one when anything differs', async () => {
    const sheet = sheetOf(facesOf(9))
    const [once, again] = [await render(sheet), await render(sheetOf(facesOf(9)))]
    expect(Buffer.compare(once, again)).toBe(0)
    const later = await render({ ...sheet, printedAt: sheet.printedAt + 1 })
    expect(await sha256(later)).not.toBe(await sha256(once))
  })
})

describe('what does not fit is named, never cut', () => {
  const unfit: [name: string, face: Parameters<typeof faceOf>[1], shortened: string | RegExp][] = [
    ['a trading name of one endless word', { tradeName: 'Ư'.repeat(TRADE_NAME_MAX) }, /^Ư{20,} Ư{20,}$/],
    [
      'a trading name of many long words',
      { tradeName: 'Trường'.repeat(4).concat(' ').repeat(12).trim() },
      /^(?:TrườngTrườngTrườngTrường ?){2}…$/,
    ],
    ['a letter the typeface lacks', { tradeName: 'Trà sữa  珍珠 ngon' }, 'Trà sữa ngon'],
    ['an emoji', { tradeName: 'Trà sữa 🧋' }, 'Trà sữa'],
    ['a trading name of nothing but emoji', { tradeName: '🧋🧋' }, ''],
    ['a holder longer than three lines', { holder: 'CONG TY TRACH NHIEM HUU HAN '.repeat(8) }, ''],
    ['a stall number wider than its plate', { number: '12A/3/4/5/6/7/8/9/10' }, ''],
    ['a place longer than two lines', { place: 'Đường Nguyễn Tất Thành nối dài '.repeat(6) }, ''],
    ['a campaign longer than its sign', { campaign: 'Không dùng tiền mặt '.repeat(20) }, ''],
    ['a code whose modules would be too small', { payload: 'A1b2'.repeat(500) }, ''],
  ]
  test.each(unfit)('%s', async (_name, face, shortened) => {
    const faces = [faceOf(0), faceOf(1, face), faceOf(2)]
    const serial = faces[1]?.serial ?? ''
    const printed = await print(sheetOf(faces))
    expect(printed).toMatchObject({ ok: false, reason: 'does-not-fit', serials: [serial] })
    const offered = 'shortened' in printed ? printed.shortened[serial] : undefined
    expect(offered).toEqual(typeof shortened === 'string' ? shortened : expect.stringMatching(shortened))
    if (offered) expect(await print(sheetOf([faceOf(1, { ...face, tradeName: offered })]))).toMatchObject({ ok: true })
  })

  test('a name is offered shorter where the template is smaller, and then fits it', async () => {
    const tradeName = 'Nghiêng Thượng Trường Phương Khuyên Chuyền Nghiễm Dưỡng Muôn'
    const sheet = (name: string) =>
      sheetOf([faceOf(1, { tradeName: name, holder: 'CONG TY TNHH MOT THANH VIEN THUONG MAI VA DICH VU XAY DUNG' })], {
        template: 'label',
        grid: gridOf('cut-a4', 'label') as Grid,
      })
    const refused = await print(sheet(tradeName.repeat(2)))
    const shortened = 'shortened' in refused ? Object.values(refused.shortened)[0] : undefined
    expect(shortened).toMatch(/^Nghiêng Thượng .*…$/)
    expect(await print(sheet(shortened ?? ''))).toMatchObject({ ok: true })
  })

  test('the longest names that may be registered do fit', async () => {
    const tradeName = 'Nghiêng Thượng Trường Phương Khuyên Chuyền Nghiễm Dưỡng Muôn'
    expect(tradeName).toHaveLength(TRADE_NAME_MAX)
    const holder = 'CONG TY TNHH MOT THANH VIEN THUONG MAI VA DICH VU XAY DUNG MINH PHUONG'
    expect(holder).toHaveLength(70)
    const words = wordsOf(await render(sheetOf([faceOf(0, { tradeName, holder })])))
    expect(words.replace(/\s+/g, ' ')).toContain(tradeName)
    expect(words.replace(/\s+/g, ' ')).toContain(holder)
  })
})

describe.each(TEMPLATES)('a %s', (template) => {
  const grid = gridOf('roll', template) as Grid
  const printed = (given: Parameters<typeof faceOf>[1], checkAddress = 'phoqr.example/check') =>
    print(sheetOf([faceOf(0, given)], { template, grid, checkAddress }))

  // Only a name can be shortened: what nobody can change at the press must fit as long as it may be registered.
  test.each<[string, Parameters<typeof faceOf>[1]]>([
    ['stall number', { number: 'WM12/34B' }],
    ['holder', { holder: 'CONG TY TNHH MOT THANH VIEN THUONG MAI VA DICH VU XAY DUNG MINH PHUONG' }],
    ['campaign', { campaign: 'Trường Thượng Nghiêng Phương Khuyên Chuyền Dưỡng Muôn Đường Nguyễn Tất Thành nối' }],
    ['bank', { bankName: 'Ngân hàng Hợp tác xã Việt Nam' }],
    ['place', { place: 'Khu dân cư Đường Nguyễn Tất Thành nối dài, phường Trương Quang Trọng' }],
  ])('holds the longest %s', async (_name, given) => {
    expect(await printed(given)).toMatchObject({ ok: true })
  })

  test('breaks a long check address behind a dot or a stroke', async () => {
    const address = 'thanhtoankhongtienmat.quangngai.gov.vn/check'
    const made = await printed({}, address)
    expect(made.ok && wordsOf(made.pdf).replace(/\s/g, '')).toContain(address)
  })
})

test('the printer hands over the finished file with its digest', async () => {
  const printed = await print(sheetOf(facesOf(5)))
  if (!printed.ok) throw new Error(printed.reason)
  expect(printed.digest).toBe(await sha256(await render(sheetOf(facesOf(5)))))
  expect(printed.digest).toMatch(/^[0-9a-f]{64}$/)
})
