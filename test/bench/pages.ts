import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { DEMO_PASSWORD } from '../../src/entry/demo/world.ts'
import { median, percentile, type Row } from './table.ts'

const ROUNDS = 5
const REQUESTS = 1500
const CLIENTS = 8
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })

interface Addresses {
  app: string
  hello: string
}

interface Answer {
  status: number
  bytes: number
  body: string
  headers: IncomingMessage['headers']
}

/** The site page of a 180-stall market and one stall's row, against a bare hono "hello" in the same process. */
export async function benchPages(): Promise<Row[]> {
  const server = fork(process.argv[1] ?? '', ['server'])
  try {
    const { app, hello } = (await nextMessage(server, 'ready')) as Addresses
    const cookie = await signIn(app)
    const market = await marketPath(app, cookie)
    const headers = { cookie, 'accept-encoding': 'gzip, br' }
    const row = { ...headers, 'hx-request-type': 'partial', 'hx-request': 'true' }
    const loads = {
      hello: { url: `${hello}/`, headers: {} },
      page: { url: app + market, headers },
      fresh: { url: app + market, headers, fresh: true },
      row: { url: `${app}/search?q=rau`, headers: row },
      freshRow: { url: `${app}/search?q=rau`, headers: row, fresh: true },
    }
    const measured = await measure(server, loads)
    return [...ratios(measured), ...(await weights(app, market, headers))]
  } finally {
    server.send('stop')
    agent.destroy()
  }
}

type Load = { url: string; headers: Record<string, string>; fresh?: boolean }
interface Measured {
  rate: number
  cpu: number
  waits: number[]
}

/** Takes the loads in turn, several rounds; medians of requests a second and of server CPU per request. */
async function measure(server: ChildProcess, loads: Readonly<Record<string, Load>>): Promise<Record<string, Measured>> {
  const rounds = Object.fromEntries(Object.keys(loads).map((name) => [name, [] as Measured[]]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, load] of Object.entries(loads)) {
      const result = await run(server, load)
      if (round > 0) rounds[name]?.push(result)
    }
  }
  return Object.fromEntries(
    Object.entries(rounds).map(([name, all]) => [
      name,
      {
        rate: median(all.map(({ rate }) => rate)),
        cpu: median(all.map(({ cpu }) => cpu)),
        waits: all.flatMap(({ waits }) => waits),
      },
    ]),
  )
}

/** A `fresh` load asks for another address each time, so that no kept page answers it. */
async function run(server: ChildProcess, { url, headers, fresh }: Load): Promise<Measured> {
  const requests = fresh ? REQUESTS / 5 : REQUESTS
  const waits: number[] = []
  const before = await cpuOf(server)
  const from = performance.now()
  let sent = 0
  const client = async () => {
    while (sent < requests) {
      const at = sent++
      const start = performance.now()
      const answer = await get(fresh ? `${url}${url.includes('?') ? '&' : '?'}n=${from}-${at}` : url, headers)
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
      waits.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const seconds = (performance.now() - from) / 1000
  return { rate: requests / seconds, cpu: ((await cpuOf(server)) - before) / requests, waits }
}

function ratios({ hello, page, fresh, row, freshRow }: Record<string, Measured>): Row[] {
  if (!hello || !page || !fresh || !row || !freshRow) return []
  const share = (one: Measured) =>
    `1/${(hello.rate / one.rate).toFixed(1)} of hello (server CPU 1/${(one.cpu / hello.cpu).toFixed(1)}); p50 ${ratio(one, 0.5)}, p99 ${ratio(one, 0.99)} × hello`
  const ratio = (one: Measured, at: number) => (percentile(one.waits, at) / percentile(hello.waits, at)).toFixed(1)
  return [
    {
      measure: '180-stall market page, nothing changed since it was last asked for',
      value: share(page),
      goal: '≥ 1/12',
    },
    { measure: '180-stall market page, computed anew', value: share(fresh), goal: '' },
    { measure: 'fragment of rows, nothing changed since', value: share(row), goal: '≥ 1/4' },
    { measure: 'fragment of rows, searched anew', value: share(freshRow), goal: '' },
  ]
}

/** Bytes on the wire of the page with what it loads, and of the second visit. */
async function weights(app: string, path: string, headers: Record<string, string>): Promise<Row[]> {
  const plain = await get(app + path, { cookie: headers.cookie ?? '' })
  const page = await get(app + path, headers)
  const assets = [...plain.body.matchAll(/(?:href|src)="(\/[^"]+\?v=[^"]+)"/g)].map(([, url]) => url ?? '')
  const loaded = await Promise.all(assets.map((url) => get(app + url, headers)))
  if (loaded.some(({ headers: answered }) => !/immutable/.test(answered['cache-control'] ?? '')))
    throw new Error('not kept')
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  const first = page.bytes + loaded.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    { measure: 'bytes of the first visit (page, styles, scripts, icons)', value: kilobytes(first), goal: '≤ 60 KB' },
    { measure: 'bytes of the second visit (page; the rest is kept)', value: kilobytes(page.bytes), goal: '≤ 15 KB' },
  ]
}

async function signIn(app: string): Promise<string> {
  const body = new URLSearchParams({ name: 'ho', password: DEMO_PASSWORD }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const { headers: answered, status } = await send('POST', `${app}/sign-in`, headers, body)
  if (status !== 303) throw new Error(`sign-in answered ${status}`)
  return (answered['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

async function marketPath(app: string, cookie: string): Promise<string> {
  const { body } = await get(`${app}/sites`, { cookie })
  const [, path] = /href="(\/sites\/[^"/]+)"[^>]*>Chợ Châu Ổ</.exec(body) ?? []
  if (path === undefined) throw new Error('the market is not on the list of sites')
  return path
}

const get = (url: string, headers: Record<string, string>): Promise<Answer> => send('GET', url, headers)

function send(method: string, url: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({
          status: response.statusCode ?? 0,
          bytes: whole.length,
          body: whole.toString(),
          headers: response.headers,
        })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function nextMessage(server: ChildProcess, key: 'ready' | 'cpu'): Promise<unknown> {
  for (;;) {
    const [message] = (await once(server, 'message')) as [Record<string, unknown>]
    if (key in message) return message[key]
  }
}

/** CPU time of the server so far, in microseconds. */
async function cpuOf(server: ChildProcess): Promise<number> {
  const answered = nextMessage(server, 'cpu')
  server.send('cpu')
  const { user, system } = (await answered) as NodeJS.CpuUsage
  return user + system
}
