// Bundles the programs into dist/, what browsers load into public/built/, and lists the versions of public files.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const at = (...parts) => join(root, ...parts)
const builtDir = at('public/built')

rmSync(at('dist'), { recursive: true, force: true })
rmSync(builtDir, { recursive: true, force: true })
mkdirSync(builtDir, { recursive: true })

const common = { bundle: true, format: 'esm', logLevel: 'warning', absWorkingDir: root }
const browsers = ['chrome100', 'safari15.4', 'firefox110']
await Promise.all([
  build({
    ...common,
    entryPoints: {
      cli: 'src/entry/cli.ts',
      'printer-worker': 'src/entry/printer-worker.ts',
      'photo-worker': 'src/entry/photo-worker.ts',
      bench: 'test/bench/bench.ts',
    },
    platform: 'node',
    target: 'node22',
    packages: 'external',
    splitting: true,
    sourcemap: true,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  }),
  build({
    ...common,
    entryPoints: { page: 'src/field/page.ts', vendor: 'src/field/vendor.ts', app: 'public/css/app.css' },
    platform: 'browser',
    target: browsers,
    external: ['/icons.svg'],
    splitting: true,
    minify: true,
    outdir: builtDir,
    chunkNames: '[name]-[hash]',
  }),
  // One file: a worker is no module, and its address may not change.
  build({
    ...common,
    format: 'iife',
    entryPoints: { 'vendor-worker': 'src/field/vendor-worker.ts' },
    platform: 'browser',
    target: browsers,
    minify: true,
    outdir: builtDir,
  }),
])
cpSync(at('node_modules/htmx.org/dist/htmx.min.js'), join(builtDir, 'htmx.js'))

const files = (dir) =>
  readdirSync(dir).flatMap((name) =>
    statSync(join(dir, name)).isDirectory() ? files(join(dir, name)) : [join(dir, name)],
  )
const version = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
const versions = files(at('public')).map((file) => [
  `/${relative(at('public'), file).replaceAll('\\', '/')}`,
  version(file),
])
writeFileSync(at('dist/assets.json'), JSON.stringify(Object.fromEntries(versions.sort()), null, 1))
