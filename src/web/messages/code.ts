import type { BuildRefusal } from '../../domain/vietqr/build.ts'
import type { CodeKind, Refusal, Warning } from '../../domain/vietqr/reading.ts'

const refusals: Record<Refusal, string> = {
  'not-emv': 'Đây không phải mã thanh toán. Hãy quét đúng mã QR nhận tiền của hộ.',
  link: 'Đây là đường dẫn trang web, không phải mã nhận tiền. Đừng mở; hãy xin hộ mã VietQR trong ứng dụng ngân hàng.',
  'legacy-momo': 'Đây là mã MoMo kiểu cũ, không còn nhận được tiền. Nhờ hộ mở MoMo và lấy mã nhận tiền mới.',
  'identity-card': 'Đây là mã trên thẻ căn cước. Ứng dụng không đọc và không lưu. Hãy quét mã nhận tiền.',
  'unknown-version': 'Mã dùng phiên bản lạ. Nhờ hộ lấy lại mã VietQR từ ứng dụng ngân hàng.',
  truncated: 'Mã bị thiếu phần cuối. Hãy quét lại, hoặc dán đủ cả dòng chữ của mã.',
  'bad-tag': 'Mã bị hỏng hoặc dán thiếu chữ. Hãy quét lại từ biển gốc.',
  'bad-length': 'Mã ghi sai độ dài nên không đọc chắc được. Hãy quét lại; nếu vẫn lỗi, xin hộ mã mới.',
  'duplicate-tag': 'Mã có một mục bị ghi hai lần, có thể đã bị sửa. Đừng dùng; hãy báo tổ trưởng và xin hộ mã mới.',
  'trailing-bytes': 'Có chữ thừa sau phần cuối của mã. Hãy quét lại từng mã một.',
  'missing-crc': 'Mã không có số kiểm tra ở cuối. Hãy quét lại, hoặc dán đủ cả dòng chữ của mã.',
  'bad-text': 'Mã chứa ký tự không đọc được. Nhờ hộ lấy lại mã từ ứng dụng ngân hàng.',
  'bad-crc': 'Mã sai số kiểm tra: đã bị sửa, in lỗi hoặc chép nhầm. Hãy quét lại từ biển gốc.',
  'not-consumed': 'Phần tài khoản trong mã ghi sai độ dài, dễ mất số. Đừng dùng; nhờ hộ lấy lại mã từ ngân hàng.',
  'missing-currency': 'Mã không ghi loại tiền. Nhờ hộ lấy lại mã VietQR từ ứng dụng ngân hàng.',
  'missing-country': 'Mã không ghi quốc gia. Nhờ hộ lấy lại mã VietQR từ ứng dụng ngân hàng.',
  'wrong-currency': 'Mã không thu bằng tiền đồng nên không dùng được. Hãy xin hộ mã VietQR.',
  'wrong-country': 'Mã ghi tài khoản trong nước nhưng quốc gia khác. Đừng dùng; hãy báo tổ trưởng.',
  'bad-amount': 'Số tiền trong mã không hợp lệ. Nhờ hộ lấy mã không ghi sẵn số tiền.',
  'missing-account': 'Mã không có số tài khoản. Nhờ hộ lấy lại mã từ ứng dụng ngân hàng.',
  'bad-bin': 'Mã ngân hàng trong mã QR không đủ 6 số. Nhờ hộ lấy lại mã từ ứng dụng ngân hàng.',
  'unknown-bin':
    'Không rõ mã này của ngân hàng nào. Đừng dùng vì tiền có thể đến nhầm người; hãy hỏi lại hộ và báo tổ trưởng.',
  'bad-account': 'Số tài khoản trong mã không hợp lệ. Nhờ hộ lấy lại mã từ ứng dụng ngân hàng.',
  'unknown-service': 'Mã dùng dịch vụ lạ. Nhờ hộ lấy lại mã VietQR từ ứng dụng ngân hàng.',
  'nested-service': 'Mã được tạo sai chỗ, nhiều ứng dụng không trả tiền được. Nhờ hộ lấy lại mã từ ứng dụng ngân hàng.',
  'two-accounts': 'Một mã mà ghi hai tài khoản nhận tiền. Đừng dùng; hãy báo tổ trưởng.',
}

