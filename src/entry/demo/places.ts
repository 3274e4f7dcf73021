import type { FormerUnit, UnitFact } from '../../domain/place.ts'
import { market } from './market.ts'

const FROM = '2025-07-01'

/** The units the demo needs, as facts: province 51 and the communes its story is set in. */
export const demoUnits: UnitFact[] = [
  { code: '51', name: 'Quảng Ngãi', kind: 'province', from: FROM },
  { code: '21040', name: 'Bình Sơn', kind: 'commune', parent: '51', from: FROM },
  { code: '21250', name: 'Nghĩa Giang', kind: 'commune', parent: '51', from: FROM },
  { code: '21484', name: 'Ba Tơ', kind: 'commune', parent: '51', from: FROM },
  { code: '21548', name: 'Lý Sơn', kind: 'special-zone', parent: '51', from: FROM },
]

/** What people still call these places. Châu Ổ was a township of Bình Sơn district and had the code of today's commune. */
export const demoFormerUnits: FormerUnit[] = [
  { code: '21040', name: 'Châu Ổ', kind: 'township', district: 'huyện Bình Sơn', unitCode: '21040', until: FROM },
  { code: '21271', name: 'Nghĩa Điền', kind: 'commune', district: 'huyện Tư Nghĩa', unitCode: '21250', until: FROM },
]

/**
 * How far a stall has come, one letter each, so that a whole market fits on a few lines:
 * B active by the bank's notice · O active, an officer saw it · v verified · k has a code, its scan is overdue ·
 * c has a code, seen in place, never scanned · p has a code, no sticker seen · x refused · h postponed · y visited ·
 * n not visited · a somebody else's code on the wall · - vacant · # closed for good. Upper-case S after it: the
 * vendor says money comes, nobody saw it.
 */
export type Progress = 'B' | 'O' | 'v' | 'k' | 'c' | 'p' | 'x' | 'h' | 'y' | 'n' | 'a' | '-' | '#'

export interface DemoStall {
  number: string
  side: 'odd' | 'even' | 'row'
  progress: Progress
  said: boolean
  tradeName: string
}

export interface DemoBlock {
  name: string
  endsAt?: string
  stalls: DemoStall[]
}

export interface DemoSite {
  kind: 'street' | 'market'
  name: string
  hamlet: string
  campaign: string
  blocks: DemoBlock[]
}

/** One side of a street: `number progress trade name`, one stall a line. */
function side(name: 'odd' | 'even', lines: string): DemoStall[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, number = '', progress = 'n', said, tradeName = ''] = /^\s*(\S+) (\S)(S?) ?(.*)$/.exec(line) ?? []
      return { number, side: name, progress: progress as Progress, said: said === 'S', tradeName }
    })
}

const teHanh: DemoSite = {
  kind: 'street',
  name: 'Phố Tế Hanh',
  hamlet: 'Tổ dân phố 6',
  campaign: 'Tuyến phố không dùng tiền mặt',
  blocks: [
    {
      name: 'Từ đầu phố đến hẻm 21',
      endsAt: 'Hẻm 21',
      stalls: [
        ...side(
          'odd',
          `1 B Tạp hóa Cô Út
           3 O Bánh mì Hoà
           5 B Cà phê Đất Quảng
           7 O Sửa xe Trần Đăng
           9 -
           11 vS Vải Ngọc Ánh`,
        ),
        ...side(
          'even',
          `2 B Phở Mai Lan
           4 B Thuốc tây An Khang
           6 O Điện máy Bình Sơn
           8 x Cắt tóc Hơ
           10 O Giày dép Thu Hà
           12 O Bún bò Dì Bảy`,
        ),
      ],
    },
    {
      name: 'Từ hẻm 21 đến ngã ba chợ',
      endsAt: 'Ngã ba chợ',
      stalls: [
        ...side(
          'odd',
          `13 B Văn phòng phẩm Sao
           15 B Trà sữa Bụi
           17 k Gạo Nguyễn Thị Út
           19 O Nước mía Cô Sáu
           21 a Quần áo Minh Thư
           23 O Cơm gà Tư Đệ
           25 O Kính mắt Việt`,
        ),
        ...side(
          'even',
          `14 x Hàn tiện Phú
           16 B Điện thoại Lệ
           18 #
           20 O Chè Ba Miền
           22 k Hoa tươi Thiên
           24 O Bánh xèo Bà Năm`,
        ),
      ],
    },
    {
      name: 'Từ ngã ba chợ đến cuối phố',
      stalls: [
        ...side(
          'odd',
          `27 y Vàng mã Đức
           29 O Rau sạch Y Lệ
           31 cS Mắt kính A Thiên
           33 O Giặt ủi Võ Đình Hoà
           35 vS Bia hơi Góc Phố
           37 k Tạp hóa Ông Tám`,
        ),
        ...side(
          'even',
          `26 B Photo Tế Hanh
           28 O Nem nướng Thanh
           30 -
           32 x Đồ sắt Hai Lúa
           34 k May đo Kim Chi
           36 B Bánh canh Ruộng`,
        ),
      ],
    },
  ],
}

const alley: DemoSite = {
  kind: 'street',
  name: 'Hẻm chợ Châu Ổ',
  hamlet: 'Tổ dân phố 6',
  campaign: 'Hẻm không dùng tiền mặt',
  blocks: [
    {
      name: 'Cả hẻm',
      stalls: [
        ...side(
          'odd',
          `1 B Xôi Bà Tư
           3 O Tạp hóa Hẻm Chợ
           5 kS Cháo lòng Sáu Dẻo
           7 x Sửa giày Tám
           9 O Cắt tóc Thanh Nữ
           11 v May vá Cô Liên
           13 kS Nước mía Ba Xích`,
        ),
        ...side(
          'even',
          `2 B Bánh cuốn Dì Ba
           4 O Trà đá Góc Hẻm
           6 x Ve chai Hai Nhàn
           8 O Bún riêu Cô Bốn
           10 p Sửa khóa Út
           12 x Hớt tóc Chín
           14 v Chè đậu Bà Xuân`,
        ),
      ],
    },
  ],
}

const chauO = market('Chợ Châu Ổ', { B: 14, O: 44, v: 6, k: 36, c: 1, p: 7, a: 1, x: 34, h: 10, y: 9, n: 18 }, 21)
const chauO2 = market('Chợ Châu Ổ 2', { B: 4, O: 21, v: 4, k: 12, p: 3, x: 11, h: 3, y: 2, '-': 4 }, 8)

/** Real places, assumed numbers: what the demo says of itself on every page. */
export const demoSites: DemoSite[] = [teHanh, chauO, chauO2, alley]
