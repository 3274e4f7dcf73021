import { BANKS } from '../../src/domain/banks.ts'
import { encodeSerial } from '../../src/domain/serial.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import type { StickerFace } from '../../src/web/print/printer.ts'

const OPEN = BANKS.filter(({ transfers, to }) => transfers && to === undefined)
const NAMES = ['Tạp hóa Cô Út', 'Quán cơm gà xối mỡ và bún bò Huế Dì Bảy Châu Ổ', 'Rau', 'Giặt ủi Võ Đình Hoà']
const HOLDERS = ['NGUYEN THI UT', 'VO DINH HOA', 'CTY TNHH MTV THUONG MAI BINH SON', 'LE VAN Y']
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Made-up merchants with accounts of 6 to 19 characters at every bank that takes transfers; no two share a code. */
export function merchant(n: number): StickerFace {
  const bank = OPEN[n % OPEN.length]
  if (bank === undefined) throw new Error('No bank takes transfers')
  const letters = n % 7 === 0 ? LETTERS.charAt(n % LETTERS.length) : ''
  const account = letters + String(n + 100_000).padStart(6 + (n % 13), '9')
  const memo = n % 3 === 0 ? { memo: `SAP ${n}` } : {}
  const built = buildTransfer({ bin: bank.bin, account, ...memo })
  if (!built.ok) throw new Error(built.reason)
  return {
    payload: built.payload,
    serial: encodeSerial(
      Uint8Array.from({ length: 10 }, (_, at) => (at < 4 ? n >>> (8 * at) : n * 31 + at * 17) & 255),
    ),
    tradeName: NAMES[n % NAMES.length] ?? '',
    bankName: bank.short,
    holder: HOLDERS[n % HOLDERS.length] ?? '',
    lastFour: account.slice(-4),
    number: n % 5 === 4 ? `${n % 90}A/3` : String((n % 300) + 1),
    place: 'Chợ Châu Ổ, xã Bình Sơn',
    campaign: n % 2 === 0 ? 'Chợ 4.0' : '',
  }
}

export const merchants = (count: number, from = 0): StickerFace[] =>
  Array.from({ length: count }, (_, at) => merchant(from + at))
