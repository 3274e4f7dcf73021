import { text } from 'node:stream/consumers'
import { codeBuild, codeRead } from './code-command.ts'
import { BadSetting } from './config.ts'

const USAGE = `Use: npm run -s pho-qr -- <command>
  serve                      start the application (settings: docs/configuration.md)
  demo                       start it with the demo world of xã Bình Sơn in a database that is thrown away
  units import FILE          read the official list of administrative units
  figures --unit CODE [--site ID] --on YYYY-MM-DD  print every figure as JSON (docs/figures.md)
  facts --unit CODE [--site ID] --on YYYY-MM-DD  print the facts behind them as CSV
  administrator NAME         print a one-time code for a further administrator
  snapshot                   freeze the figures of every day that is over (the server does so by itself)
  second-factor-reset SIGN-IN-NAME  delete the second factor of someone who lost it
  backup FILE                write an encrypted, verified copy of the database, also while the server runs
  restore FILE               bring a backup back to where no database is
  code read - | TEXT         read payment codes, one JSON object per line
  code build --bin BIN --account ID [--service QRIBFTTA|QRIBFTTC] [--amount N] [--memo M] [--name N] [--city C]`

const print = (line: string): void => console.log(line)
const complain = (line: string): void => console.error(line)

/** Runs one command and answers its exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    if (!isForPerson(error)) throw error
    complain(error.message)
    return 1
  }
}

const isForPerson = (error: unknown): error is Error =>
  error instanceof BadSetting ||
  (error instanceof Error && /^(ERR_PARSE_ARGS|EACCES|ENOENT|ENOSPC)/.test(String((error as { code?: string }).code)))

async function run([command, ...rest]: string[]): Promise<number> {
  // The server is loaded only by the commands that need it: reading codes starts at once.
  if (command === 'serve') return (await import('./serve.ts')).runServe(print)
  if (command === 'demo') return (await import('./serve.ts')).runDemo(print)
  if (command === 'administrator')
    return (await import('./administrator-command.ts')).addAdministrator(rest, print, complain)
  if (command === 'second-factor-reset')
    return (await import('./second-factor-command.ts')).resetSecondFactor(rest, print, complain)
  if (command === 'snapshot') return (await import('./snapshot-command.ts')).snapshot(rest, print, complain)
  if (command === 'units' && rest[0] === 'import') {
    return (await import('./units-command.ts')).importUnitsFile(rest.slice(1), print, complain)
  }
  if (command === 'backup') return (await import('./backup-command.ts')).backup(rest, print, complain)
  if (command === 'restore') return (await import('./backup-command.ts')).restore(rest, print, complain)
  if (command === 'figures') return (await import('./figures-command.ts')).printFigures(rest, print, complain)
  if (command === 'facts') return (await import('./figures-command.ts')).printFacts(rest, print, complain)
  if (command === 'code' && rest[0] === 'read') return codeRead(rest.slice(1), () => text(process.stdin), print)
  if (command === 'code' && rest[0] === 'build') return codeBuild(rest.slice(1), print, complain)
  complain(USAGE)
  return 2
}
