import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const SOURCES = globSync('src/**/*.{ts,tsx,mjs}', { cwd: ROOT }).sort()

/** Layers a layer may import from, and packages by the longest room that names them. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  store: ['domain', 'store'],
  web: ['domain', 'store', 'web'],
  field: ['domain', 'field'],
  entry: ['domain', 'store', 'web', 'field', 'entry'],
}
const PACKAGES: readonly (readonly [room: string, packages: readonly string[]])[] = [
  ['src/domain', []],
  ['src/store', ['drizzle-orm']],
  ['src/store/lunar.ts', ['@dqcai/vn-lunar']],
  ['src/store/node.ts', ['drizzle-orm', 'better-sqlite3']],
  ['src/store/statements.ts', ['better-sqlite3']],
  ['src/web', ['hono', 'valibot', 'drizzle-orm']],
  ['src/web/session.ts', ['hono', 'lucia']],
  ['src/web/hashed-secret.ts', ['node:crypto']],
  ['src/web/sign-in', ['hono', 'valibot', 'lucia', 'node:crypto']],
  ['src/web/ui/symbol.ts', ['qrcode']],
  ['src/web/word.ts', ['docx']],
  ['src/web/spreadsheet.ts', ['hucre']],
  ['src/web/exports/word.ts', ['docx']],
  ['src/web/exports/spreadsheet.ts', ['hucre']],
  ['src/web/payout-import/sheets.ts', ['hucre']],
  ['src/web/print/', ['pdfkit', 'qr', 'fast-png', 'node:zlib']],
  ['src/field', ['qr']],
  ['src/field/walk', ['qr', 'preact', 'idb']],
]

/** `import { a,\n b } from 'x'` spans lines: importsOf before it is read. */
const importsOf = (file: string): string[] => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  )
}

const layerOf = (path: string): string => path.split('/')[1] ?? ''
const isLocal = (specifier: string): boolean => specifier.startsWith('.')
const target = (file: string, specifier: string): string => relative(ROOT, resolve(ROOT, dirname(file), specifier))
const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

describe('the arrows between the rooms', () => {
  const local = SOURCES.flatMap((file) =>
    importsOf(file)
      .filter(isLocal)
      .map((specifier) => [file, target(file, specifier)] as const),
  )

  test('the reader of imports sees every import there is', () => {
    expect(local.length).toBeGreaterThan(SOURCES.length)
    expect(local.filter(([, path]) => !existsSync(join(ROOT, path)) && !path.startsWith('dist'))).toEqual([])
    expect(importsOf('src/entry/cli.ts')).toContain('./main.ts')
  })

  test('each layer imports only the layers below it', () => {
    const broken = local.filter(
      ([file, path]) => path.startsWith('src/') && !LAYERS[layerOf(file)]?.includes(layerOf(path)),
    )
    expect(broken).toEqual([])
  })

  test('a feature of web never imports another feature', () => {
    const feature = (path: string) =>
      path.startsWith('src/web/') && path.split('/').length > 3 ? path.split('/')[2] : undefined
    const shared = new Set([undefined, 'ui', 'messages', 'print', 'visits'])
    const broken = local.filter(([file, path]) => {
      const from = feature(file)
      const to = feature(path)
      return from !== undefined && !shared.has(to) && from !== to
    })
    expect(broken).toEqual([])
  })

  test('domain, store, web and field import no package but their own few', () => {
    const allowed = (file: string): readonly string[] =>
      PACKAGES.filter(([room]) => file.startsWith(room)).sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? []
    const broken = SOURCES.filter((file) => layerOf(file) !== 'entry').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !isLocal(specifier) && !allowed(file).includes(packageOf(specifier)))
        .map((specifier) => `${file} → ${specifier}`),
    )
    expect(broken).toEqual([])
  })

  test('the clock, randomness and the environment are read in entry only', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\bcrypto\.randomUUID\b/
    const code = (file: string) => readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(
      SOURCES.filter((file) => layerOf(file) !== 'entry' && layerOf(file) !== 'field' && forbidden.test(code(file))),
    ).toEqual([])
  })
})

describe('habits that a test keeps', () => {
  test('migrations only add: nothing is dropped, nothing cascades', () => {
    const sql = globSync('drizzle/*.sql', { cwd: ROOT })
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n')
    expect(sql).toContain('CREATE TABLE')
    expect(sql).not.toMatch(/DROP TABLE|__new_|ON DELETE CASCADE/i)
  })

  test('no page carries an inline style or script, which the policy would refuse', () => {
    const views = SOURCES.filter((file) => file.endsWith('.tsx'))
    expect(views.length).toBeGreaterThan(5)
    expect(
      views.filter((file) => /\sstyle=|\son[a-z]+=|hx-on|hx-boost/.test(readFileSync(join(ROOT, file), 'utf8'))),
    ).toEqual([])
  })

  test('the dark theme changes values of tokens, and shows or hides nothing', () => {
    const sheets = globSync('public/css/*.css', { cwd: ROOT }).map((file) =>
      readFileSync(join(ROOT, file), 'utf8').replace(/\/\*.*?\*\//gs, ''),
    )
    const dark = sheets.flatMap((css) => [
      ...css.matchAll(/@media [^{]*prefers-color-scheme[^{]*\{\s*:root \{([^{}]*)\}\s*\}/g),
    ])
    expect(dark).toHaveLength(sheets.join('').split('prefers-color-scheme').length - 1)
    expect(dark.length).toBeGreaterThan(0)
    for (const [, values = ''] of dark)
      expect(values.split(';').filter((one) => one.trim() !== '' && !/^\s*--[\w-]+:/.test(one))).toEqual([])
  })

  test('the lockfile names no download address and the reviewed floors hold', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
    const packages = Object.entries<{ version: string; resolved?: string }>(lock.packages)
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
    const names = packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13))
    expect(names).not.toContain('@lucia-auth/adapter-sqlite')
    expect(names).not.toContain('oslo')
    const version = (name: string) => lock.packages[`node_modules/${name}`].version as string
    const atLeast = (name: string, floor: string) => version(name).localeCompare(floor, 'en', { numeric: true }) >= 0
    expect(
      atLeast('hono', '4.13.18') && atLeast('@hono/node-server', '2.1.7') && atLeast('drizzle-orm', '0.45.2'),
    ).toBe(true)
  })
})
