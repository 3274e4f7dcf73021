import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { createTestApp, type TestApp, type TestAppOptions } from './app.ts'
import { multipart } from './multipart.ts'
import { type Payouts, setUpPayouts } from './payouts.ts'
import { nodeStore } from './stores.ts'
import { buildWorld, world } from './world.ts'

/** The commune's officer of payouts. */
export const SOCIAL = 'social'

export const HEADINGS = ['STT', 'Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Dân tộc', 'Điện thoại'] as const
export const KEPT = ['Thôn', 'Nhóm', 'Hình thức chi', 'Lý do', 'Số tiền'] as const

/** An ethnicity that stands nowhere else, folded neither: "Hrê" without its mark is a part of many words. */
export const ETHNICITY = 'Xơ Đăng'

/** A day and hour as a workbook holds it: days since 30/12/1899. A whole number would stand by chance in any database. */
export const serialOf = (date: Date): number => (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000

/** A row as communes have it: who it is, and what of it is kept. */
export const person = (
  number: number,
  of: Partial<Record<'code' | (typeof KEPT)[number], CellValue>> = {},
): CellValue[] => {
  const code = `BS-${String(number).padStart(4, '0')}`
  const kept = {
    Thôn: 'TDP 3',
    Nhóm: 'he-so-1',
    'Hình thức chi': 'Tài khoản',
    'Lý do': null,
    'Số tiền': 540_000,
    ...of,
  }
  const born = new Date(Date.UTC(1941, 2, 1 + number, 6))
  const known = [`Đinh Thị Lưu${number}`, born, `0510410${String(number).padStart(5, '0')}`, ETHNICITY]
  const phone = `0905${String(number).padStart(6, '0')}`
  return [number, of.code ?? code, ...known, phone, ...KEPT.map((heading) => kept[heading] ?? null)]
}

/** A workbook with titles above its headings and a total below, as communes keep theirs. */
export async function workbook(rows: CellValue[][], more: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  const above = [['UBND XÃ BÌNH SƠN'], [], ['DANH SÁCH CHI TRẢ KỲ THÁNG 10/2026'], [...HEADINGS, ...KEPT]]
  const below = [[], [null, null, 'Tổng cộng', ...Array(8).fill(null), 999], [null, null, 'Người lập: Võ Văn Lập']]
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }]
  return new Uint8Array(
    await writeXlsx({ sheets: [{ name: 'DS', rows: [...above, ...rows, ...below], merges, ...more }] }),
  )
}

export interface ImportWorld {
  readonly t: TestApp
  readonly payouts: Payouts
  readonly cookie: string
  read(file: Uint8Array, fields?: Record<string, string>): Promise<{ status: number; html: string }>
  enter(fields: Readonly<Record<string, string>>): Promise<Response>
}

export const ROUND = '2026-10'

/** The world of payouts with the round of October open, and its officer signed in. */
export async function importWorld(file?: string, services: TestAppOptions = {}): Promise<ImportWorld> {
  const t = await createTestApp({ store: await nodeStore(file), ...services })
  await buildWorld(t.store)
  const payouts = await setUpPayouts(t.store)
  await payouts.open(ROUND)
  const grant = { id: 'grant-social', officer: SOCIAL, role: 'payouts' as const, unit: world.commune, grantedAt: 1 }
  const decided = { grant: grant.id, decision: 'approved' as const, decidedBy: 'thien', decidedAt: 1 }
  const granted = [
    insertOfficer(t.store.read, { id: SOCIAL, name: 'Phạm Thị Xã', signInName: SOCIAL, createdAt: 1 }),
    insertRoleGrant(t.store.read, { ...grant, grantedBy: 'dang' }),
    insertRoleGrantDecision(t.store.read, decided),
  ]
  const committed = await t.store.commit(granted, [])
  if (!committed.ok) throw new Error(committed.rule)
  const cookie = await t.signIn(SOCIAL)
  const at = `/payout-rounds/${ROUND}/import`
  return {
    ...{ t, payouts, cookie },
    read: async (bytes, fields = {}) => {
      const answer = await multipart(t, at, { ...fields, file: bytes }, cookie)
      return { status: answer.status, html: await answer.text() }
    },
    enter: (fields) => multipart(t, `${at}/entries`, fields, cookie),
  }
}

/** The fields of the form that a dry run shows, as a browser would send them. */
export function runFields(html: string): Record<string, string> {
  const start = html.lastIndexOf('<form')
  const tags = html.slice(start).matchAll(/<input [^>]*>/g)
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const sent = [...tags].map(([tag]) => tag).filter((tag) => !/type="checkbox"/.test(tag) || / checked=""/.test(tag))
  return Object.fromEntries(sent.map((tag) => [attribute(tag, 'name') ?? '', plain(attribute(tag, 'value') ?? '')]))
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** What a dry run counts: new, changed, same, missing, bad. */
export const countsIn = (html: string): string[] =>
  [...html.matchAll(/<dd>([\d.]+)<\/dd>/g)].map(([, count = '']) => count)
