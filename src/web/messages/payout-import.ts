import type { TableProblem } from '../../domain/payout/table.ts'
import type { TableField } from '../../domain/payout/table-headings.ts'

const fields = {
  code: 'Mã hồ sơ',
  hamlet: 'Thôn, tổ dân phố',
  group: 'Nhóm hưởng',
  status: 'Rà soát, tài khoản',
  modality: 'Hình thức chi',
  reason: 'Lý do',
  amount: 'Số tiền',
  period: 'Kỳ, tháng (chỉ để đối chiếu)',
} satisfies Record<TableField, string>

const limits = (rows: string) => `Tối đa ${rows} hàng, tệp 8 MB, 48 MB khi bung nén.`

/** Words of reading an officer's file into a round. */
export const payoutImportMessages = {
  title: 'Nhập danh sách từ tệp',
  of: (programme: string, month: string) => `${programme}, kỳ tháng ${month}`,
  toRound: 'Về kỳ chi trả',
  file: 'Chọn tệp Excel (.xlsx) hoặc CSV của xã',
  fileHint: (rows: string) => `Chỉ đọc các cột được chọn; các cột khác bị bỏ ngay khi đọc. ${limits(rows)}`,
  read: 'Đọc tệp',
  readAgain: 'Đọc lại theo các cột đã chọn',
  chooseAgain: 'Muốn đổi cột hay đổi tệp: chọn cột ở trên, chọn tệp rồi bấm Đọc tệp. Chưa có gì được lưu.',
  columns: 'Cột nào là gì',
  columnsHint: 'Đoán theo tiêu đề hoặc theo lần nhập trước của chương trình này. Sai thì chọn lại rồi đọc tệp lần nữa.',
  noColumn: 'Tệp không có cột này',
  fields,
  dropped: (count: number) => `Đã bỏ ${count} cột, không lưu, không ghi vào đâu`,
  droppedNone: 'Tệp không có cột nào khác.',
  noName: 'cột không có tiêu đề',
  files: {
    none: 'Hãy chọn một tệp.',
    empty: 'Tệp trống.',
    'too-large': `Tệp quá lớn nên không mở. ${limits('30.000')} Hãy xóa các trang tính và cột thừa rồi lưu lại, hoặc lưu thành CSV UTF-8.`,
    'too-many-rows': `Tệp có quá nhiều hàng. ${limits('30.000')} Hãy tách tệp, hoặc xóa các hàng trống có định dạng ở cuối.`,
    protected:
      'Tệp có mật khẩu nên không đọc được. Mở bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc, bỏ mật khẩu rồi lưu lại.',
    'old-excel':
      'Đây là tệp Excel cũ (.xls), dù tên có thể là .xlsx. Mở bằng Excel, chọn Lưu thành → Excel Workbook (.xlsx).',
    damaged: 'Tệp hỏng hoặc không phải Excel. Mở bằng Excel xem có đọc được không rồi lưu lại thành .xlsx.',
    'not-utf-8':
      'Tệp CSV không ở bảng mã UTF-8 nên chữ Việt sẽ sai. Trong Excel chọn Lưu thành → CSV UTF-8 (phân tách bằng dấu phẩy).',
    'not-a-table': 'Tệp này không phải bảng Excel hay CSV.',
    'no-headings': 'Không thấy hàng tiêu đề. Bảng phải có một hàng ghi tên cột, như Mã hồ sơ, Thôn, Số tiền.',
    busy: 'Nhiều tệp đang được đọc cùng lúc nên chưa đọc được tệp này. Đợi một phút, chọn lại tệp rồi đọc lần nữa.',
  },
  unmapped: (names: string) => `Chưa biết cột nào là: ${names}. Chọn cột ở trên, chọn lại tệp rồi đọc lần nữa.`,
  noGroups: 'Chương trình chưa có nhóm hưởng nào. Hãy thêm nhóm ở trang chương trình trước.',
  counted: 'Nếu nhập tệp này',
  counts: {
    added: 'mới',
    changed: 'thay đổi',
    same: 'giữ nguyên',
    missing: 'có trong kỳ, không có trong tệp',
    bad: 'hàng có lỗi',
  },
  aside: (count: string) => `Bỏ qua ${count} hàng không phải hồ sơ (hàng cộng, tên thôn, chữ ký).`,
  nothing: 'Tệp này không làm thay đổi gì: mọi hồ sơ đã có trong kỳ với đúng nội dung ấy. Không có gì để nhập.',
  nothingBad: 'Chưa có hàng nào nhập được.',
  badTitle: (count: string) => `${count} hàng có lỗi`,
  badHint: 'Sửa ngay tại đây rồi bấm Kiểm tra lại, hoặc sửa trong tệp rồi đọc lại. Các hàng đúng vẫn còn nguyên.',
  badMore: (shown: number, rest: string) =>
    `Đang hiện ${shown} hàng; còn ${rest} hàng sẽ hiện sau khi sửa các hàng này.`,
  row: (row: number) => `Hàng ${row}`,
  check: 'Kiểm tra lại',
  skip: (count: string) => `Bỏ ${count} hàng có lỗi, nhập các hàng còn lại`,
  skipFirst: 'Còn hàng có lỗi: sửa, hoặc đánh dấu bỏ các hàng ấy.',
  remove: (count: string) => `Rút khỏi kỳ ${count} hồ sơ không có trong tệp`,
  enter: (count: string) => `Nhập ${count} hồ sơ vào kỳ`,
  undo: 'Cả lần nhập có thể hoàn tác ở trang của kỳ, đến khi gửi duyệt.',
  moved: 'Kỳ này vừa được người khác sửa. Số dưới đây đã tính lại; xem rồi bấm Nhập lần nữa.',
  notDraft: 'Kỳ này không còn là bản nháp nên không nhập được nữa.',
  notCases: 'Kỳ này ghi theo số tổng của thôn, không nhập danh sách hồ sơ.',
  stale: 'Danh sách thôn, nhóm hưởng vừa đổi, hoặc trang này đã cũ. Hãy chọn tệp và đọc lại.',
  problems: {
    empty: 'Ô này trống. Hãy ghi vào.',
    formula: 'Ô là công thức; Phố QR không tự tính. Ghi kết quả, hoặc trong Excel chép cột rồi Dán đặc biệt → Giá trị.',
    'like-a-name': 'Mã hồ sơ giống họ tên. Hãy ghi mã hồ sơ của xã.',
    'like-an-id':
      'Trông như số định danh, số điện thoại hay ngày sinh. Ở đây chỉ ghi mã hồ sơ riêng của xã, như BS-0147.',
    'too-long': 'Mã dài quá 24 ký tự.',
    'not-a-code': 'Không phải mã hồ sơ: mã gồm chữ và số viết liền, có ít nhất một chữ số, như BS-0147.',
    negative: 'Số tiền âm. Ghi số tiền phải chi, không có dấu trừ; khoản thu hồi không ghi ở đây.',
    fraction: 'Số tiền có phần lẻ. Đồng không có số lẻ; ghi số tròn như 540.000.',
    'not-a-number': 'Không phải số tiền. Ghi như 540000 hoặc 540.000.',
    'no-month': 'Không có tháng này. Ghi như 10/2026.',
    amount: 'Số tiền quá lớn: mỗi hồ sơ tối đa 100.000.000 đ một kỳ. Xem có thừa số 0 không.',
    'reason-without-cause': 'Có lý do nhưng không phải tiền mặt hay chi trả lỗi. Bỏ lý do hoặc sửa hình thức chi.',
    'account-not-agreed': 'Chi qua tài khoản nhưng lại ghi chưa có tài khoản hoặc chưa đồng ý. Sửa một trong hai ô.',
  } satisfies Record<Exclude<TableProblem, 'unknown' | 'other-month' | 'double'>, string>,
  otherMonth: (month: string) => `Không phải tháng của kỳ này (${month}). Xem có lấy nhầm tệp không.`,
  double: (rows: string) => `Mã này có ở các hàng ${rows}. Mỗi hồ sơ chỉ một hàng; sửa mã hoặc xóa bớt hàng.`,
  unknownHamlet: (commune: string, names: string) =>
    `Không phải thôn, tổ dân phố của ${commune}. Hãy ghi một trong: ${names}.`,
  unknownGroup: (names: string) => `Không phải nhóm hưởng của chương trình. Hãy ghi một trong: ${names}.`,
  unknownWord: (names: string) => `Chưa hiểu từ này. Hãy ghi một trong: ${names}.`,
  andMore: (count: number) => `và ${count} tên khác`,
} as const
