import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
}

interface StaticFile {
  type: string
  version: string
  plain: Buffer<ArrayBuffer>
  brotli?: Buffer<ArrayBuffer>
}

/** Public files held in memory, compressed once, answered before the application is asked. */
export function createStatic(dir: string, versions: ReadonlyMap<string, string>) {
  const files = new Map<string, StaticFile>()
  for (const [path, version] of versions) files.set(path, load(dir, path, version))
  return (request: Request): Response | undefined => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const { pathname, searchParams } = new URL(request.url)
    const file = files.get(pathname)
    return file && answer(request, file, searchParams.get('v') === file.version, OWN_HEADERS[pathname])
  }
}

function load(dir: string, path: string, version: string): StaticFile {
  const plain = readFileSync(join(dir, path))
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  return /png|octet/.test(type) ? { type, version, plain } : { type, version, plain, brotli: brotliCompressSync(plain) }
}

/** Workers lie in /built/ and keep pages elsewhere; their policy lets them fetch. Also in _headers. */
const workerOf = (scope: string) => ({
  'Service-Worker-Allowed': scope,
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
})
const OWN_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/built/vendor-worker.js': workerOf('/my-stall'),
  '/built/walk-worker.js': workerOf('/walk'),
}

function answer(request: Request, file: StaticFile, versioned: boolean, own = {}): Response {
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': versioned ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `"${file.version}"`,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...own,
  })
  if (request.headers.get('If-None-Match') === `"${file.version}"`) return new Response(null, { status: 304, headers })
  const brotli = file.brotli !== undefined && /\bbr\b/.test(request.headers.get('Accept-Encoding') ?? '')
  if (brotli) headers.set('Content-Encoding', 'br')
  return new Response(request.method === 'HEAD' ? null : brotli ? file.brotli : file.plain, { headers })
}
