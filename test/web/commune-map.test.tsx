import { beforeAll, describe, expect, test } from 'vitest'
import type { PlacedStanding } from '../../src/domain/adoption.ts'
import { drawingOf } from '../../src/domain/drawing.ts'
import type { Site } from '../../src/store/sites.ts'
import { paths } from '../../src/web/paths.ts'
import { CommuneMap } from '../../src/web/reports/map.tsx'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const mapOf = async (at: TestApp) =>
  between(await pageOf(at, paths.commune(world.commune), await at.signIn('anh')), 'id="map"', '</section>')
const siteIn = (map: string, site: string) => between(map, `<a href="${paths.site(site)}"`, '</li>')

describe('the map of a commune', () => {
  let at: TestApp
  beforeAll(async () => {
    at = await createTestApp()
    await buildWorld(at.store)
    await addVariedSite(at.store, 'cho-lon', 26)
  })

  test('draws every site as a strip that leads to it: each stall a tile in its step, alarms with their mark', async () => {
    const map = await mapOf(at)
    const market = siteIn(map, 'cho-lon')
    expect(market.replace(/<[^>]+>/g, '')).toMatch(/^cho-lon 4\/22 sạp đang dùng\s*2 báo động$/)
    expect(market.match(/class="tile"/g)).toHaveLength(26)
    expect(market.match(/data-step="active"/g)).toHaveLength(4)
    expect(market.match(/data-step="alarm"><svg/g)).toHaveLength(2)
    const street = siteIn(map, world.teHanh)
    expect(street.match(/class="tile"/g)).toHaveLength(8)
    expect(street.split('<hr/>')).toHaveLength(2)
    expect(siteIn(map, world.market).match(/<i aria-hidden/g)).toHaveLength(2)
  })

  test('of very many stalls says of each block how far it has come, and stays as light', () => {
    const site = { id: 'dau-moi', kind: 'market', name: 'Chợ đầu mối' } as Site
    const blocks = Array.from({ length: 100 }, (_, at) => ({
      ...{ id: `b${at}`, site: site.id, position: at + 1, name: `Dãy ${at + 1}`, endsAt: null },
    }))
    const stalls = Array.from(
      { length: 6_000 },
      (_, at): PlacedStanding => ({
        ...{ stall: `s${at}`, site: site.id, block: `b${at % 100}`, side: 'row', position: at + 1, number: `${at}` },
        ...{ census: 'operating', visited: true, hasCode: false, transferDays: 0 },
        ...(at < 50 ? { bankOn: WORLD_DAY } : at === 99 ? { lastScan: 'stranger' } : {}),
      }),
    )
    const [bySite, drawings] = [new Map([[site.id, { stalls }]]), new Map([[site.id, drawingOf(stalls, WORLD_DAY)]])]
    const shown = { sites: [site], blocks, bySite, drawings, day: WORLD_DAY, linkTo: (key: string) => `/list/${key}` }
    const map = String(<CommuneMap {...shown} />)
    expect(map).not.toContain('class="tile"')
    expect(map).toContain('<small>Dãy 1 1/60 · Dãy 2 1/60 ·')
    expect(map).toContain('<small class="bad">1 báo động</small>')
    expect(map.length).toBeLessThan(8_000)
  })
})
