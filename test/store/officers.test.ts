import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { deleteAssignment, insertAssignment, listCandidates } from '../../src/store/assignments.ts'
import { listAudit } from '../../src/store/audit-pages.ts'
import { insertAddedBank, listAddedBanks } from '../../src/store/banks.ts'
import type { Store } from '../../src/store/database.ts'
import {
  enrolmentHash,
  findEnrolment,
  insertEnrolment,
  retireEnrolments,
  showEnrolmentCode,
  useEnrolment,
} from '../../src/store/enrolments.ts'
import {
  countAdministrators,
  findOfficer,
  findOfficerBySignInName,
  insertOfficer,
  listOfficers,
  setPassword,
} from '../../src/store/officers.ts'
import {
  findGrant,
  insertRoleGrant,
  insertRoleGrantDecision,
  insertRoleRevocation,
  listGrantsOf,
  listPendingGrants,
} from '../../src/store/roles.ts'
import {
  confirmSecondFactor,
  findSecondFactor,
  offerSecondFactor,
  useSecondFactorStep,
} from '../../src/store/second-factors.ts'
import {
  deleteExpiredSessions,
  deleteSessionsOf,
  findSession,
  insertSession,
  moveSession,
  renewSession,
} from '../../src/store/sessions.ts'
import { countTry, deletePastThrottles, forgetTries, listThrottles } from '../../src/store/throttles.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const at = WORLD_NOW
const scope = (officer: string, provinces: string[], communes: string[] = []): Scope => ({
  ...{ officer, provinces, communes, assignedSites: false },
})
const province = scope('dang', [world.province])
const elsewhere = scope('somebody', ['48'])
const commune = scope('ho', [], [world.commune])

