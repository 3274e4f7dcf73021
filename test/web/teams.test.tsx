import { beforeEach, describe, expect, test } from 'vitest'
import { audit, hamlets, teamMembers, teams } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'

const LIST = `/communes/${world.commune}/teams`
const PROVINCE = `/provinces/${world.province}/teams`
const words = vi.teams

let t: TestApp
let ho: string
let sent = 0
const submission = () => `submission-teams-${String(++sent).padStart(6, '0')}`

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  ho = await t.signIn(world.officers.ho)
})

const typed = { kind: 'digital', name: 'Tổ công nghệ số 6', hamlet: 'tổ dân phố 6', declared: '12' }
const add = (given: Record<string, string> = {}, cookie = ho, id = submission()) =>
  t.post(LIST, { submission: id, ...typed, ...given }, cookie)
const stored = () => t.store.read.select().from(teams)

/** The page of a team newly added. */
async function added(given: Record<string, string> = {}): Promise<string> {
  const answer = await add(given)
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}
const name = (at: string, given: Record<string, string> = {}, cookie = ho) => {
  const member = { name: 'Phạm Thị Yên', post: 'lead', from: '2026-11-01', officer: '' }
  return t.post(`${at}/members`, { submission: submission(), ...member, ...given }, cookie)
}

describe('adding a team', () => {
  test('keeps kind, name, hamlet and declared members, with who, when and an audit entry', async () => {
    const at = await added()
    const [row] = await stored()
    expect(at).toBe(`/teams/${row?.id}`)
    const kept = { kind: 'digital', name: 'Tổ công nghệ số 6', hamlet: 'hamlet-6', declaredMembers: 12 }
    expect(row).toMatchObject({ ...kept, commune: world.commune, officer: 'ho', at: START, endedOn: null })
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['team.added', row?.id])
  })

  test('writes down a hamlet that the commune did not have, and leaves out what was left empty', async () => {
    await added({ hamlet: 'Thôn Long Yên', declared: '' })
    const [row] = await stored()
    expect(row?.declaredMembers).toBeNull()
    const made = (await t.store.read.select().from(hamlets)).find(({ id }) => id === row?.hamlet)
    expect(made).toMatchObject({ name: 'Thôn Long Yên', commune: world.commune, fromDay: '2026-11-12' })
    expect(await pageOf(t, LIST, ho)).toContain(`${words.columns.declared}: ${words.notDeclared}`)
  })

  test('keeps what was typed and says by each field what is wrong', async () => {
    const answer = await add({ kind: '', name: '123', declared: 'mười' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    const wrong = [...html.matchAll(/<p id="(\w+)-error" role="alert">([^<]+)</g)].map(([, field, text]) => [
      field,
      text,
    ])
    expect(wrong).toEqual([
      ['kind', 'Hãy chọn một mục.'],
      ['name', words.noLetter],
      ['declared', words.badCount(999)],
    ])
    expect(html).toContain('value="mười"')
    expect(html).toContain('value="tổ dân phố 6"')
    expect(await stored()).toEqual([])
  })

  test('asks for another name where one of its kind is known, and is one team when sent twice', async () => {
    const id = submission()
    expect((await add({}, ho, id)).status).toBe(303)
    expect((await add({}, ho, id)).status).toBe(303)
    expect(await stored()).toHaveLength(1)
    const again = await add({ name: 'TỔ CÔNG NGHỆ SỐ 6' })
    expect([again.status, await again.text()]).toEqual([422, expect.stringContaining(words.nameTaken)])
    expect((await add({ kind: 'youth' })).status).toBe(303)
  })
})

describe('changing a team', () => {
  const seenIn = (html: string) => (/name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')
  const revise = (at: string, seen: string, given: Record<string, string> = {}, cookie = ho) => {
    const { kind: _kind, ...rest } = typed
    return t.post(`${at}/revision`, { submission: submission(), seen, ...rest, ...given }, cookie)
  }

  test('keeps name, hamlet and declared members as written anew, and who did it', async () => {
    const at = await added()
    const form = await pageOf(t, `${at}/revision`, ho)
    expect(form).toContain(`value="${typed.name}"`)
    const answer = await revise(at, seenIn(form), { name: 'Tổ công nghệ số thôn 6', hamlet: '', declared: '9' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, at])
    const [row] = await stored()
    expect(row).toMatchObject({ kind: 'digital', name: 'Tổ công nghệ số thôn 6', hamlet: null, declaredMembers: 9 })
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, actor }) => [action, actor])).toContainEqual(['team.revised', 'ho'])
  })

  test('is refused under the name of another team, and over what another wrote meanwhile; what was typed stays', async () => {
    const [at] = [await added(), await added({ name: 'Tổ công nghệ số 7' })]
    const seen = seenIn(await pageOf(t, `${at}/revision`, ho))
    const taken = await revise(at, seen, { name: 'tổ công nghệ số 7', declared: '5' })
    expect(taken.status).toBe(422)
    const html = await taken.text()
    for (const text of [words.nameTaken, 'value="tổ công nghệ số 7"', 'value="5"']) expect(html).toContain(text)
    expect((await revise(at, seen, { declared: '8' })).status).toBe(303)
    const late = await revise(at, seen, { declared: '20' })
    expect([late.status, (await late.text()).includes(words.revisedMeanwhile)]).toEqual([422, true])
    expect((await stored()).map(({ declaredMembers }) => declaredMembers).sort()).toEqual([12, 8])
  })
})

