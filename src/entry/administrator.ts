import { EVERYWHERE } from '../domain/access.ts'
import {
  CODE_BITS,
  CODE_LIFE,
  enrolmentHash,
  insertEnrolment,
  retireEnrolments,
  showEnrolmentCode,
} from '../store/enrolments.ts'
import { countAdministrators, findOfficerBySignInName, insertOfficer } from '../store/officers.ts'
import { insertRoleGrant } from '../store/roles.ts'
import type { Services } from '../web/services.ts'

const FIRST = { name: 'Quản trị viên', signInName: 'quantri' }

type Needs = Pick<Services, 'store' | 'clock' | 'newId' | 'newSecret' | 'origin'>

/**
 * While no administrator has set a password, a start prints a one-time code for the first. Administrators are made at
 * the console of the machine and nowhere else, so that no officer can make a second self.
 */
export async function inviteFirstAdministrator(services: Needs): Promise<string | undefined> {
  if ((await countAdministrators(services.store.read)) > 0) return undefined
  return inviteAdministrator(services, FIRST)
}

/** Makes the administrator if there is none of that name, and answers a fresh one-time code as text for the console. */
export async function inviteAdministrator(services: Needs, { name, signInName }: typeof FIRST): Promise<string> {
  const { store, clock, newId, newSecret, origin } = services
  const at = clock()
  const before = await findOfficerBySignInName(store.read, signInName)
  const officer = before?.id ?? newId()
  const code = newSecret(CODE_BITS)
  const enrolment = {
    codeHash: await enrolmentHash(store.keys, officer, code),
    officer,
    createdAt: at,
    expiresAt: at + CODE_LIFE,
  }
  const making = [
    insertOfficer(store.read, { id: officer, name, signInName, createdAt: at }),
    insertRoleGrant(store.read, { id: newId(), officer, role: 'admin', unit: EVERYWHERE, grantedAt: at }),
  ]
  const committed = await store.commit(
    [...(before ? [retireEnrolments(store.read, officer, at)] : making), insertEnrolment(store.read, enrolment)],
    [{ at, actor: 'console', action: before ? 'enrolment.made' : 'administrator.made', subject: officer }],
  )
  if (!committed.ok) throw new Error(`The administrator was refused by the rule "${committed.rule}".`)
  return `Mã dùng một lần cho ${name} (tên đăng nhập: ${signInName}), hết hạn sau 24 giờ:
  ${showEnrolmentCode(code)}
Mở ${origin}/enrolment để đặt mật khẩu.`
}