describe.each(DRIVERS)('officers on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  }, 60_000)
  afterAll(() => store.close())
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])

  describe('sessions', () => {
    const session = (idHash: string, officer: string) => ({
      ...{ idHash, officer, createdAt: at, expiresAt: at + 10, endsAt: at + 20, confirmedAt: at, mac: 'm' },
    })

    test('come with their officer and the grants in force at this moment', async () => {
      await commit(insertSession(store.read, session('h1', 'ho')))
      const pending = { id: 'p', officer: 'ho', role: 'leader', unit: world.commune, grantedBy: 'dang', grantedAt: at }
      await commit(insertRoleGrant(store.read, pending as never))
      const found = await findSession(store.read, 'h1')
      expect(found).toMatchObject({ officer: 'ho', name: 'Trần Văn Hổ', endsAt: at + 20, secondFactor: false })
      expect(found?.grants).toEqual([{ role: 'coordinator', unit: world.commune }])
      await commit(insertRoleRevocation(store.read, { grant: 'grant-ho', revokedBy: 'dang', revokedAt: at }))
      expect((await findSession(store.read, 'h1'))?.grants).toEqual([])
      await commit(insertRoleRevocation(store.read, { grant: 'p', revokedBy: 'dang', revokedAt: at }))
      expect(await findSession(store.read, 'h2')).toBeUndefined()
    })

    test('move, are renewed, and end by officer or by time', async () => {
      await commit(insertSession(store.read, session('a', 'lan')), insertSession(store.read, session('b', 'lan')))
      const renewed = { idHash: 'c', confirmedAt: at + 5, mac: 'n' }
      await commit(moveSession(store.read, 'a', at + 15), renewSession(store.read, 'b', renewed))
      expect((await findSession(store.read, 'a'))?.expiresAt).toBe(at + 15)
      expect(await findSession(store.read, 'b')).toBeUndefined()
      expect(await findSession(store.read, 'c')).toMatchObject({ confirmedAt: at + 5, mac: 'n' })
      await commit(deleteExpiredSessions(store.read, at + 10))
      expect(await findSession(store.read, 'c')).toBeUndefined()
      await commit(insertSession(store.read, session('d', 'lan')))
      await commit(deleteSessionsOf(store.read, 'lan', 'd'))
      expect([await findSession(store.read, 'a'), (await findSession(store.read, 'd'))?.officer]).toEqual([
        undefined,
        'lan',
      ])
    })

    test('of a disabled officer are not found', async () => {
      await commit(insertSession(store.read, session('e', 'anh')))
      await store.read.run(sql`update officers set disabled_at = 1 where id = 'anh'`)
      expect(await findSession(store.read, 'e')).toBeUndefined()
    })
  })

  describe('people', () => {
    test('are listed by given name, in scope only, with the roles they hold there', async () => {
      const names = (await listOfficers(store.read, province)).map(({ name }) => name.split(' ').at(-1))
      expect(names).toEqual(['Ánh', 'Đăng', 'Hổ', 'Lan', 'Thiện', 'Trà', 'Út'])
      const here = await listOfficers(store.read, commune)
      expect(here.map(({ id }) => id)).toEqual(['anh', 'ho', 'lan'])
      expect(here.at(-1)?.roles).toMatchObject([{ role: 'volunteer', unitName: 'Bình Sơn', unitKind: 'commune' }])
      expect(await listOfficers(store.read, elsewhere)).toEqual([])
      expect(await findOfficer(store.read, elsewhere, 'lan')).toBeUndefined()
      expect(await findOfficer(store.read, province, 'lan')).toMatchObject({ enrolled: false, disabled: false })
      expect(await findOfficer(store.read, province, 'anh')).toMatchObject({ disabled: true })
    })

    test('have one sign-in name each', async () => {
      const row = { id: 'lan-2', name: 'Trần Thị Lan', signInName: 'lan', createdAt: at }
      expect(await commit(insertOfficer(store.read, row))).toEqual({ ok: false, rule: 'unique: officers.sign_in_name' })
      expect(await findOfficerBySignInName(store.read, 'lan')).toMatchObject({ id: 'lan', password: null })
      expect(await findOfficerBySignInName(store.read, 'Lan')).toBeUndefined()
    })

    test('count as administrators once they have a password', async () => {
      expect(await countAdministrators(store.read)).toBe(0)
      await commit(setPassword(store.read, 'dang', 'hash'), setPassword(store.read, 'lan', 'hash'))
      expect(await countAdministrators(store.read)).toBe(1)
    })
  })

  describe('grants', () => {
    const ask = (id: string, fields = {}) =>
      insertRoleGrant(store.read, {
        ...{ id, officer: 'tra', role: 'auditor', unit: world.commune, grantedBy: 'dang', grantedAt: at },
        ...fields,
      })
    const decide = (grant: string, decidedBy: string) =>
      insertRoleGrantDecision(store.read, { grant, decision: 'approved', decidedBy, decidedAt: at })

    test('wait for a second administrator, in scope only', async () => {
      await commit(ask('g1'))
      expect((await listPendingGrants(store.read, province)).map(({ id }) => id)).toEqual(['g1'])
      expect(await listPendingGrants(store.read, elsewhere)).toEqual([])
      expect(await findGrant(store.read, elsewhere, 'g1')).toBeUndefined()
      expect(await findGrant(store.read, commune, 'g1')).toMatchObject({ granterName: 'Nguyễn Hải Đăng' })
      expect(await commit(decide('g1', 'thien'))).toMatchObject({ ok: true })
      expect(await listPendingGrants(store.read, province)).toEqual([])
      const states = (await listGrantsOf(store.read, province, 'tra')).map(({ id, state }) => [id, state])
      expect(states).toEqual([
        ['grant-tra', 'in-force'],
        ['g1', 'in-force'],
      ])
    })

    test.each([
      ['the one who asked', 'thien', { grantedBy: 'thien' }, 'own-grant'],
      ['the one who gets it', 'thien', { officer: 'thien' }, 'own-grant'],
      ['the maker of the account', 'dang', { grantedBy: 'thien' }, 'created-account'],
      ['somebody who is no administrator', 'ut', {}, 'not-an-administrator'],
    ])('are not decided by %s, whatever writes it', async (who, decider, fields, rule) => {
      const id = `refused-${who}`
      expect(await commit(ask(id, fields))).toMatchObject({ ok: true })
      expect(await commit(decide(id, decider))).toEqual({ ok: false, rule })
      await commit(insertRoleRevocation(store.read, { grant: id, revokedBy: 'dang', revokedAt: at }))
      expect((await findGrant(store.read, province, id))?.state).toBe('revoked')
    })

    test('of an administrator come from the console only', async () => {
      const row = { role: 'admin' as const, unit: world.province }
      expect(await commit(ask('g-admin', row))).toEqual({ ok: false, rule: 'check: role_grants_admin' })
    })
  })

  test('volunteers of the commune can be sent to a site, and called back', async () => {
    const [lan] = await listCandidates(store.read, commune, world.market)
    expect(lan).toEqual({ id: 'lan', name: 'Lê Thị Lan', assigned: false })
    await commit(insertAssignment(store.read, { officer: 'lan', site: world.market, assignedBy: 'ho', assignedAt: at }))
    expect((await listCandidates(store.read, commune, world.market))[0]?.assigned).toBe(true)
    await commit(deleteAssignment(store.read, 'lan', world.market))
    expect((await listCandidates(store.read, commune, world.market))[0]?.assigned).toBe(false)
    expect(await listCandidates(store.read, commune, world.otherSite)).toEqual([])
  })

  test('one-time codes open once, in any spelling, and only the newest', async () => {
    const hash = await enrolmentHash(store.keys, 'lan', '0ABC1DEF2GHJ')
    expect(await enrolmentHash(store.keys, 'lan', 'oabc-ldef 2ghj')).toBe(hash)
    expect(showEnrolmentCode('0ABC1DEF2GHJ')).toBe('0ABC-1DEF-2GHJ')
    const row = { officer: 'lan', createdAt: at, expiresAt: at + 5 }
    await commit(insertEnrolment(store.read, { ...row, codeHash: 'older' }))
    await commit(retireEnrolments(store.read, 'lan', at), insertEnrolment(store.read, { ...row, codeHash: hash }))
    expect((await findEnrolment(store.read, 'older'))?.usedAt).toBe(at)
    expect(await commit(useEnrolment(store.read, hash, at + 1))).toMatchObject({ ok: true, changes: [1] })
    expect(await commit(useEnrolment(store.read, hash, at + 2))).toEqual({ ok: false, rule: 'code-used' })
  })

  test('a second factor is confirmed once, and each step opens one door', async () => {
    await commit(offerSecondFactor(store.read, 'ut', 'sealed-1'), offerSecondFactor(store.read, 'ut', 'sealed-2'))
    expect(await findSecondFactor(store.read, 'ut')).toMatchObject({ sealedSecret: 'sealed-2', confirmedAt: null })
    expect(await commit(confirmSecondFactor(store.read, 'ut', at, 100))).toMatchObject({ changes: [1] })
    expect(await commit(confirmSecondFactor(store.read, 'ut', at, 101))).toMatchObject({ changes: [0] })
    await commit(offerSecondFactor(store.read, 'ut', 'sealed-3'))
    expect((await findSecondFactor(store.read, 'ut'))?.sealedSecret).toBe('sealed-2')
    const steps = [100, 99, 101, 101].map((step) => commit(useSecondFactorStep(store.read, 'ut', step)))
    expect((await Promise.all(steps)).map((done) => done.ok && done.changes[0])).toEqual([0, 0, 1, 0])
  })

  test('tries are counted within their window', async () => {
    await commit(countTry(store.read, 'k', at, 60), countTry(store.read, 'k', at + 59, 60))
    expect(await listThrottles(store.read, ['k', 'none'])).toEqual([{ key: 'k', count: 2, resetsAt: at + 60 }])
    await commit(countTry(store.read, 'k', at + 60, 60))
    expect(await listThrottles(store.read, ['k'])).toEqual([{ key: 'k', count: 1, resetsAt: at + 120 }])
    await commit(
      countTry(store.read, 'l', at, 60),
      deletePastThrottles(store.read, at + 60, 60),
      forgetTries(store.read, ['k']),
    )
    expect(await listThrottles(store.read, ['k', 'l'])).toEqual([])
  })

  test('a bank is added once', async () => {
    const bank = {
      bin: '971999',
      short: 'Tân Bình',
      name: 'Ngân hàng Tân Bình',
      fromDay: '2026-10-01',
      document: 'QĐ 1',
    }
    expect(await commit(insertAddedBank(store.read, { ...bank, addedAt: at }))).toMatchObject({ ok: true })
    expect(await listAddedBanks(store.read)).toMatchObject([bank])
    const again = await commit(insertAddedBank(store.read, { ...bank, addedAt: at }))
    expect(again).toEqual({ ok: false, rule: 'unique: added_banks.bin' })
  })

  test('audited acts are listed newest first, of officers in scope', async () => {
    const entry = (actor: string) => ({ at, actor, action: 'test.done', subject: actor })
    await store.commit([], [entry('lan'), entry('console'), entry('ut')])
    const actors = async (viewer: Scope, before?: number) =>
      (await listAudit(store.read, viewer, before)).map(({ actorName, actor }) => actorName ?? actor)
    expect(await actors(province)).toEqual(['Đỗ Văn Út', 'console', 'Lê Thị Lan'])
    expect(await actors(commune)).toEqual(['console', 'Lê Thị Lan'])
    expect(await actors(province, 2)).toEqual(['Lê Thị Lan'])
  })
})
