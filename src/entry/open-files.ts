import { closeSync, openSync } from 'node:fs'
import { followsHead } from '../store/audit.ts'
import { type Keyring, openKeyring } from '../store/keyring.ts'
import { type OpenedStore, openNodeStore, UnusableFile } from '../store/node.ts'
import { BadSetting, type Config } from './config.ts'
import { readKeyFile } from './key-file.ts'

type Files = Pick<Config, 'databaseFile' | 'keyFile'>

/**
 * Opens the key file and the database that belong together. Throws BadSetting, one sentence for the person at the
 * console, when one of them is damaged, newer than this program, or not the other's.
 */
export async function openFiles(files: Files, migrations: string): Promise<OpenedStore> {
  const keys = await openKeys(files)
  const store = openDatabase(files, migrations, keys)
  if (await followsHead(store.read, keys)) return store
  store.close()
  throw new BadSetting(
    `The key file ${files.keyFile} is not the one the database ${files.databaseFile} was written with, or the end of its audit trail was changed: put back the two that were kept together.`,
  )
}

/** The keys of an installation; throws BadSetting. */
export async function openKeys(files: Files): Promise<Keyring> {
  const file = readKeyFile(files)
  try {
    return await openKeyring(file)
  } catch {
    throw new BadSetting(
      `The key file ${files.keyFile} does not hold the keys it should: put back the copy that was kept.`,
    )
  }
}

function openDatabase({ databaseFile }: Files, migrations: string, keys: Keyring): OpenedStore {
  try {
    // It holds names and password hashes: its owner's only, and so are the files SQLite makes beside it.
    closeSync(openSync(databaseFile, 'a', 0o600))
    return openNodeStore(databaseFile, migrations, keys)
  } catch (error) {
    if (error instanceof UnusableFile) throw new BadSetting(`The database ${databaseFile} ${error.message}.`)
    if (error instanceof Error && 'syscall' in error)
      throw new BadSetting(`The database cannot be opened: ${error.message}.`)
    throw error
  }
}
