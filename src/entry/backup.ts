import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { verifyAudit } from '../store/audit.ts'
import type { Keyring } from '../store/keyring.ts'
import { checkIntegrity, checkSchema, copyDatabase, openNodeStore, UnusableFile } from '../store/node.ts'
import { listAltered } from '../store/payout-checks.ts'
import { checkSeals } from '../store/seal-checks.ts'
import { SealBroken } from '../store/sealing.ts'
import { deleteSessions } from '../store/sessions.ts'
import { readBackupKey } from './backup-key.ts'
import { BadSetting, type Config } from './config.ts'
import { openKeys } from './open-files.ts'
import { sealFile, UnopenedFile, unsealFile } from './sealed-file.ts'

type Files = Pick<Config, 'databaseFile' | 'keyFile' | 'backupKeyFile'>

/** What a backup was found to hold when it was read back. */
export interface Verified {
  /** Migrations applied to it. */
  readonly schema: number
  /** Rows of the audit trail, and the MAC of the last: noted elsewhere, it shows a trail that was cut. */
  readonly rows: number
  readonly head: string
  /** Sealed values that opened. */
  readonly seals: number
}

/**
 * Writes the database as it stands now to a new file, encrypted; reads it back from there and verifies it. The file bears
 * its name only then. What is not encrypted stays beside the database, in a folder of the owner's, and is deleted.
 */
export async function backUp(files: Files, to: string, migrations: string): Promise<Verified> {
  if (!existsSync(files.databaseFile)) throw new BadSetting(`There is no database ${files.databaseFile}.`)
  if (existsSync(to)) throw new BadSetting(`${to} is there already: a backup overwrites nothing.`)
  const [keys, key, part] = [await openKeys(files), readBackupKey(files.backupKeyFile), `${to}.part`]
  rmSync(part, { force: true })
  try {
    const verified = await inFolderBeside(files.databaseFile, async (folder) => {
      const [copy, back] = [join(folder, 'copy.sqlite'), join(folder, 'back.sqlite')]
      await copyDatabase(files.databaseFile, copy)
      sealFile(copy, part, key)
      rmSync(copy)
      unsealFile(part, back, key)
      return verify(back, migrations, keys)
    })
    renameSync(part, to)
    syncFolder(dirname(to))
    return verified
  } catch (error) {
    rmSync(part, { force: true })
    throw forPerson(`The database ${files.databaseFile}`, error)
  }
}

/**
 * Brings a backup back to where no database is, verified as it was when it was made. Whoever was signed in is so no more:
 * sessions that were ended since stand in it. The audit trail tells of it.
 */
export async function restoreFrom(files: Files, from: string, migrations: string, at: number): Promise<Verified> {
  assertPlaceFor(files)
  const [keys, key] = [await openKeys(files), readBackupKey(files.backupKeyFile)]
  try {
    return await inFolderBeside(files.databaseFile, async (folder) => {
      const back = join(folder, 'back.sqlite')
      unsealFile(from, back, key)
      const verified = await verify(back, migrations, keys)
      await noteRestored(back, migrations, keys, at)
      // Where a file came to be meanwhile, this fails: nothing is overwritten.
      linkSync(back, files.databaseFile)
      syncFolder(dirname(files.databaseFile))
      return verified
    })
  } catch (error) {
    throw forPerson(`The backup ${from}`, error)
  }
}

/** Nothing of a database, and the keys: where there are none, none are made. */
function assertPlaceFor({ databaseFile, keyFile }: Files): void {
  const there = ['', '-wal', '-shm', '-journal'].map((end) => databaseFile + end).find((file) => existsSync(file))
  if (there) throw new BadSetting(`${there} is there: restore to where no database is, or move it away.`)
  if (!existsSync(keyFile))
    throw new BadSetting(`The key file ${keyFile} is missing: put the copy that was kept there.`)
}

/** Everything that trust rests on. An older schema is brought up to date, as the start of the server would. */
async function verify(file: string, migrations: string, keys: Keyring): Promise<Verified> {
  checkIntegrity(file)
  const store = openNodeStore(file, migrations, keys)
  try {
    const trail = await verifyAudit(store.read, keys)
    if (!trail.ok)
      throw new UnusableFile(
        `holds an audit trail that breaks at row ${trail.brokenAt}, or belongs to another key file`,
      )
    const seals = await checkSeals(store.read, keys)
    const altered = await listAltered(store.read)
    if (altered.length > 0)
      throw new UnusableFile(`holds payout rounds that are not as they were closed (${altered.join(', ')})`)
    checkSchema(file, migrations)
    return { schema: store.schemaVersion, rows: trail.rows, head: trail.mac, seals }
  } finally {
    store.close()
  }
}

async function noteRestored(file: string, migrations: string, keys: Keyring, at: number): Promise<void> {
  const store = openNodeStore(file, migrations, keys)
  try {
    const entry = { at, actor: 'console', action: 'database.restored', subject: 'database' }
    const committed = await store.commit([deleteSessions(store.read)], [entry])
    if (!committed.ok) throw new Error(`The restored database was not written to: ${committed.rule}`)
  } finally {
    store.close()
  }
}

async function inFolderBeside<Answer>(file: string, work: (folder: string) => Promise<Answer>): Promise<Answer> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(`${file}.copy-`)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A name is on the disk when its folder is. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r')
  fsyncSync(opened)
  closeSync(opened)
}

function forPerson(what: string, error: unknown): unknown {
  if (error instanceof SealBroken) return new BadSetting(`${what} holds a ${error.message}.`)
  const isFound = error instanceof UnusableFile || error instanceof UnopenedFile
  return isFound ? new BadSetting(`${what} ${error.message}.`) : error
}
