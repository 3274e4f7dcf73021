import { resolve } from 'node:path'
import { writeCsv } from 'hucre/csv'
import { describe, expect, test } from 'vitest'
import { guessMapping } from '../../src/domain/payout/table-headings.ts'
import { createTableThread, TABLE_LIMITS } from '../../src/entry/table.ts'
import { listLines } from '../../src/store/payout-contents.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { type Pick, type ReadTable, readTable } from '../../src/web/payout-import/reader.ts'
import { countsIn, HEADINGS, importWorld, KEPT, person, ROUND, workbook } from '../support/payout-files.ts'

const WORKER = resolve(import.meta.dirname, '../../dist/table-worker.mjs')
const csv = (text: string) => new TextEncoder().encode(text)
const people = (count: number) => workbook(Array.from({ length: count }, (_, at) => person(at + 1)))
/** As a CSV, which is read without a pause. */
const list = (count: number) =>
  csv(writeCsv([[...HEADINGS, ...KEPT], ...Array.from({ length: count }, (_, at) => person(at + 1))]))
const byHeadings: Pick = async (headings) => guessMapping(headings.map(({ text }) => text))
const errorIn = (html: string) => /id="file-error"[^>]*>([^<]*)</.exec(html)?.[1]

/** A small heading and megabytes of blanks behind it: seconds of looking for what it means. */
const slow = () => csv('Mã hồ sơ,Thôn,Số tiền'.padEnd(7_900_000))
/** Cells that come to far more in memory than in the file. */
const heavy = () => csv(`Mã hồ sơ,Thôn,Số tiền\n${`${'abcdefghi,'.repeat(20)}\n`.repeat(30_000)}`)

describe('the thread that reads files', () => {
  const read = createTableThread(WORKER)

  test('reads each of several files as it would be read without a thread', async () => {
    const files = [await people(2), csv('Mã hồ sơ;Thôn;Số tiền\nBS-1;TDP 3;540000'), csv('%PDF-1.7'), await people(3)]
    const readings = await Promise.all(files.map((file) => read(file, byHeadings)))
    expect(readings).toEqual(await Promise.all(files.map((file) => readTable(file, byHeadings))))
    expect(readings.map((one) => (one.ok ? one.table.rows.length : one.problem))).toEqual([2, 1, 'not-a-table', 3])
  })

  test('tells the headings, and then the cells of the columns that were picked', async () => {
    const told: unknown[] = []
    told.push(
      await read(await people(1), async (headings) => {
        told.push(headings)
        return { code: 1, amount: 11 }
      }),
    )
    expect(told[0]).toEqual([...HEADINGS, ...KEPT].map((text) => ({ label: text, text })))
    expect(told[1]).toMatchObject({ table: { rows: [{ row: 5, texts: { code: 'BS-0001', amount: '540000' } }] } })
    for (const text of ['Lưu1', '051041', '0905', 'Hrê', '1941', 'TDP 3'])
      expect(JSON.stringify(told)).not.toContain(text)
  })

  test('goes on reading after a question that could not be answered', async () => {
    const unanswered = read(await people(1), async () => {
      throw new Error('no mapping')
    })
    await expect(unanswered).rejects.toThrow('no mapping')
    expect(await read(await people(1), byHeadings)).toMatchObject({ ok: true })
  })

  test('turns away the ninth of those that are there at once, and takes the next one when there is room', async () => {
    const file = csv('Mã hồ sơ,Thôn\nBS-1,TDP 3')
    const readings = await Promise.all(Array.from({ length: 9 }, () => read(file, byHeadings)))
    expect(readings.map((one) => one.ok)).toEqual(readings.map((_, at) => at < 8))
    expect(readings.at(-1)).toEqual({ ok: false, problem: 'busy' })
    expect(await read(file, byHeadings)).toMatchObject({ ok: true })
  })

  test('fails aloud when its program is missing', async () => {
    await expect(createTableThread(`${WORKER}.gone`)(csv('a'), byHeadings)).rejects.toThrow()
  })
})

describe('a large file', () => {
  test('holds up nobody: pages are answered all the while it is read', async () => {
    const thread = createTableThread(WORKER)
    let [isRead, began] = [false, () => {}]
    const reading = new Promise<void>((resolve) => {
      began = resolve
    })
    const watched: ReadTable = (bytes, pick) => {
      began()
      return thread(bytes, pick).finally(() => {
        isRead = true
      })
    }
    const w = await importWorld(undefined, { readTable: watched })
    const imported = w.read(list(20_000))
    await reading
    let answered = 0
    for (; !isRead; answered++) {
      expect((await w.t.get(paths.health())).status).toBe(200)
      await new Promise(setImmediate)
    }
    expect(countsIn((await imported).html)[0]).toBe('20.000')
    expect(answered).toBeGreaterThan(20)
  })

  const { memory } = TABLE_LIMITS
  test.each([
    ['takes too long', slow, { ...TABLE_LIMITS, time: 1_000 }],
    ['takes too much memory', heavy, { ...TABLE_LIMITS, memory: { ...memory, maxOldGenerationSizeMb: 16 } }],
  ])('that %s is given up with a sentence, and the next one gets its turn', async (_name, file, limits) => {
    const w = await importWorld(undefined, { readTable: createTableThread(WORKER, limits) })
    const [{ status, html }, next] = await Promise.all([w.read(file()), w.read(csv('Một'))])
    expect([status, errorIn(html)]).toEqual([422, vi.payoutImport.files['too-large']])
    expect(next.status).toBe(422)
    expect(await listLines(w.t.store.read, ROUND)).toEqual([])
  })

  test('that comes while too many are waiting is to be sent again', async () => {
    const w = await importWorld(undefined, { readTable: createTableThread(WORKER, { ...TABLE_LIMITS, waiting: 0 }) })
    const { status, html } = await w.read(await people(1))
    expect([status, errorIn(html)]).toEqual([503, vi.payoutImport.files.busy])
  })
})
