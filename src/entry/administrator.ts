import { EVERYWHERE } from '../domain/access.ts'
import { fold } from '../domain/names.ts'
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
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'

const FIRST = { name: 'Quản trị viên', signInName: 'quantri' }

type Needs = Pick<Services, 'store' | 'clock' | 'newId' | 'newSecret' | 'origin'>

/**
 * While no administrator has set a password, a start prints a one-time code for the first. Administrators are made at
 * the console of the machine and nowhere else, so that no officer can make a second self.
 */
export async function inviteFirstAdministrator(services: Needs): Promise<string | undefined> {
  if ((await countAdministrators(services.store.read)) > 0) return undefined
  return invite(services, FIRST)
}

/** `administrator NAME [SIGN-IN-NAME]`: a one-time code for a further administrator. */
export async function addAdministrator(
  [name, given]: string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const signInName = given ?? fold(name ?? '').replaceAll(/[^a-z0-9]/g, '')
  if (name === undefined || signInName === '') {
    complain('Use: administrator "FULL NAME" [SIGN-IN-NAME]')
    return 2
  }
  const { services, store } = await openProgram(readConfig(process.env), false)
  print(await invite(services, { name, signInName }))
  store.close()
  return 0
}

async function invite(services: Needs, { name, signInName }: typeof FIRST): Promise<string> {
  const { store, clock, newId, newSecret, origin } = services
  const at = clock()
  const before = await findOfficerBySignInName(store.read, signInName)
  const officer = before?.id ?? newId()
  const code = newSecret(CODE_BITS)
  const enrolment = {
    codeHash: await enrolmentHash(store.keys, code),
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
