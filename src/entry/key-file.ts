import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type KeyFile, newKeyFile } from '../store/key-file.ts'
import { BadSetting, type Config } from './config.ts'

/**
 * The installation's keys: made at the first start, readable by the owner only. Without its keys a database cannot
 * be read, so a database whose key file is missing stops the start instead of getting new keys.
 */
export function readKeyFile({ keyFile, databaseFile }: Pick<Config, 'keyFile' | 'databaseFile'>): KeyFile {
  if (!existsSync(keyFile)) {
    if (existsSync(databaseFile)) {
      throw new BadSetting(
        `The key file ${keyFile} is missing but the database ${databaseFile} exists: put the file back.`,
      )
    }
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, `${JSON.stringify(newKeyFile(), null, 1)}\n`, { mode: 0o600, flag: 'wx' })
  }
  const open = statSync(keyFile).mode & 0o077
  if (open !== 0) throw new BadSetting(`The key file ${keyFile} can be read by others: run chmod 600 on it.`)
  try {
    return JSON.parse(readFileSync(keyFile, 'utf8')) as KeyFile
  } catch {
    throw new BadSetting(`The key file ${keyFile} is not JSON: put back the copy that was kept.`)
  }
}
