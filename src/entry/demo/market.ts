import type { DemoSite, DemoStall, Progress } from './places.ts'

const GOODS = [
  ['Rau', 'Thịt heo', 'Cá biển', 'Trứng', 'Đậu hũ', 'Rau thơm', 'Thịt bò', 'Mắm', 'Cá khô', 'Gà ta'],
  ['Trái cây', 'Chuối', 'Bánh', 'Chè', 'Bún', 'Nước mía', 'Xôi', 'Bánh bèo', 'Cháo', 'Cơm'],
  ['Vải', 'Quần áo', 'Giày dép', 'Mũ nón', 'Đồ bé', 'Chăn màn', 'Vải lụa', 'Áo dài', 'Túi xách', 'May vá'],
  ['Tạp hóa', 'Gia vị', 'Gạo', 'Bánh kẹo', 'Nhang đèn', 'Nhựa', 'Chén bát', 'Gạo nếp', 'Đồ khô', 'Hàng khô'],
  ['Cá sông', 'Tôm', 'Mực', 'Ốc', 'Cua', 'Hành tỏi', 'Dừa', 'Cá hấp', 'Chả cá', 'Nước mắm'],
  ['Hoa', 'Vàng mã', 'Sửa đồ', 'Đồ sắt', 'Điện', 'Cau trầu', 'Trà', 'Hạt giống', 'Chim cá', 'Cây cảnh'],
] as const

const KEEPERS = ['Cô Hai', 'Dì Ba', 'Cô Tư', 'Chú Năm', 'Cô Sáu', 'Dì Bảy', 'Cô Tám', 'Bà Chín', 'Chị Út', 'Anh Mười']

/** No common factor with the size of either market. */
const STRIDE = 77

/** Rows of ten, progress letters dealt out by a fixed stride so that the drawing looks like a market, not a list. */
export function market(name: string, counts: Partial<Record<Progress, number>>, said: number): DemoSite {
  const letters = Object.entries(counts).flatMap(([letter, count]) => Array<Progress>(count).fill(letter as Progress))
  const size = letters.length
  const rows = Math.ceil(size / 10)
  const dealt = Array.from({ length: size }, (_, place) => letters[(place * STRIDE + 5) % size] ?? '-')
  const sayers = new Set(dealt.flatMap((letter, place) => ('kcvp'.includes(letter) ? [place] : [])).slice(0, said))
  const blocks = Array.from({ length: rows }, (_, row) => ({
    name: String.fromCharCode(65 + row),
    ...(row < rows - 1 && row % 2 === 0 && { endsAt: aisle(row) }),
    ...(row === rows - 1 && { endsAt: 'Cổng sau' }),
    stalls: dealt
      .slice(row * 10, row * 10 + 10)
      .map((progress, column) => marketStall(row, column, progress, sayers.has(row * 10 + column))),
  }))
  return { kind: 'market', name, hamlet: 'Tổ dân phố 6', campaign: 'Chợ 4.0', blocks }
}

function aisle(row: number): string {
  const here = String.fromCharCode(65 + row)
  const across = String.fromCharCode(66 + row)
  return `Lối đi ${row / 2 + 1} · đi ${here}1 → ${here}10, quay lại ${across}10 → ${across}1`
}

function marketStall(row: number, column: number, progress: Progress, said: boolean): DemoStall {
  const goods = GOODS[row % GOODS.length]?.[column] ?? 'Tạp hóa'
  return {
    number: `${String.fromCharCode(65 + row)}${column + 1}`,
    side: 'row',
    progress,
    said,
    tradeName: progress === '-' || progress === '#' ? '' : `${goods} ${KEEPERS[(row * 3 + column) % KEEPERS.length]}`,
  }
}
