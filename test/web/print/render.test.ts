import { describe, expect, test } from 'vitest'
import { TRADE_NAME_MAX } from '../../../src/domain/merchant.ts'
import { renderSheet } from '../../../src/web/print/render.ts'
import { fontsIn, wordsOf } from './paper.ts'
import { faceOf, facesOf, fonts, print, render, sha256, sheetOf } from './sheets.ts'

describe('a sheet of stickers', () => {
  test('says on each what the payer compares, whole and in Vietnamese', async () => {
    const words = wordsOf(await render(sheetOf([faceOf(1, { number: '12A/3', holder: 'NGUYEN T. UT' })])))
    for (const text of [
      'Quét mã để trả tiền',
      'Cửa hàng tạp hóa và vật liệu',
      'xây dựng Nguyễn Thị Ế Ẵ Ữ Minh',
      'Ngân hàng MẪU …1001 · NGUYEN T. UT',
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

  test('embeds both weights of its one typeface and uses no other', async () => {
    const used = fontsIn(await render(sheetOf(facesOf(5))))
    expect(used.map(([name, embedded]) => [name.replace(/^[A-Z]{6}\+/, ''), embedded]).sort()).toEqual([
      ['BeVietnamPro-Bold', 'yes'],
      ['BeVietnamPro-Regular', 'yes'],
    ])
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
  const unfit: [name: string, face: Parameters<typeof faceOf>[1]][] = [
    ['a trading name of one endless word', { tradeName: 'Ư'.repeat(TRADE_NAME_MAX) }],
    ['a holder longer than three lines', { holder: 'CONG TY TRACH NHIEM HUU HAN '.repeat(8) }],
    ['a letter the typeface lacks', { tradeName: 'Trà sữa 珍珠' }],
    ['an emoji', { tradeName: 'Trà sữa 🧋' }],
    ['a stall number wider than its plate', { number: '12A/3/4/5/6/7/8/9' }],
    ['a place longer than two lines', { place: 'Đường Nguyễn Tất Thành nối dài '.repeat(6) }],
    ['a code whose modules would be too small', { payload: 'A1b2'.repeat(160) }],
  ]
  test.each(unfit)('%s', async (_name, face) => {
    const faces = [faceOf(0), faceOf(1, face), faceOf(2)]
    expect(await renderSheet(sheetOf(faces), fonts)).toEqual({ ok: false, unfit: [faces[1]?.serial] })
    expect(await print(sheetOf(faces))).toEqual({
      ok: false,
      reason: 'does-not-fit',
      serials: [faces[1]?.serial],
      shortened: {},
    })
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

test('the printer hands over the finished file with its digest', async () => {
  const printed = await print(sheetOf(facesOf(5)))
  if (!printed.ok) throw new Error(printed.reason)
  expect(printed.digest).toBe(await sha256(await render(sheetOf(facesOf(5)))))
  expect(printed.digest).toMatch(/^[0-9a-f]{64}$/)
})