describe('members', () => {
  test('are named with post and day, and with their account here where they have one', async () => {
    const at = await added()
    expect((await name(at)).status).toBe(303)
    expect((await name(at, { name: 'Lê Thị Lan', post: 'member', officer: 'lan' })).status).toBe(303)
    const html = await pageOf(t, at, ho)
    expect(html).toContain(words.members(2))
    expect(html).toContain('Tổ trưởng · từ 01/11/2026')
    expect(html).toContain(words.uses('Lê Thị Lan'))
    expect(await pageOf(t, LIST, ho)).toContain('Tổ trưởng: Phạm Thị Yên · Ghi tên: 2 · Khai: 12')
  })

  test('of a branch of the Youth Union bear its own titles', async () => {
    const at = await added({ kind: 'youth', name: 'Chi đoàn 6' })
    await name(at)
    expect(await pageOf(t, at, ho)).toContain('Bí thư chi đoàn · từ')
  })

  test('are refused for a second lead, a day ahead, an account of elsewhere or taken; what was typed stays', async () => {
    const at = await added()
    await name(at, { officer: 'lan' })
    const answer = await name(at, { name: 'Võ Văn Tư', from: '2026-11-13', officer: 'ut' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const sentence of [words.leadTaken, words.fromAhead, 'Hãy chọn một mục.']) expect(html).toContain(sentence)
    expect(html).toContain('value="Võ Văn Tư"')
    const taken = await name(at, { post: 'member', officer: 'lan' })
    expect(await taken.text()).toContain(words.officerTaken)
    expect(await t.store.read.select().from(teamMembers)).toHaveLength(1)
  })

  test('leave once, and make room for another lead', async () => {
    const at = await added()
    await name(at)
    const [member] = await t.store.read.select().from(teamMembers)
    const leave = () => t.post(`${at}/departures`, { submission: submission(), member: member?.id ?? '' }, ho)
    expect((await leave()).status).toBe(303)
    expect((await leave()).status).toBe(409)
    const html = await pageOf(t, at, ho)
    expect(html).toContain('từ 01/11/2026 đến 12/11/2026')
    expect(html).toContain(words.members(0))
    expect((await name(at, { name: 'Võ Văn Tư' })).status).toBe(303)
  })
})

describe('a team that has ended', () => {
  test('counts no more, takes no members, and stays to be read', async () => {
    const at = await added()
    const dissolve = () => t.post(`${at}/dissolution`, { submission: submission() }, ho)
    expect((await dissolve()).status).toBe(303)
    expect((await dissolve()).status).toBe(409)
    expect((await name(at)).status).toBe(409)
    const html = await pageOf(t, at, ho)
    expect(html).toContain(words.endedOn('12/11/2026'))
    expect(html).not.toContain('<form class="card')
    const list = await pageOf(t, LIST, ho)
    expect(list).toContain(words.none)
    expect(list).toContain(words.endedTeams)
    expect((await add()).status).toBe(303)
  })
})

describe('who reads and who edits', () => {
  test('leader and administrator edit as the coordinator does; an auditor only reads', async () => {
    const at = await added()
    for (const officer of ['ho', 'anh', 'dang'] as const) {
      const cookie = await t.signIn(officer)
      expect(await pageOf(t, LIST, cookie)).toContain(`href="${LIST}/new"`)
      expect((await name(at, { name: `Người ${officer}`, post: 'member' }, cookie)).status).toBe(303)
    }
    const tra = await t.signIn('tra')
    expect(await pageOf(t, LIST, tra)).not.toContain(`href="${LIST}/new"`)
    expect(await pageOf(t, at, tra)).not.toContain('action="/teams/')
    expect((await name(at, {}, tra)).status).toBe(403)
    expect((await t.get(LIST, await t.signIn('lan'))).status).toBe(403)
  })

  test('elsewhere nothing of it is found', async () => {
    const at = await added()
    const ut = await t.signIn('ut')
    for (const path of [LIST, `${LIST}/new`, at, '/communes/99999/teams', '/teams/none'])
      expect([path, (await t.get(path, ut)).status]).toEqual([path, 404])
    expect((await add({}, ut)).status).toBe(404)
    expect((await name(at, {}, ut)).status).toBe(404)
    expect((await t.post(`${at}/dissolution`, { submission: submission() }, ut)).status).toBe(404)
  })
})

describe('the province', () => {
  test('sees every commune: those without a team too, and in the sum what each commune counts', async () => {
    await added()
    await name(await added({ name: 'Tổ công nghệ số 7', declared: '' }))
    await added({ kind: 'youth', name: 'Chi đoàn 6', declared: '8' })
    const html = await pageOf(t, PROVINCE, await t.signIn('tra'))
    expect(html).toContain(words.total('3'))
    expect(html).toContain(words.communes('1', '2'))
    expect(html).toContain(words.declaredBy('20', '2', '3'))
    expect(html).toContain(words.noTeams)
    const own = await pageOf(t, LIST, ho)
    const facts = (page: string) => /<dl class="facts".*?<\/dl>/.exec(page)?.[0]
    expect(facts(own)).toBe(facts(html))
    expect(await pageOf(t, LIST, await t.signIn('tra'))).toContain(`href="${PROVINCE}"`)
    expect(own).not.toContain(`href="${PROVINCE}"`)
  })

  test('is for who reads all of it', async () => {
    expect((await t.get(PROVINCE, ho)).status).toBe(403)
    const tra = await t.signIn('tra')
    for (const path of ['/provinces/48/teams', `/provinces/${world.commune}/teams`])
      expect((await t.get(path, tra)).status).toBe(404)
  })
})
