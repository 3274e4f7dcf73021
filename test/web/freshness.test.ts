import { beforeEach, describe, expect, test } from 'vitest'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { buildWorld, world } from '../support/world.ts'

const { teHanh, market, otherSite, commune, otherCommune } = world
const HOUR = 3600

let t: TestApp
let phones: Record<'lan' | 'lanToo' | 'ho' | 'ut', TestPhone>
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  phones = {
    ...{ lan: await phoneOf(t, 'lan'), lanToo: await phoneOf(t, 'lan') },
    ...{ ho: await phoneOf(t, 'ho'), ut: await phoneOf(t, 'ut') },
  }
})

const tell = (path: string, of: TestPhone, body: object) =>
  postJson(t, `/walk/${path}`, { device: of.device, ...body }, of.cookie)
const take = (of: TestPhone, site: string) => tell('takings', of, { site })
const held = (of: TestPhone, counts: Record<string, number>) => tell('captures', of, { held: counts, records: [] })
const seen = async (officer: string, path: string) => pageOf(t, path, await t.signIn(officer))
const freshIn = (page: string) => between(page, 'class="fresh', '</div>')
/** Who holds what, as the page lists it. */
const listed = (page: string) =>
  [...freshIn(page).matchAll(/<b>([^<]+)<\/b><span>([^<]+)<\/span>/g)].map(([, name, what]) => `${name}: ${what}`)

/** Lan holds 12 and 5 of the street on two phones; Hổ 8 of the street and 2 of the market; Út 99 elsewhere. */
async function everyoneHolds(): Promise<void> {
  const { lan, lanToo, ho, ut } = phones
  await take(lan, teHanh)
  await take(lanToo, teHanh)
  await take(ho, teHanh)
  await take(ho, market)
  await take(ut, otherSite)
  await held(lan, { [teHanh]: 12 })
  await held(lanToo, { [teHanh]: 5 })
  await held(ho, { [teHanh]: 8, [market]: 2 })
  await held(ut, { [otherSite]: 99 })
}

describe('what phones still hold', () => {
  test('is counted once for each phone, over all sites of the commune', async () => {
    await everyoneHolds()
    const page = await seen('anh', paths.commune(commune))
    expect(freshIn(page)).toContain(vi.fresh.held(3, 27))
    expect(freshIn(page)).not.toContain(vi.fresh.alsoOut(1))
    expect(listed(page).toSorted()).toEqual([
      'Lê Thị Lan: còn giữ 12 phiếu, máy báo về lần cuối 12/11, 14:05.',
      'Lê Thị Lan: còn giữ 5 phiếu, máy báo về lần cuối 12/11, 14:05.',
      'Trần Văn Hổ: còn giữ 10 phiếu, máy báo về lần cuối 12/11, 14:05.',
    ])
  })

  test('is of the site alone on the page of a site', async () => {
    await everyoneHolds()
    expect(freshIn(await seen('anh', paths.site(teHanh)))).toContain(vi.fresh.held(3, 25))
    const page = await seen('anh', paths.site(market))
    expect(freshIn(page)).toContain(vi.fresh.held(1, 2))
    expect(listed(page)).toHaveLength(1)
  })

  test('stands beside each site on both lists of sites, where it holds any', async () => {
    await everyoneHolds()
    await take(phones.ho, market)
    await held(phones.ho, { [teHanh]: 8, [market]: 0 })
    for (const page of [await seen('ho', paths.sites()), await seen('anh', paths.commune(commune))]) {
      const cards = [...page.matchAll(/<li class="sitecard">.*?<\/header>.*?<\/small>/gs)].map(([card]) => card)
      const holding = cards.map((card) => [
        /<h3><a[^>]*>([^<]+)/.exec(card)?.[1],
        /(\d+) phiếu còn trên máy/.exec(card)?.[1],
      ])
      expect(holding).toEqual([
        ['Tế Hanh', '25'],
        ['Chợ Châu Ổ', undefined],
      ])
    }
  })

  test('is read by those who read the site, and by nobody elsewhere', async () => {
    await everyoneHolds()
    expect(freshIn(await seen('lan', paths.sites()))).toContain(vi.fresh.held(3, 25))
    expect(freshIn(await seen('ho', paths.sites()))).toContain(vi.fresh.held(3, 27))
    const elsewhere = await seen('ut', paths.sites())
    expect(freshIn(elsewhere)).toContain(vi.fresh.held(1, 99))
    expect(elsewhere).not.toMatch(/Lê Thị Lan|Trần Văn Hổ/)
    const all = await seen('tra', paths.sites())
    expect(all).toContain(vi.fresh.held(3, 27))
    expect(all).toContain(vi.fresh.held(1, 99))
    expect(freshIn(await seen('tra', paths.commune(otherCommune)))).toContain(vi.fresh.held(1, 99))
  })

  test('names those who have a site along and may hold more than they said', async () => {
    const { lan, lanToo, ho } = phones
    await take(lan, teHanh)
    await take(lanToo, teHanh)
    expect(freshIn(await seen('anh', paths.site(teHanh)))).toContain(vi.fresh.out(2))
    await take(ho, teHanh)
    await held(ho, { [teHanh]: 3 })
    const page = await seen('anh', paths.site(teHanh))
    expect(freshIn(page)).toContain(`${vi.fresh.held(1, 3)}; ${vi.fresh.alsoOut(2)}`)
    expect(listed(page)).toHaveLength(3)
    for (const phone of [lan, lanToo, ho]) await tell('closures', phone, { site: teHanh })
    expect(freshIn(await seen('anh', paths.site(teHanh)))).toContain(vi.fresh.held(1, 3))
    expect(freshIn(await seen('anh', paths.site(teHanh)))).not.toContain(vi.fresh.alsoOut(2))
  })

  test('is asked after once a phone was not heard for fourteen days', async () => {
    const { lan, ho } = phones
    await take(lan, teHanh)
    await held(lan, { [teHanh]: 12 })
    t.clock.advance(13 * 24 * HOUR)
    expect(await seen('anh', paths.commune(commune))).not.toContain(vi.fresh.long)
    t.clock.advance(24 * HOUR)
    await held(phones.ho, {})
    await take(ho, market)
    const asked = listed(await seen('anh', paths.commune(commune))).filter((line) => line.includes(vi.fresh.long))
    expect(asked).toEqual([expect.stringMatching(/^Lê Thị Lan: còn giữ 12 phiếu/)])
  })

  test('is nothing, in green, once every walk is closed and sent', async () => {
    await everyoneHolds()
    await phones.lan.send(phones.lan.record({ kind: 'visit', stall: world.teHanhStalls.n15, outcome: 'absent' }))
    for (const phone of [phones.lan, phones.lanToo, phones.ho]) {
      await held(phone, { [teHanh]: 0, [market]: 0 })
      await tell('closures', phone, { site: teHanh })
    }
    await tell('closures', phones.ho, { site: market })
    for (const path of [paths.sites(), paths.commune(commune), paths.site(teHanh)]) {
      const page = await seen('ho', path)
      expect(page).toContain('<div class="fresh span" data-state="all">')
      expect(freshIn(page)).toContain(vi.fresh.nothingHeld)
      expect(page).not.toMatch(/phiếu còn trên máy|phiếu chưa gửi/)
    }
  })
})
