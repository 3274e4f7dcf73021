import type { Bank, BankKind } from '../banks.ts'

function row(bin: string, code: string, short: string, kind: BankKind, name: string, more?: Partial<Bank>): Bank {
  return { bin, code, short, kind, name, transfers: true, formerNames: [], aliases: [], ...more }
}

/**
 * Who answers to which BIN, as known on 22 November 2026: the State Bank of Vietnam's list of 31 December 2023, set
 * against the BINs VietQR uses. Where only the month of a renaming is known, the row begins on the first of that month.
 * 970402, 970404, 970411 and 970461 circulate in one erroneous list, which also swaps 970456 and 970462: the first four
 * are not here, and the last two are IBK and Kookmin. CIMB and Mirae Asset have one BIN registered and another on VietQR.
 */
export const BANKS: readonly Bank[] = [
  row('422589', 'CIMB', 'CIMB', 'foreign-bank', 'Ngân hàng TNHH MTV CIMB Việt Nam'),
  row('458761', 'HSBC', 'HSBC', 'foreign-bank', 'Ngân hàng TNHH MTV HSBC (Việt Nam)'),
  row('533948', 'CITIBANK', 'Citibank', 'foreign-bank', 'Ngân hàng Citibank, N.A. - Chi nhánh Hà Nội', {
    transfers: false,
  }),
  row('546034', 'CAKE', 'CAKE', 'digital-bank', 'TMCP Việt Nam Thịnh Vượng - Ngân hàng số CAKE by VPBank'),
  row('546035', 'Ubank', 'Ubank', 'digital-bank', 'TMCP Việt Nam Thịnh Vượng - Ngân hàng số Ubank by VPBank'),
  row('668888', 'KBank', 'KBank', 'foreign-bank', 'Ngân hàng Đại chúng TNHH Kasikornbank'),
  row('796500', 'DBS', 'DBSBank', 'foreign-bank', 'DBS Bank Ltd - Chi nhánh Thành phố Hồ Chí Minh'),
  row('801011', 'NHBHN', 'Nonghyup', 'foreign-bank', 'Ngân hàng Nonghyup - Chi nhánh Hà Nội', {}),
  row('963369', 'Liobank', 'Liobank', 'digital-bank', 'Liobank (ngân hàng số, OCB)'),
  row('963388', 'TIMO', 'Timo', 'digital-bank', 'Ngân hàng số Timo by Ban Viet Bank', {
    aliases: ['Timo Bank'],
  }),
  row('970400', 'SGICB', 'SaigonBank', 'bank', 'Ngân hàng TMCP Sài Gòn Công Thương', { aliases: ['Saigon Bank'] }),
  row('970403', 'STB', 'Sacombank', 'bank', 'Ngân hàng TMCP Sài Gòn Thương Tín', { aliases: ['Sacom'] }),
  row('970405', 'VBA', 'Agribank', 'bank', 'Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam', {
    aliases: ['VBARD', 'Agri'],
  }),
  row('970406', 'DOB', 'DongA Bank', 'bank', 'Ngân hàng TMCP Đông Á', { to: '2025-01-31' }),
  row('970406', 'Vikki', 'Vikki', 'bank', 'Ngân hàng TNHH MTV Số Vikki', {
    formerNames: ['DongA Bank'],
    aliases: ['Vikki Bank', 'Đông Á'],
    from: '2025-02-01',
  }),
  row('970407', 'TCB', 'Techcombank', 'bank', 'Ngân hàng TMCP Kỹ thương Việt Nam', { aliases: ['Techcom'] }),
  row('970408', 'GPB', 'GPBank', 'bank', 'Ngân hàng Thương mại TNHH MTV Dầu khí Toàn cầu', { to: '2025-09-30' }),
  row('970408', 'GPB', 'GPBank', 'bank', 'Ngân hàng TNHH MTV Kỷ nguyên Thịnh vượng (GPBank)', {
    formerNames: ['GPBank (Dầu khí Toàn cầu)'],
    aliases: ['GP Bank'],
    from: '2025-10-01',
  }),
  row('970409', 'BAB', 'BacABank', 'bank', 'Ngân hàng TMCP Bắc Á', { aliases: ['Bac A Bank'] }),
  row('970410', 'SCVN', 'StandardChartered', 'foreign-bank', 'Ngân hàng TNHH MTV Standard Chartered Bank Việt Nam', {
    aliases: ['Standard Chartered'],
  }),
  row('970412', 'PVCB', 'PVcomBank', 'bank', 'Ngân hàng TMCP Đại Chúng Việt Nam', { aliases: ['PVcom', 'Đại Chúng'] }),
  row('970414', 'Oceanbank', 'OceanBank', 'bank', 'Ngân hàng Thương mại TNHH MTV Đại Dương', { to: '2024-11-30' }),
  row('970414', 'MBV', 'MBV', 'bank', 'Ngân hàng TNHH MTV Việt Nam Hiện Đại', {
    formerNames: ['OceanBank'],
    aliases: ['MBV Bank'],
    from: '2024-12-01',
  }),
  row('970415', 'ICB', 'VietinBank', 'bank', 'Ngân hàng TMCP Công thương Việt Nam', { aliases: ['Vietin', 'CTG'] }),
  row('970416', 'ACB', 'ACB', 'bank', 'Ngân hàng TMCP Á Châu'),
  row('970418', 'BIDV', 'BIDV', 'bank', 'Ngân hàng TMCP Đầu tư và Phát triển Việt Nam'),
  row('970419', 'NCB', 'NCB', 'bank', 'Ngân hàng TMCP Quốc Dân'),
  row('970421', 'VRB', 'VRB', 'joint-venture', 'Ngân hàng Liên doanh Việt - Nga', { aliases: ['Việt Nga'] }),
  row('970422', 'MB', 'MBBank', 'bank', 'Ngân hàng TMCP Quân đội', { aliases: ['MB Bank', 'Quân đội'] }),
  row('970423', 'TPB', 'TPBank', 'bank', 'Ngân hàng TMCP Tiên Phong', { aliases: ['TP Bank', 'Tiên Phong'] }),
  row('970424', 'SHBVN', 'ShinhanBank', 'foreign-bank', 'Ngân hàng TNHH MTV Shinhan Việt Nam', {
    aliases: ['Shinhan'],
  }),
  row('970425', 'ABB', 'ABBANK', 'bank', 'Ngân hàng TMCP An Bình', { aliases: ['An Bình'] }),
  row('970426', 'MSB', 'MSB', 'bank', 'Ngân hàng TMCP Hàng Hải Việt Nam', { aliases: ['Maritime Bank', 'Hàng Hải'] }),
  row('970427', 'VAB', 'VietABank', 'bank', 'Ngân hàng TMCP Việt Á', { aliases: ['Viet A Bank'] }),
  row('970428', 'NAB', 'NamABank', 'bank', 'Ngân hàng TMCP Nam Á', { aliases: ['Nam A Bank'] }),
  row('970429', 'SCB', 'SCB', 'bank', 'Ngân hàng TMCP Sài Gòn'),
  row('970430', 'PGB', 'PGBank', 'bank', 'Ngân hàng TMCP Thịnh vượng và Phát triển', {
    formerNames: ['PG Bank (Petrolimex)'],
    aliases: ['PG Bank'],
  }),
  row('970431', 'EIB', 'Eximbank', 'bank', 'Ngân hàng TMCP Xuất Nhập khẩu Việt Nam', { aliases: ['Exim'] }),
  row('970432', 'VPB', 'VPBank', 'bank', 'Ngân hàng TMCP Việt Nam Thịnh Vượng', { aliases: ['VP Bank'] }),
  row('970433', 'VIETBANK', 'VietBank', 'bank', 'Ngân hàng TMCP Việt Nam Thương Tín', { aliases: ['Viet Bank'] }),
  row('970434', 'IVB', 'IndovinaBank', 'joint-venture', 'Ngân hàng TNHH Indovina'),
  row('970436', 'VCB', 'Vietcombank', 'bank', 'Ngân hàng TMCP Ngoại Thương Việt Nam', {
    aliases: ['Ngoại thương', 'Vietcom'],
  }),
  row('970437', 'HDB', 'HDBank', 'bank', 'Ngân hàng TMCP Phát triển Thành phố Hồ Chí Minh', { aliases: ['HD Bank'] }),
  row('970438', 'BVB', 'BaoVietBank', 'bank', 'Ngân hàng TMCP Bảo Việt', { aliases: ['Bao Viet Bank'] }),
  row('970439', 'PBVN', 'PublicBank', 'foreign-bank', 'Ngân hàng TNHH MTV Public Việt Nam', {
    aliases: ['Public Bank'],
  }),
  row('970440', 'SEAB', 'SeABank', 'bank', 'Ngân hàng TMCP Đông Nam Á', { aliases: ['Sea Bank', 'SSB'] }),
  row('970441', 'VIB', 'VIB', 'bank', 'Ngân hàng TMCP Quốc tế Việt Nam'),
  row('970442', 'HLBVN', 'HongLeong', 'foreign-bank', 'Ngân hàng TNHH MTV Hong Leong Việt Nam', {
    aliases: ['Hong Leong Bank'],
  }),
  row('970443', 'SHB', 'SHB', 'bank', 'Ngân hàng TMCP Sài Gòn - Hà Nội', { aliases: ['Sài Gòn - Hà Nội'] }),
  row('970444', 'CBB', 'CBBank', 'bank', 'Ngân hàng Thương mại TNHH MTV Xây dựng Việt Nam', { to: '2024-10-16' }),
  row('970444', 'CBB', 'VCBNeo', 'bank', 'Ngân hàng Thương mại TNHH MTV Ngoại thương Công nghệ số', {
    formerNames: ['CBBank', 'TrustBank'],
    aliases: ['VCB Neo'],
    from: '2024-10-17',
  }),
  row('970446', 'COOPBANK', 'COOPBANK', 'cooperative-bank', 'Ngân hàng Hợp tác xã Việt Nam', {
    aliases: ['Co-opBank', 'Hợp tác xã'],
  }),
  row('970448', 'OCB', 'OCB', 'bank', 'Ngân hàng TMCP Phương Đông'),
  row('970449', 'LPB', 'LPBank', 'bank', 'Ngân hàng TMCP Lộc Phát Việt Nam', {
    formerNames: ['LienVietPostBank'],
    aliases: ['LP Bank', 'Bưu điện Liên Việt', 'LVPB'],
  }),
  row('970452', 'KLB', 'KienLongBank', 'bank', 'Ngân hàng TMCP Kiên Long', { aliases: ['Kien Long'] }),
  row('970454', 'VCCB', 'BVBank', 'bank', 'Ngân hàng TMCP Bản Việt', {
    formerNames: ['Viet Capital Bank', 'VietCapitalBank'],
    aliases: ['Bản Việt'],
  }),
  row('970455', 'IBK-HN', 'IBKHN', 'foreign-bank', 'Ngân hàng Công nghiệp Hàn Quốc - Chi nhánh Hà Nội'),
  row('970456', 'IBK-HCM', 'IBKHCM', 'foreign-bank', 'Ngân hàng Công nghiệp Hàn Quốc - Chi nhánh TP. Hồ Chí Minh'),
  row('970457', 'WVN', 'Woori', 'foreign-bank', 'Ngân hàng TNHH MTV Woori Việt Nam', { aliases: ['Woori Bank'] }),
  row('970458', 'UOB', 'UnitedOverseas', 'foreign-bank', 'Ngân hàng United Overseas - Chi nhánh TP. Hồ Chí Minh', {
    aliases: ['UOB'],
  }),
  row('970459', 'CIMB', 'CIMBBank', 'foreign-bank', 'Ngân hàng TNHH Một Thành Viên CIMB Việt Nam', {
    transfers: false,
  }),
  row('970460', 'Vietcredit', 'Vietcredit', 'finance-company', 'Công ty Tài chính cổ phần Xi Măng', {
    transfers: false,
  }),
  row('970462', 'KBHN', 'KookminHN', 'foreign-bank', 'Ngân hàng Kookmin - Chi nhánh Hà Nội', { aliases: ['Kookmin'] }),
  row('970463', 'KBHCM', 'KookminHCM', 'foreign-bank', 'Ngân hàng Kookmin - Chi nhánh Thành phố Hồ Chí Minh', {
    aliases: ['Kookmin'],
  }),
  row('970464', 'FCCOM', 'TNEXFinance', 'finance-company', 'Công ty Tài chính TNHH MTV CỘNG ĐỒNG', {
    transfers: false,
    aliases: ['FCCOM'],
  }),
  row('970465', 'SINOPAC', 'SINOPAC', 'foreign-bank', 'Ngân hàng SINOPAC - Chi nhánh Tp. Hồ Chí Minh', {
    transfers: false,
  }),
  row('970466', 'KEBHANAHCM', 'KEBHanaHCM', 'foreign-bank', 'Ngân hàng KEB Hana - Chi nhánh Thành phố Hồ Chí Minh', {
    aliases: ['Hana'],
  }),
  row('970467', 'KEBHANAHN', 'KEBHANAHN', 'foreign-bank', 'Ngân hàng KEB Hana - Chi nhánh Hà Nội', {
    aliases: ['Hana'],
  }),
  row('970468', 'MAFC', 'MAFC', 'finance-company', 'Công ty Tài chính TNHH MTV Mirae Asset (Việt Nam)', {
    transfers: false,
  }),
  row('970470', 'MCredit', 'MCredit', 'finance-company', 'Công ty Tài chính TNHH MB SHINSEI', { transfers: false }),
  row(
    '971005',
    'VTLMONEY',
    'ViettelMoney',
    'e-wallet',
    'Tổng Công ty Dịch vụ số Viettel - Chi nhánh tập đoàn công nghiệp viễn thông Quân Đội',
    { aliases: ['Viettel Pay', 'Viettel'] },
  ),
  row('971011', 'VNPTMONEY', 'VNPTMoney', 'e-wallet', 'VNPT Money', { aliases: ['VNPT'] }),
  row('971025', 'MOMO', 'MoMo', 'e-wallet', 'CTCP Dịch Vụ Di Động Trực Tuyến (MoMo)', {
    aliases: ['Ví MoMo', 'M_Service'],
  }),
  row(
    '971133',
    'PVDB',
    'PVcomBank Pay',
    'digital-bank',
    'PVcomBank Pay - Ngân hàng TMCP Đại Chúng Việt Nam Ngân hàng số',
  ),
  row('977777', 'MAFC', 'MAFC', 'finance-company', 'Công ty Tài chính TNHH MTV Mirae Asset (Việt Nam)', {
    transfers: false,
  }),
  row('999888', 'VBSP', 'VBSP', 'policy-bank', 'Ngân hàng Chính sách Xã hội', {
    transfers: false,
    aliases: ['Chính sách'],
  }),
]
