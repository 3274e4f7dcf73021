// Bundles the programs into dist/, what browsers load into public/built/, and lists the versions of public files.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const at = (...parts) => join(root, ...parts)
const builtDir = at('public/built')

// A running server loads some of its parts when they are first asked for: a command beside it must not build them anew.
if (process.argv.includes('--if-missing') && existsSync(at('dist/cli.mjs'))) process.exit()

rmSync(at('dist'), { recursive: true, force: true })
rmSync(builtDir, { recursive: true, force: true })
mkdirSync(builtDir, { recursive: true })

const common = { bundle: true, format: 'esm', logLevel: 'warning', absWorkingDir: root }
const browsers = ['chrome100', 'safari15.4', 'firefox110']
const [program, pages] = await Promise.all([
  build({
    ...common,
    entryPoints: {
      cli: 'src/entry/cli.ts',
      'printer-worker': 'src/entry/printer-worker.ts',
      'photo-worker': 'src/entry/photo-worker.ts',
      'table-worker': 'src/entry/table-worker.ts',
      bench: 'test/bench/bench.ts',
      'demo-server': 'test/support/demo-server.ts',
    },
    platform: 'node',
    target: 'node22',
    packages: 'external',
    splitting: true,
    sourcemap: true,
    metafile: true,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  }),
  build({
    ...common,
    entryPoints: {
      page: 'src/field/page.ts',
      vendor: 'src/field/vendor.ts',
      walk: 'src/field/walk/main.ts',
      app: 'public/css/app.css',
    },
    platform: 'browser',
    target: browsers,
    external: ['/icons.svg'],
    splitting: true,
    minify: true,
    metafile: true,
    outdir: builtDir,
    chunkNames: '[name]-[hash]',
  }),
])
cpSync(at('node_modules/htmx.org/dist/htmx.min.js'), join(builtDir, 'htmx.js'))

const digest = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 12)
}
const version = (file) => digest(readFileSync(file))
const versioned = (path) => `${path}?v=${version(at('public', path))}`

/** A built file and all that it imports, at once or later. */
const withImports = (output) => [
  output,
  ...pages.metafile.outputs[output].imports
    .filter(({ external }) => !external)
    .flatMap(({ path }) => withImports(path)),
]
const chunks = [...new Set(withImports('public/built/walk.js'))].slice(1).map((path) => path.slice('public'.length))
const walkFiles = [...['/built/walk.js', '/built/app.css', '/icon.svg'].map(versioned), '/icons.svg', ...chunks]
// The page itself is written by the program: another program may write another page.
const walkVersion = digest(
  ...Object.keys(program.metafile.outputs)
    .filter((path) => path.endsWith('.mjs'))
    .sort()
    .map((path) => readFileSync(at(path))),
  ...walkFiles,
  readFileSync(at('public/icons.svg')),
)

// One file each: a worker is no module, and its address may not change.
await build({
  ...common,
  format: 'iife',
  entryPoints: { 'vendor-worker': 'src/field/vendor-worker.ts', 'walk-worker': 'src/field/walk/worker.ts' },
  define: { WALK_FILES: JSON.stringify(walkFiles), WALK_VERSION: JSON.stringify(walkVersion) },
  platform: 'browser',
  target: browsers,
  minify: true,
  outdir: builtDir,
})

const files = (dir) =>
  readdirSync(dir).flatMap((name) =>
    statSync(join(dir, name)).isDirectory() ? files(join(dir, name)) : [join(dir, name)],
  )
const versions = files(at('public')).map((file) => [
  `/${relative(at('public'), file).replaceAll('\\', '/')}`,
  version(file),
])
writeFileSync(at('dist/assets.json'), JSON.stringify(Object.fromEntries(versions.sort()), null, 1))
