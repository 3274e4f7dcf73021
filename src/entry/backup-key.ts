import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BadSetting } from './config.ts'

const BYTES = 32

/** Makes a key for backups where none is; false when one is there. */
export function makeBackupKey(file: string): boolean {
  if (existsSync(file)) return false
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return true
}

/** The key that backups are made under: another one than the database's, and for its owner only. */
export function readBackupKey(file: string): Buffer {
  if (!existsSync(file)) throw new BadSetting(`The backup key ${file} is missing: put the copy that was kept there.`)
  if ((statSync(file).mode & 0o077) !== 0)
    throw new BadSetting(`The backup key ${file} can be read by others: run chmod 600 on it.`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (key.length !== BYTES) throw new BadSetting(`The backup key ${file} is not 32 bytes of base64url.`)
  return key
}
