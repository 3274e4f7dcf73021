/** The page around the phone app: what stands there before its script does. */
export const walkShellMessages = {
  title: 'Đi tuyến',
  /** Where the pages of the server lead to it. */
  link: 'Đi tuyến (không cần mạng)',
  opening: 'Đang mở…',
  noScript: 'Trình duyệt này không chạy được phần ghi khi mất mạng. Có mạng thì ghi bằng phiếu ở trang từng hộ.',
  sites: 'Tuyến phố và chợ',
}
