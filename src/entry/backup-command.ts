import { join, resolve } from 'node:path'
import { backUp, restoreFrom, type Verified } from './backup.ts'
import { makeBackupKey, readBackupKey } from './backup-key.ts'
import { readConfig } from './config.ts'
import { ROOT } from './program.ts'
import { nameOfKey } from './sealed-file.ts'
import { clock } from './secrets.ts'

type Say = (line: string) => void

/** `backup FILE`: an encrypted copy, verified after writing. The first one makes the key. */
export async function backup([file, ...more]: string[], print: Say, complain: Say): Promise<number> {
  if (file === undefined || more.length > 0) {
    complain('Use: backup FILE')
    return 2
  }
  const config = readConfig(process.env)
  if (makeBackupKey(config.backupKeyFile)) print(`A new backup key: ${config.backupKeyFile}. KEEP A COPY ELSEWHERE.`)
  const verified = await backUp(config, resolve(file), MIGRATIONS)
  print(`Backup ${file}, under the key ${nameOfKey(readBackupKey(config.backupKeyFile))}: ${told(verified)}`)
  return 0
}

/** `restore FILE`: to DATABASE_FILE, which must not be there, with KEY_FILE and BACKUP_KEY_FILE as they were kept. */
export async function restore([file, ...more]: string[], print: Say, complain: Say): Promise<number> {
  if (file === undefined || more.length > 0) {
    complain('Use: restore FILE')
    return 2
  }
  const config = readConfig(process.env)
  const verified = await restoreFrom(config, resolve(file), MIGRATIONS, clock())
  print(`Restored ${config.databaseFile}: ${told(verified)}`)
  return 0
}

const MIGRATIONS = join(ROOT, 'drizzle')

const told = ({ schema, rows, head, seals }: Verified): string =>
  `whole; schema ${schema}; ${seals} sealed values open; audit trail of ${rows} rows, the last ${head}`
