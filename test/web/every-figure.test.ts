import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { takeSnapshots } from '../../src/store/snapshot-taking.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import {
  type LinkedFigure,
  linkedFigures,
  partsOf,
  type ReachedPage,
  reachPages,
  unlinkedFigures,
} from '../support/shown-figures.ts'

/** Leader, coordinator, auditor of the province, and a volunteer whose visits were checked. */
const VIEWERS = ['anh', 'ho', 'le', 'lan'] as const
const COMMUNE = '21040'

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
let at: TestApp
const reached = new Map<string, ReachedPage[]>()
const cookies = new Map<string, string>()

/** The demo, with every day frozen and a month closed: it has something to show on every page. */
beforeAll(async () => {
  at = await createTestApp({ demo: true, printer: createPrinter(readFonts(), sha256) })
  await loadDemoWorld(at.services)
  await takeSnapshots(at.store, at.clock.now())
  for (const viewer of VIEWERS) cookies.set(viewer, await at.signIn(viewer))
  const closed = { submission: 'every-figure-0001', month: '2026-10' }
  expect((await at.post(paths.communeMonths(COMMUNE), closed, cookies.get('anh'))).status).toBe(303)
  for (const viewer of VIEWERS)
    reached.set(
      viewer,
      await reachPages(at, cookies.get(viewer) ?? '', [paths.sites(), paths.communeMonth(COMMUNE, '2026-10')]),
    )
}, 120_000)

/** Payouts have figures and tests of their own: a row of those is a beneficiary's file, and amounts have no list. */
const ofAdoption = (viewer: string): ReachedPage[] =>
  (reached.get(viewer) ?? []).filter(({ route }) => !route.includes('payout'))

/** What stands on a page as a number and is no figure that a list could be behind, with why. Nothing else may. */
const NO_FIGURES: readonly (readonly [route: RegExp, text: RegExp, why: string])[] = [
  [/^\/(sites|communes\/:commune)$/, /^Hạng /, 'a place among the ranked'],
  [/\/(:figure|coverage|:reason)$/, /^Đang xem /, 'where in the list the reader is'],
  [/\/history$/, /^(Ngày|Tuần) ·: /, 'the ends of a drawn line, for who cannot see it: rows of the table under it'],
  [/\/targets$/, /điểm|sạp|, ngày ·$/, 'what is asked for, and the figure at the moment when that was written down'],
  [/\/due$/, /^\d+$/, 'kinds of work, each as often as the page itself lists it (due.test)'],
  [/\/(teams|campaigns)/, /^[\d.]+$/, 'what people told of their teams and rallies: one row for each number'],
  [/^\/definitions$/, /ngày/, 'the rule in words'],
  [/^\/incidents\/:incident$/, /^Ảnh: /, 'how many photos may be added'],
  [/^\/(stalls\/:stall|merchants\/)/, /^\d+$/, 'numbers of places'],
  [/\/print-runs\/:run$/, /^ô /, 'places on a sheet'],
  [
    /^\/provinces\/:province$/,
    /^\+?[\d.]+(\/[\d.]+)?$/,
    'sums of the communes in the table, each of which opens its own',
  ],
  [/^\/provinces\/:province\/teams$/, /đã ghi tổ/, 'communes of the table on the page itself'],
  [/^\/public\//, /^(hơn )?\d/, 'totals for everybody: who they are is nobody’s business'],
]

describe.each(VIEWERS)('what %s reads', (viewer) => {
  test('is a good part of the pages that there are, back-checks among them', () => {
    const routes = new Set(ofAdoption(viewer).map(({ route }) => route))
    expect(routes.size).toBeGreaterThan(15)
    const own =
      viewer === 'lan' ? ['/back-checks', '/checked-visits'] : ['/sites/:site/back-checks', '/sites/:site/history']
    expect([...routes]).toEqual(expect.arrayContaining(own))
  })

  test('has no figure that opens no list, but how the visits of others were checked where they walk too', async () => {
    const bare = []
    for (const page of ofAdoption(viewer))
      for (const text of unlinkedFigures(page)) {
        const isKnown = NO_FIGURES.some(([route, known]) => route.test(page.route) && known.test(text))
        if (!isKnown && !(viewer === 'lan' && (await isOfChecks(page, text)))) bare.push(`${page.path}: ${text}`)
      }
    expect(bare).toEqual([])
  })

  test('has every figure equal to the list that it opens', async () => {
    const lists = new Map<string, string>()
    const listAt = async (href: string) => {
      const [bare = ''] = href.split('#')
      const html = lists.get(bare) ?? (await pageOf(at, bare, cookies.get(viewer) ?? ''))
      lists.set(bare, html)
      return html
    }
    const compared = []
    for (const page of ofAdoption(viewer))
      for (const figure of linkedFigures(page).filter(opensList)) {
        const behind = countsBehind(figure, await listAt(figure.href))
        compared.push(behind.count)
        expect({ on: page.path, ...figure }).toEqual({ on: page.path, href: figure.href, ...behind })
      }
    expect(compared.filter((count) => count > 0).length).toBeGreaterThan(viewer === 'lan' ? 20 : 200)
  })
})

/** A number plate leads to its stall, and a block of a drawing to the stalls drawn in it. */
const opensList = ({ href }: LinkedFigure): boolean => !href.startsWith('/stalls/') && !href.includes('?block=')

/** Whether a part is one that the coordinator opens on the same page: Q1, or the visits that were checked. */
async function isOfChecks({ path, route }: ReachedPage, text: string): Promise<boolean> {
  const html = await pageOf(at, path, cookies.get('ho') ?? '')
  const theirs = linkedFigures({ path, route, html }).filter(({ href }) => /\/(figures\/Q1|coverage)/.test(href))
  return theirs.some(({ count, total }) => text.includes(`${count}/${total}`))
}

/** How many the list behind a figure has: of what it counts, and of all where it is a part of something. */
function countsBehind({ href, count, total }: LinkedFigure, html: string): Pick<LinkedFigure, 'count' | 'total'> {
  const [path = '', fragment] = href.split('#')
  if (fragment === 'picks') {
    const picks = between(html, 'id="picks"', '</section>').split('<li>').slice(1)
    return { count: picks.filter((pick) => !pick.includes(vi.backChecks.waits)).length, total: picks.length }
  }
  if (path.includes('/campaigns/'))
    return {
      count: stallsIn(fragment ? between(html, `id="${fragment}"`, '</section>') : html).length,
      total: undefined,
    }
  const parts = partsOf(html)
  const [counted, rest = 0, waiting = 0] = ['counted', 'rest', 'waiting'].map((part) => parts.get(part))
  if (counted === undefined) {
    // A page on the way: it has the same figure, which leads on to the list.
    const same = linkedFigures({ route: '', path, html }).find((one) => one.count === count && one.total === total)
    return { count: same?.count ?? -1, total: same?.total }
  }
  if (total !== undefined) return { count: counted, total: parts.has('rest') ? counted + rest : total }
  // All that was drawn, whatever came of it; a number of one part is linked to that part.
  return { count: parts.has('waiting') && !fragment ? counted + rest + waiting : counted, total: undefined }
}
