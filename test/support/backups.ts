import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { backUp } from '../../src/entry/backup.ts'
import { makeBackupKey, readBackupKey } from '../../src/entry/backup-key.ts'
import { unsealFile } from '../../src/entry/sealed-file.ts'

export const MIGRATIONS = resolve(import.meta.dirname, '../../drizzle')

/** The files of an installation, and of its backup. */
export interface BackupFiles {
  databaseFile: string
  keyFile: string
  backupKeyFile: string
}

export const filesIn = (folder: string): BackupFiles => ({
  databaseFile: join(folder, 'demo.sqlite'),
  keyFile: join(folder, 'demo.keys.json'),
  backupKeyFile: join(folder, 'demo.backup-key'),
})

/** A backup as the command makes one, and what it holds once it is opened again. */
export async function backupOf(databaseFile: string, keyFile: string): Promise<{ sealed: Buffer; opened: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-backup-'))
  const files = { databaseFile, keyFile, backupKeyFile: join(folder, 'key') }
  const [backup, opened] = [join(folder, 'backup'), join(folder, 'opened.sqlite')]
  try {
    makeBackupKey(files.backupKeyFile)
    await backUp(files, backup, MIGRATIONS)
    unsealFile(backup, opened, readBackupKey(files.backupKeyFile))
    return { sealed: readFileSync(backup), opened: readFileSync(opened) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Copies an installation that nobody has open to another folder. */
export function copyFiles(from: BackupFiles, to: BackupFiles): void {
  for (const name of ['databaseFile', 'keyFile', 'backupKeyFile'] as const) copyFileSync(from[name], to[name])
}

/** Changes a database as one would who has the file and no program: past foreign keys and triggers. */
export function tamper(file: string, sql: string): void {
  const sqlite = new SQLite(file)
  sqlite.pragma('foreign_keys = OFF')
  const triggers = sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all()
  for (const name of triggers) sqlite.exec(`drop trigger "${name}"`)
  sqlite.exec(sql)
  sqlite.close()
}

/** Every row of every table with its place, by table. */
export function rowsOf(file: string): Map<string, unknown[]> {
  const sqlite = new SQLite(file)
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all()
  const rows = tables.map((name) => [
    String(name),
    sqlite.prepare(`select rowid place, * from "${name}" order by rowid`).raw().all(),
  ])
  sqlite.close()
  return new Map(rows as [string, unknown[]][])
}
