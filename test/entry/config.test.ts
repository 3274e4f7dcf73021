import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BadSetting, readConfig, SETTINGS } from '../../src/entry/config.ts'

describe('settings', () => {
  test('have presets that start on this machine', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      databaseFile: resolve('var/pho-qr.sqlite'),
      keyFile: resolve('var/pho-qr.keys.json'),
      backupKeyFile: resolve('var/pho-qr.backup-key'),
      origin: 'http://localhost:3000',
      logoFiles: [],
    })
  })

  test('the public origin follows the port until it is set', () => {
    expect(readConfig({ PORT: '8080' }).origin).toBe('http://localhost:8080')
    expect(readConfig({ PUBLIC_ORIGIN: 'https://phoqr.example' }).origin).toBe('https://phoqr.example')
  })

  test('names the pictures of licensed marks by their full paths', () => {
    expect(readConfig({ LOGO_FILES: 'a.png, marks/b.jpg' }).logoFiles).toEqual([
      resolve('a.png'),
      resolve('marks/b.jpg'),
    ])
  })

  test.each([
    [{ PORT: '' }, 'PORT is set but empty'],
    [{ PORT: 'abc' }, 'PORT must be a whole number'],
    [{ PORT: '70000' }, 'PORT must be a whole number'],
    [{ PORT: '-1' }, 'PORT must be a whole number'],
    [{ DATABASE_FILE: '  ' }, 'DATABASE_FILE is set but empty'],
    [{ KEY_FILE: '' }, 'KEY_FILE is set but empty'],
    [{ LOGO_FILES: '' }, 'LOGO_FILES is set but empty'],
    [{ PUBLIC_ORIGIN: 'phoqr.example' }, 'PUBLIC_ORIGIN must be an address'],
    [{ PUBLIC_ORIGIN: 'https://phoqr.example/app' }, 'without a path'],
    [{ PUBLIC_ORIGIN: 'http://phoqr.example' }, 'must begin with https://'],
    [{ PUBLIC_ORIGIN: 'ftp://phoqr.example' }, 'PUBLIC_ORIGIN must be an address'],
  ])('%o stops the start with one sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(BadSetting)
    expect(() => readConfig(env)).toThrow(sentence)
  })

  test('are all in docs/configuration.md, with their presets, and no other is', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8')
    const documented = [...page.matchAll(/^\| `([A-Z_]+)` \| `([^`]+)`/gm)].map(([, name, preset]) => [name, preset])
    expect(documented).toEqual(SETTINGS.map(({ name, preset }) => [name, preset(3000)]))
  })
})
