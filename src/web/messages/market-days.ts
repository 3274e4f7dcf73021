import { REGULAR_DAYS, TRADING_DAYS } from '../../domain/market-days.ts'

/** On which days a place trades. */
export const marketDaysMessages = {
  title: 'Ngày bán, ngày phiên',
  titleOf: (site: string) => `${site}: ngày bán`,
  means: `“Dùng đều” (A6) đếm số ngày có khách chuyển tiền trong ${TRADING_DAYS} ngày bán gần nhất, cần ít nhất ${REGULAR_DAYS}. Chợ phiên chỉ đếm ngày có phiên, ngày nghỉ không kể.`,
  now: 'Đang áp dụng',
  next: 'Các ngày bán sắp tới',
  check: 'Đối chiếu với lịch treo tường. Sai ngày nào thì ghi lại cách tính bên dưới.',
  none: 'Từ nay không có ngày nào khớp với cách tính này.',
  rules: {
    'every-day': 'Bán mọi ngày',
    weekdays: 'Theo thứ trong tuần',
    solar: 'Theo ngày dương lịch trong tháng',
    lunar: 'Theo ngày âm lịch trong tháng',
  },
  /** What a rule says, its days in words. */
  said: {
    'every-day': () => 'Bán mọi ngày.',
    weekdays: (days: string) => `Bán vào ${days} mỗi tuần.`,
    solar: (days: string) => `Bán vào ngày ${days} dương lịch mỗi tháng.`,
    lunar: (days: string) => `Bán vào ngày ${days} âm lịch mỗi tháng.`,
  },
  weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  lunar: (day: number, month: number, leap: boolean) => `${day}/${month}${leap ? ' nhuận' : ''} âm lịch`,
  street: 'Tuyến phố bán mọi ngày; chỉ chợ mới có ngày họp riêng.',
  byDefault: 'Chưa ai ghi ngày bán: coi như bán mọi ngày.',
  setBy: (name: string, day: string, from: string) => `${name} ghi ngày ${day}, áp dụng từ ${from}`,
  coming: (day: string) => `Từ ${day}`,
  earlier: 'Đã ghi trước đây',
  form: 'Ghi ngày bán',
  rule: 'Nơi này bán ngày nào?',
  weekday: 'Những thứ có bán',
  days: 'Những ngày trong tháng',
  daysHint: 'Ghi số ngày, như 2, 7, 12, 17, 22, 27.',
  from: 'Áp dụng từ ngày',
  fromHint: 'Từ hôm nay trở đi: số liệu của những ngày đã qua không đổi.',
  save: 'Lưu ngày bán',
  backToSite: 'Về trang của nơi này',
  faults: {
    'no-days': 'Hãy chọn hoặc ghi ít nhất một ngày.',
    'no-such-day': 'Có ngày không có trong lịch, hoặc ghi hai lần.',
  },
  unread: 'Ghi các số ngày cách nhau bằng dấu phẩy, như 2, 7, 12.',
  past: 'Ngày này đã qua. Ghi từ hôm nay trở đi.',
  actions: { 'market-days.set': 'Ghi ngày bán của tuyến phố hoặc chợ' },
} as const
