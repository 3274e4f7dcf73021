import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { openProgram } from '../../src/entry/program.ts'
import { paths } from '../../src/web/paths.ts'
import { both, configIn, type Times, timesOf } from './adoption.ts'
import { signIn, tell, waitsUntil } from './adoption-client.ts'
import { fillPayouts, IMPORTED, NEWEST, PAYING, PAYING_NOBODY, PAYOUTS } from './payouts-world.ts'
import { percentile, type Row } from './table.ts'

const ROWS = 20_000

/** A file of 20,000 rows, and every page of payouts over three years of a province. */
export async function benchPayouts(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-payouts-'))
  try {
    const program = await openProgram(configIn(folder), true)
    await loadDemoWorld(program.services)
    program.store.close()
    fillPayouts(configIn(folder).databaseFile, PAYOUTS)
    const pages = await served(folder, measurePages)
    return [...(await served(folder, importFile)), ...pages]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A server of its own, so that the memory it came to is that of one piece of work. */
async function served(folder: string, work: (server: ChildProcess, address: string) => Promise<Row[]>): Promise<Row[]> {
  const server = fork(process.argv[1] ?? '', ['payouts-server', folder])
  try {
    const { address } = (await tell(server, 'begin')) as { address: string }
    return await work(server, address)
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}

async function measurePages(server: ChildProcess, address: string): Promise<Row[]> {
  const cookie = await signIn(address, 'le')
  const pages: [string, string][] = [
    ['commune', paths.payouts(PAYING, { ky: NEWEST })],
    ['commune, a closed month', paths.payouts(PAYING, { ky: '2026-09' })],
    ['list of who is paid by account', paths.payoutList(PAYING, 'P4', { ky: '2026-09' })],
    ['months', paths.payoutTrend(PAYING)],
    ['rounds', paths.payoutRounds(PAYING)],
    ['lines of a round', paths.payoutLines('r-0-0-1')],
    ['to act on', paths.payoutCases(PAYING)],
    ['province', paths.provincePayouts('51', { ky: NEWEST })],
  ]
  const empty = await timesOf(server, address, paths.payouts(PAYING_NOBODY), cookie)
  const rows: Row[] = [{ measure: 'empty page (a commune without rounds): p50, p99', value: `${both(empty.kept)} ms` }]
  for (const [name, path] of pages) rows.push(rowOf(name, await timesOf(server, address, path, cookie), empty))
  return rows
}

const over = (times: number[], of: number[]): string => (percentile(times, 0.5) / percentile(of, 0.5)).toFixed(1)

const rowOf = (name: string, { kept, changed }: Times, empty: Times): Row => ({
  measure: `${name}: p50, p99 unchanged; right after a line was mended`,
  value: `${both(kept)} ms (p50 ${over(kept, empty.kept)} × empty); ${both(changed)} ms (p50 ${over(changed, empty.changed)} × empty)`,
})

/** As a commune's officer does: the file, what it would do, and yes. */
async function importFile(server: ChildProcess, address: string): Promise<Row[]> {
  const cookie = await signIn(address, 'sen')
  const post = (path: string, body: FormData | URLSearchParams) =>
    fetch(address + path, {
      method: 'POST',
      body,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    })
  const file = new FormData()
  file.set('file', new File([await listOf(ROWS)], 'danh-sach.xlsx'))
  const from = performance.now()
  const imported = post(`/payout-rounds/${IMPORTED.round}/import`, file).then((answer) => answer.text())
  const waits = await waitsUntil(imported, address)
  const shown = await imported
  const read = performance.now()
  const stored = await post(`/payout-rounds/${IMPORTED.round}/import/entries`, fieldsOf(shown))
  const done = performance.now()
  if (stored.status !== 303) throw new Error(`the file was answered ${stored.status}`)
  const { megabytes } = (await tell(server, 'peak')) as { megabytes: number }
  const seconds = (of: number) => (of / 1000).toFixed(1)
  return [
    {
      measure: `import of ${ROWS} rows with ten columns: read and checked, stored, peak RSS of the server`,
      value: `${seconds(read - from)} s, ${seconds(done - read)} s, ${megabytes.toFixed(0)} MB`,
      goal: '≤ 512 MB',
    },
    {
      measure: `a small page asked for over and over while that file is read: answers, p50 and longest wait`,
      value: `${waits.length}, ${percentile(waits, 0.5).toFixed(1)} ms, ${Math.max(...waits).toFixed(0)} ms`,
    },
  ]
}

/** What the page would send back of itself, told to store it. */
function fieldsOf(page: string): URLSearchParams {
  const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const form = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, plain(value)]))
  form.set('act', 'enter')
  return form
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The officer's own list: of its ten columns five are nobody's business here. */
async function listOf(rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const headings = [
    'STT',
    'Mã hồ sơ',
    'Họ và tên',
    'Ngày sinh',
    'Số căn cước',
    'Điện thoại',
    'Thôn, TDP',
    'Nhóm',
    'Hình thức chi',
    'Số tiền',
  ]
  const people = Array.from({ length: rows }, (_, at) => [
    ...[at + 1, `BS-${String(at).padStart(5, '0')}`, `Nguyễn Thị ${at}`, '01/02/1950', String(51_150_000_000 + at)],
    ...['0900000000', IMPORTED.hamlet, IMPORTED.group, 'tài khoản chính chủ', 540_000],
  ])
  return new Uint8Array(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [headings, ...people] }] }))
}
