import { beforeAll, describe, expect, test } from 'vitest'
import { walkAppWords } from '../../src/web/messages/walk-app.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
})

describe('the page that the phone keeps', () => {
  test('is the same for nobody and for an officer, and says nothing of them', async () => {
    const nobodys = await (await t.get('/walk')).text()
    expect(await (await t.get('/walk', await t.signIn(world.officers.lan))).text()).toBe(nobodys)
    expect(nobodys).toContain('<link rel="manifest" href="/walk.webmanifest"/>')
    expect(nobodys).toMatch(/<script type="module" src="\/built\/walk\.js\?v=/)
  })

  test('brings the words along, which end no script', async () => {
    const page = await (await t.get('/walk')).text()
    const [, json = ''] = /<script type="application\/json" id="words">(.*?)<\/script>/s.exec(page) ?? []
    expect(JSON.parse(json)).toEqual(walkAppWords)
    expect(json).not.toContain('<')
  })

  test('may name its manifest and its worker under the policy', async () => {
    const policy = (await t.get('/walk')).headers.get('Content-Security-Policy')
    expect(policy).toContain("manifest-src 'self'; worker-src 'self'")
  })
})

test('who walks is led to it from the list of sites and from a site', async () => {
  const link = 'href="/walk"'
  const lan = await t.signIn(world.officers.lan)
  expect(await (await t.get('/sites', lan)).text()).toContain(link)
  expect(await (await t.get(`/sites/${world.teHanh}`, lan)).text()).toContain(link)
  expect(await (await t.get('/sites', await t.signIn(world.officers.anh))).text()).not.toContain(link)
})
