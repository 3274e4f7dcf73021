import type { Lasting, WorkerScope } from '../service-worker.ts'

/** Put in by the build: the addresses of all that the app is made of, and a digest of what stands at them. */
declare const WALK_FILES: readonly string[]
declare const WALK_VERSION: string

const worker = globalThis as unknown as WorkerScope
const PAGE = '/walk'
const NAME = 'walk-'
const CACHE = NAME + WALK_VERSION

// The page and its files are kept as one set. A newer set is fetched beside it and taken over once no page is open any
// more: an update never interrupts a walk, and a page never runs with half of another version.
worker.addEventListener('install', (event: Lasting) => event.waitUntil(keep()))
worker.addEventListener('activate', (event: Lasting) => event.waitUntil(takeOver()))
worker.addEventListener('fetch', (event) => {
  const { pathname, search, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin) return
  const address = pathname === PAGE ? PAGE : pathname + search
  if (address === PAGE || WALK_FILES.includes(address)) event.respondWith(answer(address, event.request))
})

/** All or nothing: an installation that misses a file is tried again by the browser. */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE)
  // Nobody's page: fetched as nobody.
  const wanted = [PAGE, ...WALK_FILES].map(
    (address) => new Request(address, { credentials: 'omit', cache: 'no-cache' }),
  )
  await cache.addAll(wanted)
  const page = await (await cache.match(PAGE))?.text()
  if (!WALK_FILES.some((file) => file.startsWith('/built/walk.js?') && page?.includes(file)))
    throw new Error('The server was given another version meanwhile')
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CACHE)
  await Promise.all(others.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function answer(address: string, request: Request): Promise<Response> {
  const kept = await caches.match(address, { cacheName: CACHE, ignoreVary: true })
  return kept ?? fetch(request)
}
