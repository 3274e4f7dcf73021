import { findOfficerBySignInName } from '../store/officers.ts'
import { deleteSecondFactor, findSecondFactor } from '../store/second-factors.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'
import { clock } from './secrets.ts'

/**
 * `second-factor-reset SIGN-IN-NAME`: for who has lost the telephone. Their sessions end, because one may be open on it
 * and would be let to set up the next second factor. The password stays.
 */
export async function resetSecondFactor(
  [signInName]: string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (signInName === undefined) {
    complain('Use: second-factor-reset SIGN-IN-NAME')
    return 2
  }
  const { store } = await openProgram(readConfig(process.env), false)
  try {
    const officer = await findOfficerBySignInName(store.read, signInName)
    if (officer === undefined || (await findSecondFactor(store.read, officer.id)) === undefined) {
      complain(`Nobody signs in as ${signInName} with a second factor.`)
      return 1
    }
    const entry = { at: clock(), actor: 'console', action: 'second-factor.reset', subject: officer.id }
    const writes = [deleteSecondFactor(store.read, officer.id), deleteSessionsOf(store.read, officer.id)]
    const committed = await store.commit(writes, [entry])
    if (!committed.ok) throw new Error(`The second factor was not deleted: ${committed.rule}`)
    print(`Đã xóa mã 6 số của ${officer.name} (tên đăng nhập: ${signInName}); lần đăng nhập tới phải cài mã mới.`)
    return 0
  } finally {
    store.close()
  }
}
