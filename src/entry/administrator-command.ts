import { fold } from '../domain/names.ts'
import { inviteAdministrator } from './administrator.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'

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
  print(await inviteAdministrator(services, { name, signInName }))
  store.close()
  return 0
}