const warnings: Record<Warning, string> = {
  'lower-case-crc': 'Số kiểm tra viết chữ thường. Mã vẫn dùng được.',
  'object-order': 'Các mục trong mã xếp khác thứ tự thường gặp. Mã vẫn dùng được.',
  'unknown-initiation': 'Mã không ghi rõ dùng nhiều lần hay một lần. Nên quét thử trước khi dùng.',
  'static-with-amount': 'Mã dùng nhiều lần nhưng ghi sẵn số tiền. Hãy hỏi hộ có muốn vậy không.',
  'dynamic-without-amount': 'Mã loại một lần nhưng không ghi số tiền. Nên quét thử trước khi dùng.',
  'odd-amount': 'Số tiền viết khác lạ. Hãy xem lại số tiền trước khi dùng.',
  'fixed-fee':
    'Mã tự cộng thêm phí vào mỗi lần khách trả. Hãy hỏi chủ hộ; nếu không muốn vậy, xin mã khác ở ứng dụng ngân hàng.',
  'over-limit': 'Số tiền vượt mức một lần chuyển nhanh (dưới 500 triệu đồng). Có thể không chuyển được.',
  'long-memo': 'Nội dung chuyển khoản dài hơn 25 ký tự. Một số ứng dụng có thể cắt bớt.',
  'long-name': 'Tên ghi trong mã dài hơn 25 ký tự. Ứng dụng ngân hàng sẽ hiện tên thật của chủ tài khoản.',
  'long-account': 'Số tài khoản dài 20 ký tự (mã MoMo kiểu cũ). Hãy quét thử trước khi dùng.',
  'non-ascii': 'Mã có chữ có dấu. Một số ứng dụng có thể hiện sai chữ.',
  'empty-object': 'Mã có một mục để trống. Mã vẫn dùng được.',
  'bare-template': 'Mã có thêm mục riêng của đơn vị phát hành. Mã vẫn dùng được, hãy in lại đúng nguyên văn.',
  'other-scheme': 'Ngoài VietQR, mã còn nhận tiền theo hệ thống khác. Hãy in lại đúng nguyên văn.',
  'napas-outside-38': 'Tài khoản nằm ở mục khác thường, có ứng dụng không đọc được. Nên xin hộ mã mới.',
  'old-wallet-layout': 'Đây là mã ví VNPAY kiểu cũ, ứng dụng ngân hàng không trả tiền được. Nên xin hộ mã VietQR.',
}

const kinds: Record<CodeKind, string> = {
  'transfer-account': 'VietQR chuyển tiền đến tài khoản',
  'transfer-card': 'VietQR chuyển tiền đến thẻ',
  'napas-merchant': 'VietQR thanh toán cho điểm bán',
  'napas-cash': 'Mã rút tiền tại cây ATM',
  vnpay: 'VNPAY-QR',
  'vnpay-wallet': 'Ví VNPAY (kiểu cũ)',
  'momo-personal': 'MoMo cá nhân',
  'momo-merchant': 'MoMo cửa hàng',
  zalopay: 'ZaloPay',
  shopeepay: 'ShopeePay',
  bill: 'Mã thu hóa đơn',
  foreign: 'Mã thanh toán nước ngoài',
  'other-emv': 'Mã thanh toán loại khác',
}

const buildRefusals: Record<BuildRefusal, string> = {
  'bad-bin': 'Mã ngân hàng phải đủ 6 số.',
  'unknown-bin': 'Ngân hàng này không nhận chuyển tiền qua VietQR. Hãy chọn ngân hàng khác.',
  'bad-account': 'Số tài khoản chỉ gồm chữ không dấu và số, dài nhất 19 ký tự; số thẻ từ 16 đến 19 số.',
  'bad-service': 'Chỉ tạo được mã chuyển tiền đến tài khoản hoặc đến thẻ.',
  'bad-amount': 'Số tiền phải là số nguyên từ 1 đến 499.999.999 đồng.',
  'bad-memo': 'Nội dung chỉ gồm chữ không dấu, số, dấu cách và các dấu . _ -',
  'long-memo': 'Nội dung dài nhất 25 ký tự. Hãy viết ngắn lại.',
  'bad-name': 'Tên ghi trong mã chỉ gồm chữ không dấu, số, dấu cách và các dấu . _ -',
  'long-name': 'Tên ghi trong mã dài nhất 25 ký tự. Hãy viết ngắn lại.',
  'bad-city': 'Tên địa phương ghi trong mã chỉ gồm chữ không dấu, số, dấu cách và các dấu . _ -',
  'long-city': 'Tên địa phương ghi trong mã dài nhất 15 ký tự. Hãy viết ngắn lại.',
}

/** The payment schemes of the neighbours, by the country a code of the kind `foreign` names. */
const foreignSchemes: Record<string, string> = {
  TH: 'PromptPay (Thái Lan)',
  KH: 'KHQR (Campuchia)',
  LA: 'Lao QR (Lào)',
  ID: 'QRIS (Indonesia)',
  SG: 'SGQR (Singapore)',
  PH: 'QR Ph (Philippines)',
}

/** What the screens say about payment codes: why one was refused and what to do, what is unusual, what it is. */
export const codeMessages = { refusals, warnings, kinds, buildRefusals, foreignSchemes }
