import { TRANSFER_HOLDS } from '../../domain/adoption.ts'

/** The commune at a glance. */
export const reportsMessages = {
  communeTitle: (unit: string) => `${unit}: không dùng tiền mặt`,
  before: (day: string, former: string) => `trước ${day}: ${former}`,
  headline: `điểm kinh doanh đang dùng trong ${TRANSFER_HOLDS} ngày`,
  headlineText: (sites: number) =>
    `Có khách chuyển tiền, ngân hàng báo (B) hoặc cán bộ tận mắt thấy (O). ${sites} tuyến phố và chợ.`,
  incidents: (count: number) => `Sự cố đang mở: ${count}`,
  alarmsDrawn: (count: number) => `${count} nơi đang báo động trên bản vẽ`,
  allIncidents: 'Xem sổ sự cố',
  incident: 'mã trả cho tài khoản khác',
  since: (moment: string) => `từ ${moment}`,
  nobody: 'chưa ai nhận',
  sites: 'Từng nơi, theo quy mô',
  sitesNote: 'Xếp hạng theo “đang dùng” (O + B), chỉ so cùng nhóm quy mô trong xã.',
  tableCaption: 'Các bước của từng tuyến phố, chợ',
  place: 'Nơi',
  rank: 'Trong nhóm',
  bands: { small: 'Dưới 20 điểm', medium: '20–49 điểm', large: '50–149 điểm', huge: 'Từ 150 điểm' },
  saidToo: (said: number) => `+${said} chủ hộ nói (S)`,
  saidShort: (said: number) => `+${said} S`,
  decide: 'Việc cần người quyết',
  toApprove: 'Tài khoản chờ duyệt',
  waiting: (count: number) => `${count} đề nghị chờ người thứ hai duyệt.`,
  nothingToDecide: 'Chưa có việc nào tồn.',
  notVisited: (count: number, stalls: string) => `${count} ${stalls} chưa khảo sát trong đợt này.`,
  toRescan: (count: number, stalls: string) => `${count} ${stalls} cần kiểm tra lại biển.`,
  noReasons: 'Chưa ghi lý do nào.',
  noSites: 'Xã chưa có tuyến phố hay chợ nào.',
} as const
