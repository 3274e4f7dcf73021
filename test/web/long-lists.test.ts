import { beforeAll, describe, expect, test } from 'vitest'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY } from '../support/world.ts'

const STALLS = 520
const N = (STALLS / 13) * 11
const list = paths.siteFigure('cho-lon', 'N')

const partOf = (html: string, part: 'counted' | 'rest') =>
  between(html, `<section class="card" aria-labelledby="${part}"`, '</section>')
const nextIn = (part: string) =>
  [...part.matchAll(/<a class="button" href="([^"]+)">([^<]+)/g)].find(([, , text]) => text === vi.lists.next)?.[1]

describe('a list longer than a page', () => {
  let at: TestApp
  let anh: string
  beforeAll(async () => {
    at = await createTestApp()
    await buildWorld(at.store)
    await addVariedSite(at.store, 'cho-lon', STALLS)
    anh = await at.signIn('anh')
  })

  const walk = async (from: string, part: 'counted' | 'rest') => {
    const found: string[] = []
    let next: string | undefined = from
    while (next !== undefined) {
      const shown: string = partOf(await pageOf(at, next.replaceAll('&amp;', '&'), anh), part)
      expect(shown).toContain(`>${vi.lists.counts(N)}<`)
      expect(stallsIn(shown).length).toBeLessThanOrEqual(200)
      found.push(...stallsIn(shown))
      next = nextIn(shown)
    }
    return found
  }

  test('is reached whole by pressing on, each stall once, its number said on every page', async () => {
    const found = await walk(list, 'counted')
    expect(found).toHaveLength(N)
    expect(new Set(found).size).toBe(N)
    expect(partOf(await pageOf(at, list, anh), 'counted')).toContain(vi.lists.shownOf('1', '200', String(N)))
  })

  test('keeps its other part and the day that was asked for where they are', async () => {
    const first = await pageOf(at, `${paths.siteFigure('cho-lon', 'A5', WORLD_DAY)}&counted=2`, anh)
    const next = nextIn(partOf(first, 'rest'))?.replaceAll('&amp;', '&') ?? ''
    expect(next).toContain(`day=${WORLD_DAY}`)
    expect(next).toContain('counted=2')
    const second = await pageOf(at, next, anh)
    expect(stallsIn(partOf(second, 'counted'))).toEqual(stallsIn(partOf(first, 'counted')))
    expect(stallsIn(partOf(second, 'rest'))).not.toEqual(stallsIn(partOf(first, 'rest')))
  })

  test('opens at an end of it when a page is asked for that there is not', async () => {
    const of = async (page: string) => stallsIn(partOf(await pageOf(at, `${list}?counted=${page}`, anh), 'counted'))
    expect(await of('99')).toEqual(await of('3'))
    for (const wrong of ['-1', '0', 'x', '1.5']) expect(await of(wrong)).toEqual(await of('1'))
  })

  test('is not cut where it fits', async () => {
    expect(nextIn(partOf(await pageOf(at, paths.siteFigure('cho-lon', 'vacant'), anh), 'counted'))).toBeUndefined()
  })
})
