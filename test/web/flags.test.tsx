import { beforeEach, describe, expect, test } from 'vitest'
import { flagReviews, visitPhotos } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { storeVisits, visited } from '../support/checks.ts'
import { pageOf } from '../support/pages.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const words = vi.flags
const path = `/communes/${world.commune}/flags`
const stalls = [...Object.values(world.teHanhStalls), ...Object.values(world.marketStalls)]

let t: TestApp
let ho: string
let count = 0
const send = (fields: Fields, cookie = ho) =>
  t.post(path, { submission: `submission-${String(++count).padStart(10, '0')}`, ...fields }, cookie)

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  ho = await t.signIn(world.officers.ho)
})

describe('flags', () => {
  test('are none where nothing stands out, and the page says what a flag is not', async () => {
    await storeVisits(t.store, ...stalls.slice(0, 9).map((stall, at) => visited(`v${at}`, stall)))
    const page = await pageOf(t, path, ho)
    expect(page).toContain(words.none)
    expect(page).toContain(words.provesNothing)
  })

  test('show a burst with its visits, and what was found of it, once', async () => {
    const made = stalls.slice(0, 10).map((stall, at) => visited(`v${at}`, stall, { at: WORLD_NOW + at * 60 }))
    await storeVisits(t.store, ...made)
    const page = await pageOf(t, path, ho)
    expect(page).toContain(words.kinds.burst(10, 9))
    for (const { stall } of made) expect(page).toContain(`href="/stalls/${stall}"`)
    const flag = 'burst:v0:10'
    expect((await send({ flag, finding: 'nothing-wrong', note: 'Ngày ra quân, ba người đi cùng.' })).status).toBe(303)
    expect(await t.store.read.select().from(flagReviews)).toMatchObject([{ flag, finding: 'nothing-wrong' }])
    const after = await pageOf(t, path, ho)
    expect(after).toContain(words.findings['nothing-wrong'])
    expect(after).toContain('Ngày ra quân, ba người đi cùng.')
    expect(after).not.toContain('name="finding"')
  })

  test('are looked into by somebody else than who made the visits', async () => {
    const own = stalls.slice(0, 10).map((stall, at) => visited(`v${at}`, stall, { officer: world.officers.ho }))
    await storeVisits(t.store, ...own)
    const answer = await send({ flag: 'burst:v0:10', finding: 'nothing-wrong', note: 'Tự xem' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words.own)
    expect(await t.store.read.select().from(flagReviews)).toEqual([])
  })

  test('show visits that brought the same photo, and no digest of it', async () => {
    await storeVisits(t.store, ...stalls.slice(0, 2).map((stall, at) => visited(`v${at}`, stall)))
    const photos = ['v0', 'v1'].map((visit) =>
      t.store.read.insert(visitPhotos).values({ visit, sealedPhoto: 'x', digest: 'the-digest', at: WORLD_NOW }),
    )
    expect(await t.store.commit(photos, [])).toMatchObject({ ok: true })
    const page = await pageOf(t, path, ho)
    expect(page).toContain(words.kinds['same-photo'](2))
    expect(page).not.toContain('the-digest')
  })

  test('are read by an auditor, who writes nothing, and by neither leader nor volunteer', async () => {
    await storeVisits(t.store, ...stalls.slice(0, 10).map((stall, at) => visited(`v${at}`, stall)))
    const tra = await t.signIn(world.officers.tra)
    expect(await pageOf(t, path, tra)).not.toContain('name="finding"')
    expect((await send({ flag: 'burst:v0:10', finding: 'nothing-wrong' }, tra)).status).toBe(403)
    for (const officer of [world.officers.anh, world.officers.lan])
      expect((await t.get(path, await t.signIn(officer))).status).toBe(403)
  })

  test('take no finding of what is no flag, and keep a note that came without one', async () => {
    await storeVisits(t.store, ...stalls.slice(0, 10).map((stall, at) => visited(`v${at}`, stall)))
    expect((await send({ flag: 'burst:v0:9', finding: 'nothing-wrong' })).status).toBe(404)
    const answer = await send({ flag: 'burst:v0:10', note: 'Hỏi lại Lan' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Hỏi lại Lan"')
    expect(await t.store.read.select().from(flagReviews)).toEqual([])
  })
})
