/** Pages that set a printer up; they are printed, never shown. */
export const paperMessages = {
  calibration: {
    title: 'Trang canh máy in',
    before:
      'Trang này phải được in đúng cỡ 100 %, khổ A4, không chọn “vừa trang”. Đặt thước có vạch mi-li-mét lên giấy, đo bốn chỗ dưới đây chính xác đến nửa mi-li-mét, rồi ghi vào ô.',
    marks: { left: 'A', top: 'B', width: 'C', height: 'D' },
    steps: [
      ['A', 'Từ mép trái của tờ giấy đến vạch đứng'],
      ['B', 'Từ mép trên của tờ giấy đến vạch ngang'],
      ['C', 'Thước nằm ngang: từ vạch dài đầu đến vạch dài cuối'],
      ['D', 'Thước đứng: từ vạch dài đầu đến vạch dài cuối'],
    ],
    after:
      'Nhập bốn số này vào Phố QR ở trang máy in. Với máy in đúng tuyệt đối, A và B là 20 mm, C là 150 mm, D là 200 mm.',
  },
  test: { title: 'Trang in thử', first: 'Bắt đầu từ đây', used: 'Đã dùng' },
} as const
