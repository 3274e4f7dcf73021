import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { EditField } from '../../src/domain/capture/record.ts'
import { draftEdit } from '../../src/store/field-edits.ts'
import { audit, editChoices, editConflicts, fieldEdits } from '../../src/store/schema.ts'
import { type FoundStall, findStall } from '../../src/store/stalls.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { hoScope, newId } from '../support/accounts.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { fieldsIn } from '../support/forms.ts'
import { pageOf } from '../support/pages.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, world } from '../support/world.ts'

const { n16, n17 } = world.teHanhStalls
const words = vi.edits
const path = `/stalls/${n17}/edits`

let t: TestApp
let lan: string
let ho: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(world.officers.lan)
  ho = await t.signIn(world.officers.ho)
})

async function stallOf(id: string = n17): Promise<FoundStall> {
  const found = await findStall(t.store.read, hoScope, id)
  if (found === undefined) throw new Error(`No stall ${id}`)
  return found
}
const nameOf = async () => (await stallOf()).merchant?.tradeName

/** The form as a browser would send it back untouched, with what is typed over it. */
async function formOf(cookie: string, typed: Fields = {}): Promise<Fields> {
  return { ...fieldsIn(await pageOf(t, path, cookie), 'stack'), ...typed }
}

async function edited(by: string, value: string, { field = 'trade-name' as EditField, base = 0, madeAt = 0 } = {}) {
  const at = t.clock.now()
  const edit = { stall: await stallOf(), field, base, value, conflict: 'c1', madeAt: madeAt || at }
  const draft = await draftEdit(t.store, edit, { by, at, newId })
  expect(await t.store.commit(draft.writes, draft.entries)).toMatchObject({ ok: true })
}

