import type { Grant } from '../../domain/access.ts'
import type { Entry } from '../../store/audit.ts'
import type { Database, Write } from '../../store/database.ts'
import { insertOfficer } from '../../store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../store/roles.ts'

/** Everyone in the demo signs in with it; the demo's database is thrown away at the end. */
export const DEMO_PASSWORD = 'pho-qr-ban-dung-thu'

interface DemoOfficer extends Grant {
  id: string
  name: string
  signInName: string
}

/** Invented people, one or two for each role. Their ids are their sign-in names. */
export const demoOfficers: readonly DemoOfficer[] = [
  person('lan', 'Đinh Thị Mai Lan', 'volunteer', '21040'),
  person('hoa', 'Võ Đình Hoà', 'volunteer', '21040'),
  person('ho', 'Phạm Văn Hơ', 'coordinator', '21040'),
  person('anh', 'Bùi Thị Ngọc Ánh', 'leader', '21040'),
  person('sen', 'Huỳnh Thị Sen', 'payouts', '21040'),
  person('sau', 'Đinh Văn Sáu', 'payouts', '21250'),
  person('bay', 'Phạm Thị Bảy', 'leader', '21250'),
  person('le', 'Y Lệ', 'auditor', '51'),
  person('dang', 'Trần Đăng', 'admin', '51'),
  person('thien', 'A Thiên', 'admin', '51'),
]

function person(signInName: string, name: string, role: Grant['role'], unit: string): DemoOfficer {
  return { id: signInName, signInName, name, role, unit }
}

/**
 * Administrators as at the console; every other role granted by one of them and approved by the other. The password
 * hashes are in the order of `demoOfficers`.
 */
export function draftOfficers(
  db: Database,
  passwords: readonly string[],
  at: number,
): { writes: Write[]; entries: Entry[] } {
  const [admins, others] = [
    demoOfficers.filter(({ role }) => role === 'admin'),
    demoOfficers.filter(({ role }) => role !== 'admin'),
  ]
  const officer = (one: DemoOfficer, createdBy: string | null) => {
    const { id, name, signInName } = one
    const password = passwords[demoOfficers.indexOf(one)] ?? null
    return insertOfficer(db, { id, name, signInName, password, createdBy, createdAt: at })
  }
  const grant = ({ id, role, unit }: DemoOfficer, grantedBy: string | null) =>
    insertRoleGrant(db, { id: `${id}-${role}`, officer: id, role, unit, grantedBy, grantedAt: at })
  const decision = ({ id, role }: DemoOfficer) =>
    insertRoleGrantDecision(db, { grant: `${id}-${role}`, decision: 'approved', decidedBy: 'thien', decidedAt: at })
  return {
    writes: [
      ...admins.flatMap((one) => [officer(one, null), grant(one, null)]),
      ...others.flatMap((one) => [officer(one, 'dang'), grant(one, 'dang'), decision(one)]),
    ],
    entries: demoOfficers.map(({ id }) => ({ at, actor: 'demo', action: 'officer.made', subject: id })),
  }
}
