import { resolve } from 'node:path'

/** One setting of the program. All of them are in docs/configuration.md; a test compares. */
interface Setting {
  name: 'PORT' | 'DATABASE_FILE' | 'KEY_FILE' | 'BACKUP_KEY_FILE' | 'PUBLIC_ORIGIN' | 'LOGO_FILES'
  preset: (port: number) => string
}

/** How a list of files says that there are none. */
const NO_FILES = 'none'

export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', preset: () => '3000' },
  { name: 'DATABASE_FILE', preset: () => 'var/pho-qr.sqlite' },
  { name: 'KEY_FILE', preset: () => 'var/pho-qr.keys.json' },
  { name: 'BACKUP_KEY_FILE', preset: () => 'var/pho-qr.backup-key' },
  { name: 'PUBLIC_ORIGIN', preset: (port) => `http://localhost:${port}` },
  { name: 'LOGO_FILES', preset: () => NO_FILES },
]

export interface Config {
  port: number
  databaseFile: string
  keyFile: string
  backupKeyFile: string
  /** Scheme, host and port only; https everywhere but on this machine. */
  origin: string
  /** Pictures of licensed marks for stickers. */
  logoFiles: string[]
}

/** A setting that stops the start; the message is one sentence for the person at the console. */
export class BadSetting extends Error {}

/** Reads the settings; throws BadSetting for one that is set but empty or malformed. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: Setting['name'], port = 0): string => {
    const given = env[name]?.trim()
    if (given === '') throw new BadSetting(`${name} is set but empty: give it a value or leave it out.`)
    return given ?? SETTINGS.find((setting) => setting.name === name)?.preset(port) ?? ''
  }
  const port = readPort(text('PORT'))
  return {
    port,
    databaseFile: resolve(text('DATABASE_FILE')),
    keyFile: resolve(text('KEY_FILE')),
    backupKeyFile: resolve(text('BACKUP_KEY_FILE')),
    origin: readOrigin(text('PUBLIC_ORIGIN', port)),
    logoFiles: readFiles(text('LOGO_FILES')),
  }
}

const readFiles = (text: string): string[] =>
  text === NO_FILES ? [] : text.split(',').map((file) => resolve(file.trim()))

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new BadSetting(`PORT must be a whole number from 0 to 65535, not "${text}".`)
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    throw new BadSetting(
      `PUBLIC_ORIGIN must be an address such as https://phoqr.example, without a path, not "${text}".`,
    )
  }
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !loopback) {
    throw new BadSetting(`PUBLIC_ORIGIN must begin with https:// unless it is this machine itself, not "${text}".`)
  }
  return url.origin
}