describe('the form of edits', () => {
  test('is linked from the page of the stall for those who walk there', async () => {
    expect(await pageOf(t, `/stalls/${n17}`, lan)).toContain(`href="${path}"`)
    expect(await pageOf(t, `/stalls/${n17}`, await t.signIn(world.officers.anh))).not.toContain(path)
  })

  test('stores several fields at once, each as an edit of its own', async () => {
    const form = await formOf(lan, { 'trade-name': 'Gạo Bà Út', category: 'food', number: '17a' })
    const answer = await t.post(path, form, lan)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n17}`])
    const { merchant, stall } = await stallOf()
    expect([merchant?.tradeName, merchant?.category, stall.number]).toEqual(['Gạo Bà Út', 'food', '17A'])
    const rows = await t.store.read.select().from(fieldEdits)
    expect(rows.map(({ field, version }) => `${field} ${version}`).sort()).toEqual([
      ...['category 1', 'number 1', 'trade-name 1'],
    ])
    expect((await t.post(path, form, lan)).headers.get('Location')).toBe(`/stalls/${n17}`)
    expect(await t.store.read.select().from(fieldEdits)).toHaveLength(3)
  })

  test('sent back untouched stores nothing, even where somebody else edited meanwhile', async () => {
    const form = await formOf(lan, { category: 'fresh' })
    await edited(world.officers.ho, 'Gạo Út')
    expect((await t.post(path, form, lan)).headers.get('Location')).toBe(`/stalls/${n17}`)
    expect(await nameOf()).toBe('Gạo Út')
    expect(await t.store.read.select().from(editConflicts)).toHaveLength(0)
  })

  test('leads to the choice where a field is stale, and stores the others', async () => {
    const form = await formOf(lan, { 'trade-name': 'Gạo Bà Út', category: 'fresh' })
    await edited(world.officers.ho, 'Gạo Út')
    const answer = await t.post(path, form, lan)
    expect(answer.headers.get('Location')).toMatch(/^\/merges\/.+/)
    expect([await nameOf(), (await stallOf()).merchant?.category]).toEqual(['Gạo Út', 'fresh'])
    const twice = await formOf(lan, { 'trade-name': 'A Út', category: 'food' })
    await edited(world.officers.ho, 'B Út', { base: 1 })
    await edited(world.officers.ho, 'other', { field: 'category', base: 1 })
    expect((await t.post(path, twice, lan)).headers.get('Location')).toBe('/merges')
  })

  test.each([
    ['trade-name', '', vi.merchants.noLetter],
    ['trade-name', '17', vi.merchants.noLetter],
    ['number', 'số', words.badNumber],
    ['number', '16', words.refusals['number-taken']],
    ['category', 'gold', vi.form.choose],
  ])('says what is wrong with %s “%s”, keeps what was typed and stores nothing', async (field, value, sentence) => {
    const answer = await t.post(path, await formOf(lan, { 'merchant-kind': 'household-business', [field]: value }), lan)
    const html = await answer.text()
    expect([answer.status, html.includes(sentence)]).toEqual([422, true])
    expect(html).toMatch(/value="household-business"[^>]* checked=""/)
    expect(await t.store.read.select().from(fieldEdits)).toHaveLength(0)
  })

  test('shows an approved name and number as they are, and takes no edit of them', async () => {
    await registerAccount(t.store, { merchant: world.merchant, account: '1900555555' })
    const html = await pageOf(t, path, lan)
    expect(html).toContain(words.fixed['trade-name'])
    expect(html).toContain(words.fixed.number)
    expect(Object.keys(fieldsIn(html, 'stack'))).not.toContain('trade-name')
    const forced = await t.post(path, { ...fieldsIn(html, 'stack'), 'trade-name': 'Gạo X', number: '99' }, lan)
    expect([forced.status, await nameOf()]).toEqual([422, 'Gạo Nguyễn Thị Út'])
  })

  test('of a merchant that has been replaced since is refused in words', async () => {
    const form = await formOf(lan, { merchant: 'another', 'trade-name': 'Gạo X' })
    const answer = await t.post(path, form, lan)
    expect([answer.status, (await answer.text()).includes(words.refusals['other-subject'])]).toEqual([422, true])
  })

  test('of a stall where nobody trades edits its number alone', async () => {
    const html = await pageOf(t, `/stalls/${n16}/edits`, lan)
    expect(Object.keys(fieldsIn(html, 'stack'))).toEqual(['submission', 'number-base', 'number'])
  })

  test('answers two people who send at once: one is stored, the other chooses', async () => {
    const forms = [await formOf(lan, { 'trade-name': 'Gạo A' }), await formOf(ho, { 'trade-name': 'Gạo B' })]
    const answers = await Promise.all([t.post(path, forms[0], lan), t.post(path, forms[1], ho)])
    const locations = answers.map((answer) => answer.headers.get('Location') ?? '')
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(locations.filter((location) => location.startsWith('/merges/'))).toHaveLength(1)
  })
})

describe('the choice between two edits', () => {
  beforeEach(async () => {
    const began = t.clock.now()
    t.clock.advance(20 * 60)
    await edited(world.officers.ho, 'Gạo Út')
    t.clock.advance(60)
    await edited(world.officers.lan, 'Gạo <Bà> Út', { madeAt: began })
  })
  const choose = async (kept: string, cookie = lan) =>
    t.post('/merges/c1', { ...fieldsIn(await pageOf(t, '/merges/c1', cookie), 'stack'), kept }, cookie)

  test('tells who wrote what and when, and what was before, with nothing chosen', async () => {
    const html = await pageOf(t, '/merges/c1', lan)
    expect(html).toContain('Bạn ghi “Gạo &lt;Bà&gt; Út” lúc 14:05. Trần Văn Hổ ghi “Gạo Út” 20 phút sau.')
    expect(html).toContain(words.before('Gạo Nguyễn Thị Út'))
    expect(html).toContain(words.which)
    expect(html.match(/type="radio"/g)).toHaveLength(2)
    expect(html).not.toContain('checked')
    expect(await pageOf(t, '/merges/c1', ho)).toContain(
      'Lê Thị Lan ghi “Gạo &lt;Bà&gt; Út” lúc 14:05. Bạn ghi “Gạo Út”',
    )
  })

  test('keeping mine is an edit on the newest version', async () => {
    const answer = await choose('mine')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n17}`])
    expect(await nameOf()).toBe('Gạo <Bà> Út')
    const [choice] = await t.store.read.select().from(editChoices)
    expect(choice).toMatchObject({ conflict: 'c1', kept: 'mine', officer: world.officers.lan })
    const [entry] = await t.store.read.select().from(audit).where(eq(audit.action, 'conflict.chosen'))
    expect(entry).toMatchObject({ subject: 'c1', digest: 'mine' })
    expect(await pageOf(t, '/merges/c1', lan)).toContain('Bạn đã chọn giữ “Gạo &lt;Bà&gt; Út”')
  })

  test('keeping theirs leaves everything as it is and records the choice', async () => {
    expect((await choose('theirs', ho)).status).toBe(303)
    expect([await nameOf(), (await t.store.read.select().from(fieldEdits)).length]).toEqual(['Gạo Út', 1])
    expect(await pageOf(t, '/merges/c1', lan)).toContain('Trần Văn Hổ đã chọn không dùng')
    expect(await pageOf(t, '/merges', lan)).toContain(words.noMerges)
  })

  test('is made once', async () => {
    const form = { ...fieldsIn(await pageOf(t, '/merges/c1', ho), 'stack'), kept: 'mine' }
    await choose('theirs')
    expect([(await t.post('/merges/c1', form, ho)).status, await nameOf()]).toEqual([409, 'Gạo Út'])
  })

  test('made of two people at once is one', async () => {
    const forms = [await pageOf(t, '/merges/c1', lan), await pageOf(t, '/merges/c1', ho)]
    const fields = forms.map((html) => ({ ...fieldsIn(html, 'stack'), kept: 'mine' }))
    const answers = await Promise.all([t.post('/merges/c1', fields[0], lan), t.post('/merges/c1', fields[1], ho)])
    expect(answers.map(({ status }) => status).sort()).not.toEqual([303, 303])
    expect(await t.store.read.select().from(editChoices)).toHaveLength(1)
  })

  test('is asked again when the field was edited after it was shown', async () => {
    const form = { ...fieldsIn(await pageOf(t, '/merges/c1', lan), 'stack'), kept: 'mine' }
    await edited(world.officers.ho, 'Gạo Ba', { base: 1 })
    const answer = await t.post('/merges/c1', form, lan)
    const html = await answer.text()
    expect([answer.status, html.includes(words.refusals.stale), html.includes('“Gạo Ba”')]).toEqual([422, true, true])
    expect([await nameOf(), (await t.store.read.select().from(editChoices)).length]).toEqual(['Gạo Ba', 0])
    expect(fieldsIn(html, 'stack').version).toEqual(['2'])
  })

  test('offers only theirs once the name is approved, and takes no other', async () => {
    await registerAccount(t.store, { merchant: world.merchant, account: '1900555555' })
    const html = await pageOf(t, '/merges/c1', lan)
    expect([html.includes(words.refusals.approved), html.match(/type="radio"/g)?.length]).toEqual([true, 1])
    expect((await choose('mine')).status).toBe(422)
    expect((await choose('theirs')).status).toBe(303)
  })

  test('with nothing chosen says so', async () => {
    const answer = await t.post('/merges/c1', fieldsIn(await pageOf(t, '/merges/c1', lan), 'stack'), lan)
    expect([answer.status, (await answer.text()).includes('role="alert"')]).toEqual([422, true])
  })

  test('waits on the lists of those who may make it, and is not found by others', async () => {
    for (const cookie of [lan, ho]) expect(await pageOf(t, '/merges', cookie)).toContain('href="/merges/c1"')
    expect(await pageOf(t, '/sites', lan)).toContain(words.toChoose(1))
    expect(await pageOf(t, `/communes/${world.commune}`, ho)).toContain(words.toChoose(1))
    const anh = await t.signIn(world.officers.anh)
    expect(await pageOf(t, `/communes/${world.commune}`, anh)).not.toContain(words.toChoose(1))
    const ut = await t.signIn(world.officers.ut)
    expect((await t.get('/merges/c1', ut)).status).toBe(404)
    expect((await t.post('/merges/c1', {}, ut)).status).toBe(404)
    expect(await pageOf(t, '/merges', ut)).toContain(words.noMerges)
  })

  test('of somebody else is not found by a volunteer of the same site', async () => {
    const at = t.clock.now()
    const draft = await draftEdit(
      t.store,
      { stall: await stallOf(), field: 'trade-name', base: 0, value: 'Gạo Hổ', conflict: 'c2' },
      { by: world.officers.ho, at, newId },
    )
    expect(await t.store.commit(draft.writes, draft.entries)).toMatchObject({ ok: true })
    expect((await t.get('/merges/c2', lan)).status).toBe(404)
    expect((await t.get('/merges/c2', ho)).status).toBe(200)
  })
})

test('fields of word lists are shown by their labels', async () => {
  await edited(world.officers.ho, 'food', { field: 'category' })
  await edited(world.officers.lan, 'fresh', { field: 'category' })
  const html = await pageOf(t, '/merges/c1', lan)
  const { food, fresh, groceries } = vi.merchants.categories
  for (const label of [food, fresh, groceries]) expect(html).toContain(`“${label}”`)
})
