import { HEARD_WITHIN } from '../../domain/freshness.ts'

/** A province: its communes beside each other. */
export const provincesMessages = {
  nav: 'Toàn tỉnh',
  title: (unit: string) => `${unit}: không dùng tiền mặt`,
  frozen: (day: string) => `Số liệu chốt đến hết ngày ${day}. Bấm vào con số để xem đúng danh sách của ngày đó.`,
  live: (day: string) => `Chưa có ngày nào chốt đủ, nên đây là số liệu đang tính của ngày ${day}.`,
  younger: (count: number) => `${count} nơi mới thêm sau ngày này chưa được cộng vào.`,
  headlineText: (communes: number, sites: number) =>
    `${communes} xã, phường, đặc khu có tuyến phố hoặc chợ; ${sites} nơi.`,
  communes: 'Từng xã, phường, đặc khu',
  communesNote: 'Xếp theo tên, không xếp hạng: các xã khác nhau về số điểm.',
  commune: 'Xã, phường, đặc khu',
  sites: (count: number) => `${count} nơi`,
  base: (total: string) => `${total} điểm`,
  fresh: 'Phiếu mới nhất',
  total: 'Cả tỉnh',
  said: (said: string) => `+${said} S`,
  quiet: `không có phiếu nào trong ${HEARD_WITHIN} ngày`,
  held: (phones: number, records: number) => `${phones} máy còn giữ ${records} phiếu`,
  out: (phones: number) => `${phones} máy đang mang đi`,
  without: (count: number) => `${count} xã, phường, đặc khu chưa có tuyến phố hay chợ nào`,
  none: 'Tỉnh chưa có tuyến phố hay chợ nào.',
  search: 'Tìm xã (cả tên cũ), tuyến phố, chợ, tên điểm kinh doanh',
} as const
