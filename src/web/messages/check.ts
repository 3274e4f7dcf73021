/** The public check page. */
export const checkMessages = {
  title: 'Kiểm tra biển QR',
  advice: 'Gõ số in trên biển. Trang này cho biết biển đăng ký trả tiền vào đâu, để so với app ngân hàng.',
  serial: 'Số biển',
  serialHint: 'Số có 16 chữ và số, như 7K3M-Q9TD-52XA-HV8E. Chữ hoa hay thường, có gạch hay không đều được.',
  submit: 'Kiểm tra',
  another: 'Kiểm tra biển khác',
  unknown: 'Không có biển mang số này. Gõ lại, hoặc báo xã.',
  void: 'Biển này đã hủy. Đừng trả tiền vào mã này.',
  wait: (minutes: number) => `Đã gõ sai quá nhiều lần. Chờ ${minutes} phút rồi thử lại, hoặc báo xã.`,
  compare: 'So với app ngân hàng trước khi chuyển',
  sticker: 'Biển',
  printedFor: (tradeName: string, place: string) => `in cho ${tradeName}, ${place}, đăng ký trả vào:`,
  place: (number: string, site: string, commune: string) =>
    [`số ${number} ${site}`, commune].filter(Boolean).join(', '),
  bank: 'Ngân hàng',
  account: 'Bốn số cuối tài khoản',
  holder: 'Chủ tài khoản (viết gọn)',
  state: 'Biển này',
  steps: [
    ['Quét mã bằng app ngân hàng.', ''],
    ['So ba dòng đầu ở trên', 'với app của bạn. App hiện tên đầy đủ.'],
    ['Khác ngân hàng, khác số hay khác tên: đừng chuyển.', 'Hỏi người bán, và báo xã.'],
  ],
  proves: 'Mã VietQR không có chữ ký. Trang này chỉ cho biết sổ đăng ký ghi gì, không chứng tỏ ai là chủ tài khoản.',
} as const
