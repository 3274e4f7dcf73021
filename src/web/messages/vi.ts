import { codeMessages } from './code.ts'

/** Vietnamese on screen, by feature. The source of all wording; codes and names of rules never reach a page. */
export const vi = {
  app: {
    name: 'Phố QR',
    skip: 'Bỏ qua phần đầu trang',
    nav: 'Chính',
    commune: 'Toàn xã',
    sites: 'Tuyến phố và chợ',
    approvals: 'Duyệt tài khoản',
    officers: 'Cán bộ',
    banks: 'Ngân hàng',
    audit: 'Nhật ký',
    signOut: 'Thoát',
    assumed: 'Số liệu giả định.',
    notFound: 'Không tìm thấy trang này',
    notFoundAdvice: 'Có thể đường dẫn đã cũ, hoặc nơi này ngoài phạm vi của bạn.',
    notAllowed: 'Bạn không có quyền làm việc này',
    notAllowedAdvice: 'Việc này dành cho vai trò khác. Hãy hỏi người quản trị.',
    tooLarge: 'Nội dung gửi lên quá lớn. Hãy chọn ảnh nhỏ hơn hoặc viết ngắn lại.',
    wrongOrigin: 'Trang này chỉ nhận phiếu gửi từ chính Phố QR. Hãy mở lại trang rồi gửi.',
    failed: 'Chưa làm được việc này. Hãy thử lại; nếu vẫn vậy, báo người quản trị mã',
    backHome: 'Về trang đầu',
    sentDifferently: 'Phiếu này đã được gửi với nội dung khác. Hãy mở lại trang để ghi phiếu mới.',
  },
  roles: {
    volunteer: 'Tình nguyện viên',
    coordinator: 'Bí thư Đoàn xã',
    leader: 'Lãnh đạo UBND xã',
    payouts: 'Cán bộ an sinh',
    auditor: 'Thanh tra',
    admin: 'Quản trị',
  },
  form: {
    required: 'Hãy điền ô này.',
    tooLong: 'Nội dung quá dài, hãy viết ngắn lại.',
    choose: 'Hãy chọn một mục.',
    repeated: 'Ô này bị gửi hai lần. Hãy gửi lại phiếu.',
    invalid: 'Nội dung ô này chưa đúng.',
    summary: 'Phiếu chưa lưu được. Sửa các ô có dấu đỏ rồi gửi lại.',
  },
  code: codeMessages,
} as const

/** Shape a translation must match. */
export type Messages = typeof vi
