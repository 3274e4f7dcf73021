import { BURST_SECONDS, BURST_STALLS } from '../../domain/flags.ts'

/** What a coordinator may want to look at; it proves nothing. */
export const flagsMessages = {
  title: 'Dấu hiệu cần xem',
  link: 'Dấu hiệu cần xem',
  provesNothing:
    'Dấu hiệu không chứng minh điều gì: buổi ra quân có thể ghi nhiều điểm trong ít phút, hai sạp có thể chung một tấm biển. Không con số nào đổi vì dấu hiệu, và không ai bị trừ vì nó. Trước hết hãy hỏi chuyện người đã đi.',
  span: (days: number) => `Xem các lượt khảo sát nhận trong ${days} ngày gần đây.`,
  none: 'Không có dấu hiệu nào.',
  kinds: {
    burst: (count: number, minutes: number) => `${count} lượt khảo sát trong ${minutes} phút`,
    'same-photo': (count: number) => `${count} lượt khảo sát chung một tấm ảnh`,
  },
  rule: {
    burst: `Một người ghi từ ${BURST_STALLS} điểm trở lên trong ${BURST_SECONDS / 60} phút. Phiếu từ điện thoại tính theo đồng hồ của máy.`,
    'same-photo': 'Đúng một tấm ảnh được gửi cho nhiều lượt khảo sát.',
  },
  who: (name: string, moment: string) => `${name}, ${moment}`,
  visits: (count: number) => `Xem ${count} lượt khảo sát`,
  finding: 'Đã xem và thấy thế nào?',
  findings: { 'nothing-wrong': 'Không có gì lạ', 'talked-over': 'Đã trao đổi với người đi' },
  own: 'Dấu hiệu này có lượt khảo sát của chính bạn. Hãy nhờ người khác xem.',
  note: 'Ghi chú',
  noteHint: 'Không bắt buộc.',
  save: 'Lưu',
  found: (finding: string, name: string, moment: string) => `${finding} · ${name}, ${moment}`,
  back: 'Về trang xã',
} as const
