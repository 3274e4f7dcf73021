import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

let at: TestApp
let page: string

beforeAll(async () => {
  at = await createTestApp()
  await buildWorld(at.store)
  await addVariedSite(at.store, 'cho-lon', 78)
  await addVariedSite(at.store, 'cho-vua', 26)
  await addVariedSite(at.store, 'cho-nho', 4)
  page = await pageOf(at, paths.publicSite('cho-lon'), '')
})

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the public page of a site', () => {
  test('needs no sign-in, and is not to be listed by search engines', async () => {
    for (const _ of ['made', 'kept']) {
      const answer = await at.get(paths.publicSite('cho-lon'))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    }
    expect((await at.get(paths.publicSite('no-such-site'))).status).toBe(404)
  })

  test('tells headline, funnel and freshness, equal to those of the site’s own page', async () => {
    const own = await pageOf(at, paths.site('cho-lon'), await at.signIn('anh'))
    const steps = (html: string) =>
      [...between(html, 'class="funnel"', '</ol>').matchAll(/class="share">(\d+)<span>\/(\d+)/g)].map(String)
    expect(steps(page)).toHaveLength(5)
    expect(steps(page).map((step) => step.split(',').slice(1))).toEqual(
      steps(own)
        .slice(0, 5)
        .map((step) => step.split(',').slice(1)),
    )
    expect(page).toContain('12<span>/66</span>')
    expect(page).toContain('Gồm mọi phiếu nhận đến 09:00 ngày 11/11/2026.')
  })

  test('names no stall, no person, no reason and no alarm, and leads nowhere but to the definitions', async () => {
    const main = between(page, '<main', '</main>')
    expect(
      [...main.matchAll(/href="([^"]+)"/g)].map(([, href]) => href).filter((href) => !href?.includes('#')),
    ).toEqual(['/definitions'])
    expect((await at.get('/definitions')).status).toBe(200)
    for (const hidden of ['merchant', 'Sợ bị', 'báo động', 'tráo', 'lý do', 'A11', '/stalls/'])
      expect(main, hidden).not.toContain(hidden)
  })

  test('tells of no group of fewer than five', async () => {
    // Of 22 counted: 2 were scanned right, 4 are in use (2 B and 2 O), 2 more say so; 4 are not counted.
    const small = textOf(between(await pageOf(at, paths.publicSite('cho-vua'), ''), '<main', '</main>'))
    expect(small).toContain('dưới 5 /22')
    expect(small).toContain('Thêm dưới 5 nơi chủ hộ nói')
    expect(small).toContain('Không tính: dưới 5 chỗ')
    expect(small).not.toContain('ngân hàng báo tiền về')
    expect(small).not.toMatch(/(?<![\d/])[1-4] ?\/ ?\d/)
  })

  test('tells nothing at all of a site of fewer than five stalls', async () => {
    const tiny = between(await pageOf(at, paths.publicSite('cho-nho'), ''), '<main', '</main>')
    expect(tiny).toContain('không công bố số liệu')
    expect(tiny).not.toContain('class="share"')
  })

  test('is found from the page of the site', async () => {
    const own = await pageOf(at, paths.site(world.teHanh), await at.signIn('lan'))
    expect(own).toContain(`<a href="${paths.publicSite(world.teHanh)}">Trang công khai</a>`)
  })

  test('with a made-up query is answered anew, and keeps nothing', async () => {
    expect((await at.get(`${paths.publicSite('cho-lon')}?x=1`)).headers.get('X-Robots-Tag')).toBe('noindex')
  })
})
