import { createHash } from 'node:crypto'
import { NO_CORRECTION } from '../../../src/domain/printer-profile.ts'
import { type Grid, gridOf } from '../../../src/domain/sheet.ts'
import { readFonts } from '../../../src/entry/fonts.ts'
import { createPrinter } from '../../../src/web/print/print.ts'
import type { StickerFace, StickerSheet } from '../../../src/web/print/printer.ts'
import { renderSheet } from '../../../src/web/print/render.ts'
import { VALID } from '../../domain/vietqr/tables.ts'

export const fonts = readFonts()
export const sha256 = async (bytes: Uint8Array): Promise<string> => createHash('sha256').update(bytes).digest('hex')
export const print = createPrinter(fonts, sha256)

/** One valid code of every kind and shape that is read, imported ones to the byte. */
export const PAYLOADS: readonly string[] = VALID.map(({ payload }) => payload)

const NAMES = [
  'Gạo Nguyễn Thị Út',
  'Cửa hàng tạp hóa và vật liệu xây dựng Nguyễn Thị Ế Ẵ Ữ Minh',
  'Bún bò Huế Đặng Thị Mỹ Lệ',
  'Điện thoại Phước Lộc – sửa & bán',
]

/** A face like those of Tế Hanh street; the count makes serial and number its own. */
export function faceOf(count: number, given: Partial<StickerFace> = {}): StickerFace {
  return {
    payload: PAYLOADS[count % PAYLOADS.length] ?? '',
    serial: `7K3MQ9TD52XA${String(count).padStart(4, '0')}`,
    tradeName: NAMES[count % NAMES.length] ?? '',
    bankName: 'Ngân hàng MẪU',
    holder: 'NGUYEN THI UT',
    lastFour: String(1000 + count),
    number: count % 5 === 4 ? '12A/3' : String(count + 1),
    place: 'Tế Hanh, xã Bình Sơn',
    campaign: 'Tuyến phố không dùng tiền mặt',
    ...given,
  }
}

export const facesOf = (count: number): StickerFace[] => Array.from({ length: count }, (_, at) => faceOf(at))

export const sheetOf = (faces: readonly StickerFace[], given: Partial<StickerSheet> = {}): StickerSheet => ({
  template: 'stall',
  grid: gridOf('cut-a4', 'stall') as Grid,
  firstSlot: 1,
  cutMarks: true,
  correction: NO_CORRECTION,
  logos: [],
  checkAddress: 'phoqr.example/check',
  demo: false,
  printedAt: 1_794_448_800,
  faces,
  ...given,
})

/** The finished file; throws where the faces do not fit. */
export async function render(sheet: StickerSheet): Promise<Uint8Array<ArrayBuffer>> {
  const rendered = await renderSheet(sheet, fonts)
  if (!rendered.ok) throw new Error(`does not fit: ${rendered.serials.join(' ')}`)
  return rendered.pdf
}
