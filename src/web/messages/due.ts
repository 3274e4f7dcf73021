import { SCAN_HOLDS } from '../../domain/adoption.ts'

/** What is due today at which stall, for the screen and for paper. */
export const dueMessages = {
  title: 'Việc đến hạn',
  titleOf: (place: string, day: string, officer: string) => `Việc đến hạn · ${place} · ${day} · ${officer}`,
  about: (place: string, day: string) => `${place} · ngày ${day}`,
  by: (officer: string) => `Người giữ danh sách: ${officer}`,
  assignedTo: (officer: string) => `Các nơi giao cho ${officer}`,
  none: 'Hôm nay không có việc nào đến hạn.',
  noSites: 'Bạn chưa được giao tuyến phố hay chợ nào.',
  kinds: {
    incident: 'Xem sự cố',
    appointment: 'Đến theo hẹn',
    'return-visit': 'Ghé hỏi lại',
    're-scan': 'Quét lại biển',
  },
  what: {
    incident: (day: string) => `Sự cố mở từ ${day}. Xem biển, hỏi chủ hộ trước.`,
    appointment: (day: string) => `Chủ hộ hẹn ngày ${day}.`,
    'return-visit': (after: number, day: string) => `Đủ ${after} ngày dùng mã vào ${day}. Hỏi tiền có về không.`,
    're-scan': (day: string) => `Thấy đúng lần cuối ${day}, đã quá ${SCAN_HOLDS} ngày.`,
  },
  summary: 'Số việc',
  atSite: (stalls: string) => `${stalls} có việc`,
  columns: { tick: 'Xong', number: 'Số', name: 'Tên', what: 'Việc cần làm', note: 'Ghi tay' },
  openIncident: 'Mở sự cố',
  elsewhere: 'Sự cố chưa rõ ở điểm nào',
  forWhom: 'Danh sách riêng từng tình nguyện viên',
  everybody: 'Cả xã',
  how: 'Muốn mang theo: dùng lệnh in của trình duyệt, khổ A4, đen trắng cũng đọc được.',
  toCommune: 'Về trang của xã',
  toSites: 'Về các tuyến phố và chợ',
} as const
