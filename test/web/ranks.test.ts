import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { insertRound } from '../../src/store/sites.ts'
import { insertCensuses } from '../../src/store/stalls.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { backCheckWrites } from '../support/back-checks.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const DAY = 86_400
let at: TestApp
let anh: string

/** Two markets of one band, each with enough visits of the round checked by somebody else. */
beforeAll(async () => {
  at = await createTestApp()
  await buildWorld(at.store)
  await addVariedSite(at.store, 'cho-mot', 26)
  await addVariedSite(at.store, 'cho-hai', 39)
  const checks = ['cho-mot-1', 'cho-mot-2', 'cho-hai-1', 'cho-hai-2', 'cho-hai-3'].flatMap((stall) =>
    backCheckWrites(at.store.read, { visit: `${stall}-visit-0`, day: WORLD_DAY, at: START, agrees: true }),
  )
  expect(await at.store.commit(checks, [])).toMatchObject({ ok: true })
  anh = await at.signIn('anh')
})

const rankOf = async (site: string, cookie = anh) => {
  const table = between(
    await pageOf(at, paths.commune(world.commune), cookie),
    '<table class="sheet sites wide">',
    '</table>',
  )
  const row = table.split('<tr>').find((one) => one.includes(`<a href="${paths.site(site)}">`)) ?? ''
  return row.slice(row.lastIndexOf('<td>'))
}
/** The n-th to m-th spot of a market, none of them in use, are written down as closed for good. */
const close = (site: string, spots: readonly number[]) =>
  at.store.commit(
    [
      insertCensuses(
        at.store.read,
        spots.map((n) => ({
          ...{ id: `shut-${site}-${n}`, stall: `${site}-${n}`, day: WORLD_DAY, state: 'closed' as const },
          ...{ officer: 'lan', at: START },
        })),
      ),
    ],
    [{ at: START, actor: 'lan', action: 'census.counted', subject: site }],
  )

/** How many rows each part of a list of visits has: those that pass, and the rest. */
const rowsIn = (html: string) =>
  ['counted', 'rest'].map((part) => between(html, `id="${part}"`, '</section>').split('<li>').length - 1)

describe('the rank of a site', () => {
  test('stands beside its figures, among the ranked of its band; equal shares share it', async () => {
    expect(await rankOf('cho-mot')).toContain('<span class="rank">Hạng 1/2</span>')
    expect(await rankOf('cho-hai')).toContain('<span class="rank">Hạng 1/2</span>')
    expect(await rankOf(world.teHanh)).toContain('cần từ 20 điểm để xếp hạng')
  })

  test('is looked up on the page of the commune from that of the site, by those who read it', async () => {
    const page = await pageOf(at, paths.site('cho-mot'), anh)
    expect(between(page, 'class="headline"', '</section>')).toContain('đủ điều kiện xếp hạng')
    expect(page).toContain(`href="${paths.commune(world.commune)}#sites"`)
    expect(await pageOf(at, paths.site(world.teHanh), await at.signIn('lan'))).not.toContain('#sites"')
  })

  test('is told among all sites of a commune, and never among those alone that somebody walks', async () => {
    expect(await pageOf(at, paths.sites(), anh)).toContain('<span class="rank">Hạng 1/2</span>')
    expect(await pageOf(at, paths.sites(), await at.signIn('lan'))).not.toContain('class="rank"')
  })

  test('does not rise when stalls are written down as closed: they are named, and stay in its base', async () => {
    expect(await close('cho-hai', [0, 13, 26])).toMatchObject({ ok: true })
    const row = await rankOf('cho-hai')
    // 6 of 30 looks better than 6 of 33 and than 4 of 22, and is ranked like them.
    const page = await pageOf(at, paths.site('cho-hai'), anh)
    expect(between(page, 'class="headline"', '</section>')).toContain('6<span>/30</span>')
    expect(row).toContain('<span class="rank">Hạng 1/2</span>')
    expect(await rankOf('cho-mot')).toContain('<span class="rank">Hạng 1/2</span>')
    for (const shown of [row, page])
      expect(shown).toContain(
        `<a href="${paths.siteLeavings('cho-hai')}">3 điểm vừa ra khỏi mẫu số</a>, chưa ai kiểm tra lại, nên hạng tính trên 33`,
      )
    const list = await pageOf(at, paths.siteLeavings('cho-hai'), anh)
    expect(stallsIn(between(list, 'id="counted"', '</section>'))).toEqual(['cho-hai-0', 'cho-hai-13', 'cho-hai-26'])
    expect((await at.get(paths.siteLeavings('cho-hai'), await at.signIn('ut'))).status).toBe(404)
  })

  test('is missing where too few visits were checked, and the part that was opens its list', async () => {
    await addVariedSite(at.store, 'cho-ba', 39)
    const [href, cell] = [paths.siteCoverage('cho-ba'), await rankOf('cho-ba')]
    const [, count, total] = /mới kiểm tra chéo (\d+)\/(\d+) lượt/.exec(cell) ?? []
    expect(cell).toContain(`<a href="${href}">mới kiểm tra chéo ${count}/${total}`)
    const list = await pageOf(at, href, anh)
    expect(rowsIn(list)).toEqual([Number(count), Number(total) - Number(count)])
    expect(await pageOf(at, paths.siteBackChecks('cho-ba'), anh)).toContain(`href="${href}"`)
    for (const officer of ['lan', 'dang']) {
      const cookie = await at.signIn(officer)
      expect([officer, (await at.get(href, cookie)).status]).toEqual([officer, 403])
      expect(await pageOf(at, paths.sites(), cookie)).not.toContain(href)
    }
    expect((await at.get(href, await at.signIn('ut'))).status).toBe(404)
  })

  test('of a site: the parts on the page of its checks are as long as their lists, in the round and with the one before', async () => {
    const opened = insertRound(at.store.read, {
      id: 'cho-mot-2',
      site: 'cho-mot',
      number: 2,
      openedOn: addDays(WORLD_DAY, -3),
    })
    expect(await at.store.commit([opened], [])).toMatchObject({ ok: true })
    const page = await pageOf(at, paths.siteBackChecks('cho-mot'), anh)
    const shares = []
    for (const href of [paths.siteCoverage('cho-mot'), paths.siteCoverage('cho-mot', 'lately')]) {
      const [, count, total] = new RegExp(`href="${href.replace('?', '\\?')}">(\\d+)<span>/(\\d+)<`).exec(page) ?? []
      expect(rowsIn(await pageOf(at, href, anh)), href).toEqual([Number(count), Number(total) - Number(count)])
      shares.push([Number(count), Number(total)])
    }
    expect(shares[1]?.[1]).toBeGreaterThan(shares[0]?.[1] ?? 0)
    expect(shares[1]?.[0]).toBe(2)
  })

  test('is lost once nothing was received for more than fourteen days', async () => {
    at.clock.advance(15 * DAY)
    expect(await rankOf('cho-mot', await at.signIn('anh'))).toContain(
      'chưa xếp hạng</span> <small>phiếu gần nhất nhận ngày 12/11/2026, đã quá 14 ngày',
    )
  })
})
