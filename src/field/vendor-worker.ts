import type { Asked, WorkerScope } from './service-worker.ts'
import {
  CACHE,
  isPart,
  isVersioned,
  KEPT_PAGE,
  type KeepMessage,
  keptAnswer,
  LOCK,
  meaningOf,
  showKept,
} from './vendor-kept.ts'

const worker = globalThis as unknown as WorkerScope

/** Milliseconds that the network may take before the kept copy is shown. */
const PATIENCE = 4_000

const now = (): number => Math.floor(Date.now() / 1000)
/** Looks without opening: a cache that was deleted is not made anew by a question. */
const find = (request: Request | string): Promise<Response | undefined> =>
  caches.match(request, { cacheName: CACHE, ignoreVary: true })
const forget = (): Promise<boolean> => caches.delete(CACHE)

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener<KeepMessage>('message', (event) => event.waitUntil(keep(event.data.keep)))
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { pathname, origin } = new URL(url)
  if (origin !== location.origin) return
  if (method === 'POST' && pathname === LOCK) event.waitUntil(forget())
  if (method !== 'GET') return
  if (pathname === KEPT_PAGE) event.respondWith(answerPage(event))
  else if (isPart(pathname)) event.respondWith(answerPart(event.request))
})

/** The page itself and its parts, as the page has just been loaded with them. */
async function keep(parts: readonly string[]): Promise<void> {
  if ((await find(KEPT_PAGE)) === undefined) {
    const page = await fetch(KEPT_PAGE, { redirect: 'manual', credentials: 'same-origin' })
    await keepPage(page)
    if (meaningOf(page) !== 'page') return
  }
  const cache = await caches.open(CACHE)
  for (const part of parts.filter((one) => isPart(pathOf(one))))
    if (!(await cache.match(part))) await replace(cache, part)
}

/** Keeps a part, and no longer what stood at its address in another version. */
async function replace(cache: Cache, part: string): Promise<void> {
  await cache.add(part)
  for (const { url } of await cache.keys())
    if (pathOf(url) === pathOf(part) && url !== new URL(part, location.origin).href) await cache.delete(url)
}

const pathOf = (address: string): string => new URL(address, location.origin).pathname

/** Keeps a page, or deletes everything when the server says that it is no longer this phone's to see. */
async function keepPage(answer: Response): Promise<void> {
  const meaning = meaningOf(answer)
  if (meaning === 'end') await forget()
  if (meaning === 'page') await (await caches.open(CACHE)).put(KEPT_PAGE, await keptAnswer(answer.clone(), now()))
}

/** From the network; from what is kept when that or the server fails, or takes longer than a customer waits. */
async function answerPage(event: Asked): Promise<Response> {
  const fresh = fetch(event.request).then(async (answer) => {
    await keepPage(answer)
    return answer
  })
  event.waitUntil(fresh.catch(() => undefined))
  const kept = async () => showKept(await find(KEPT_PAGE), now())
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
  const first = await Promise.race([fresh, late]).catch(() => undefined)
  if (first !== undefined && meaningOf(first) !== 'fault') return first
  return (await kept()) ?? fresh
}

/** Parts whose address names their version are kept for as long as it stands; the others come from the network first. */
async function answerPart(request: Request): Promise<Response> {
  const kept = await find(request)
  if (kept !== undefined && isVersioned(request.url)) return kept
  try {
    return await fetch(request)
  } catch (error) {
    if (kept === undefined) throw error
    return kept
  }
}
