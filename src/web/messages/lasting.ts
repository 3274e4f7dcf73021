import { RETAINED_AFTER, SCAN_HOLDS, TRANSFER_HOLDS } from '../../domain/adoption.ts'
import { ROUND_TAKES_OVER } from '../../domain/back-check.ts'
import { FIRST_DAYS, FIRST_PERCENT, USUAL_PERCENT } from '../../domain/draw.ts'
import { REGULAR_DAYS, TRADING_DAYS } from '../../domain/market-days.ts'

/** What lasts (A6, A8), what re-scans found (A9) and what back-checks said (Q1). */
export const lastingMessages = {
  title: 'Còn đúng không?',
  note: 'Kiểm tra chéo do người khác làm, bốc thăm',
  names: {
    A6: 'Dùng đều',
    A8: `Còn dùng sau ${RETAINED_AFTER} ngày`,
    A9: 'Biển còn nguyên khi quét lại',
    Q1: 'Kiểm tra chéo khớp',
  },
  /** What each is a part of. */
  bases: {
    A6: (total: string) => `mẫu số: ${total} điểm đang kinh doanh`,
    A8: (total: string) => `mẫu số: ${total} điểm đã dùng từ ${RETAINED_AFTER} ngày trước`,
    A9: (total: string) => `mẫu số: ${total} lần quét lại`,
    Q1: (total: string) => `mẫu số: ${total} lần kiểm tra chéo`,
  },
  none: {
    A6: 'chưa có điểm nào đang kinh doanh',
    A8: `chưa có điểm nào dùng từ ${RETAINED_AFTER} ngày trước`,
    A9: 'chưa quét lại lần nào',
    Q1: 'chưa có lượt kiểm tra chéo nào',
    coverage: 'chưa có lượt khảo sát nào',
  },
  passed: { A9: 'Quét lại đúng mã', Q1: 'Người kiểm tra thấy khớp', coverage: 'Đã kiểm tra chéo' },
  failed: { A9: 'Quét lại không đúng mã', Q1: 'Người kiểm tra thấy khác', coverage: 'Chưa kiểm tra chéo' },
  on: (day: string) => `ngày ${day}`,
  /** Of what was found about a visit on some later day. */
  visitOn: (day: string) => `lượt khảo sát ngày ${day}`,
  definitions: {
    A6: `Có khách chuyển tiền vào ít nhất ${REGULAR_DAYS} trong ${TRADING_DAYS} ngày bán gần nhất (B hoặc O), hoặc trong ${TRANSFER_HOLDS} ngày qua cán bộ tận mắt thấy từ ${REGULAR_DAYS} ngày trở lên có tiền về. Chợ phiên chỉ đếm các ngày có phiên.`,
    A8: `Trong các điểm có khách chuyển tiền lần đầu (B hoặc O) từ ${RETAINED_AFTER} ngày trước trở về trước: lần kiểm tra mới nhất vẫn thấy có chuyển tiền trong ${TRANSFER_HOLDS} ngày trước lần đó. Quá ${RETAINED_AFTER} ngày không ai kiểm tra thì không tính là còn dùng.`,
    A9: `Trong ${SCAN_HOLDS} ngày qua, các lần quét mã trên tường ở nơi trước đó đã quét đúng: bao nhiêu lần vẫn đúng mã đã đăng ký. Đếm lượt quét, không đếm điểm.`,
    Q1: `Máy bốc thăm các lượt khảo sát của đợt này (đợt mở chưa đủ ${ROUND_TAKES_OVER} ngày thì cả đợt trước), của từng người ít nhất ${USUAL_PERCENT} % (${FIRST_PERCENT} % trong ${FIRST_DAYS} ngày đầu), hạt giống và danh sách công bố; người khác đến xem lại mà không biết câu trả lời cũ: bao nhiêu lượt khớp. Lượt không ai nói được thì không tính. Số lượt ít thì chưa chắc, nên ở trang kiểm tra chéo có khoảng tin cậy 95 % (Wilson). Lượt không khớp không còn là bằng chứng cho A3, A4, A5, A6, A8 và A9.`,
  },
} as const
