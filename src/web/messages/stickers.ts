/** Printing stickers: choosing, print runs. */
export const stickersMessages = {
  band: 'Quét mã để trả tiền',
  advice: 'So ngân hàng, bốn số cuối và tên trên app trước khi chuyển. Khác thì hỏi người bán.',
  sample: 'MẪU',
  checkAt: 'Kiểm tra biển:',
  typeSerial: ', gõ số',
  fold: 'Gấp tại đây',
  fileTitle: 'Biển mã QR',
  title: 'In biển',
  ready: (count: number, kind: 'street' | 'market') =>
    `${count} ${kind === 'street' ? 'điểm' : 'sạp'} có mã đã duyệt, in được ngay.`,
  preset: (chosen: number, total: number) => `Đã chọn sẵn ${chosen}/${total}.`,
  pick: {
    all: (count: number) => `Chọn cả ${count}`,
    new: (count: number) => `Chọn ${count} điểm chưa có biển`,
    none: 'Bỏ chọn hết',
  },
  choose: 'In biển cho những điểm nào?',
  hasStickers: (count: number) => `đã có ${count} biển`,
  chosen: 'Đang chọn:',
  print: 'In các biển đã chọn',
  afterwards: 'Máy chủ đọc lại từng mã trên tờ in rồi mới cho tải về. Lần in này được ghi vào nhật ký.',
  none: 'Chưa điểm nào ở đây có mã để in. Ghi tài khoản cho từng hộ, rồi nhờ người khác duyệt; duyệt xong thì in được.',
  toSite: 'Về tuyến để ghi tài khoản',
  nothingChosen: 'Hãy chọn ít nhất một điểm để in.',
  tooMany: (limit: number) => `Mỗi lần in nhiều nhất ${limit} biển. Hãy bỏ bớt, rồi in tiếp lần sau.`,
  notReady: 'Có điểm vừa đổi hoặc mất mã nên chưa in được. Danh sách dưới đây là mới nhất; hãy chọn lại.',
  doesNotFit: (names: string) =>
    `Chữ quá dài hoặc có ký tự không in được nên không vừa biển: ${names}. Sửa tên cho ngắn lại, hoặc bỏ chọn rồi in các điểm khác.`,
  unknownBank: (names: string) =>
    `Không rõ ngân hàng của: ${names}. Báo người quản trị thêm ngân hàng, hoặc bỏ chọn rồi in các điểm khác.`,
  unreadable: (names: string) =>
    `Mã đọc lại từ tờ in không khớp với mã đã duyệt nên không cho in: ${names}. Hãy báo người quản trị.`,
  runs: 'Các lần đã in',
  runCount: (count: number) => `${count} biển`,
  run: (moment: string) => `Lần in ${moment}`,
  printed: (count: number, pages: number) =>
    `Đã in ${count} biển trên ${pages} tờ A4. Đã chọn ${count}, đã in ${count}.`,
  printedBy: (name: string) => `Người in: ${name}`,
  download: 'Tải tệp PDF để in',
  howToPrint:
    'In khổ A4, đúng cỡ 100 %, không chọn “vừa trang”. Cắt theo các vạch ở góc, rồi quét thử một biển trước khi trao.',
  again: 'In thêm biển',
  stale:
    'Có biển của lần in này đã hủy hoặc đã đổi tài khoản, nên không tải lại được nữa. Hãy in lần mới cho các điểm còn mã.',
  changed: 'Tên, số nhà hoặc cách trình bày đã đổi từ lần in này, nên tệp không còn giống tệp đã in. Hãy in lần mới.',
  serials: 'Số biển',
  columns: { name: 'Điểm', serial: 'Số biển', state: 'Tình trạng' },
  states: { printed: 'đã in', 'handed-over': 'đã trao', placed: 'đã dán', void: 'đã hủy' },
  fileName: 'bien-qr',
} as const
