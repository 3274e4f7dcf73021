import { beforeAll, describe, expect, test } from 'vitest'
import { draftPayoutRound } from '../../src/store/payout-rounds.ts'
import { audit, payoutTargets } from '../../src/store/schema.ts'
import { paths } from '../../src/web/paths.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addPayoutHistory, OWN_PROGRAMME } from '../support/payout-history.ts'
import { OFFICER, type Payouts, PROGRAMME, payoutLine } from '../support/payouts.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune, province } = world
let t: TestApp
let of: Payouts
let anh: string
let tra: string
let dang: string

beforeAll(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await addPayoutHistory(t.store)
  anh = await t.signIn('anh')
  tra = await t.signIn('tra')
  dang = await t.signIn('dang')
})

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const rowOf = (html: string, name: string): string => {
  const row = [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([all]) => plain(all)).find((text) => text.includes(name))
  if (row === undefined) throw new Error(`no row ${name}`)
  return row
}
/** 12/64 as the head of the commune's page has it. */
async function headline(asked: object): Promise<string> {
  const html = await pageOf(t, paths.payouts(commune, asked), anh)
  return plain(between(html, 'class="headline row"', '</a>').split('class="share"')[1] ?? '').replace(/^[^>]*>|\s/g, '')
}

describe('payouts month by month', () => {
  test('have for each month the numbers of its page, and an alternative to each drawing', async () => {
    const html = await pageOf(t, paths.payoutTrend(commune), anh)
    for (const [month, ky] of [
      ['10/2026', '2026-10'],
      ['9/2026', '2026-09'],
    ] as const)
      expect(rowOf(html, month).replace(/\s/g, '')).toContain((await headline({ ky })).replace(/\s/g, ''))
    expect(html.match(/<svg class="chart"[^>]*role="img"/g)).toHaveLength(4)
    expect(html.match(/<desc id="chart-P\d-desc">Tháng 9\/2026: /g)).toHaveLength(4)
  })

  test('leave a month without a round empty, draw nothing across it, and never call it 0', async () => {
    await of.enter(await of.open('2027-01'), { lines: [payoutLine('BS-1', { modality: 'own' })] })
    const html = await pageOf(t, paths.payoutTrend(commune, { programme: PROGRAMME }), anh)
    expect(rowOf(html, '12/2026')).toBe(
      ' 12/2026 số liệu chưa có số liệu chưa có số liệu chưa có số liệu chưa có số liệu chưa có ',
    )
    const people = between(between(html, 'id="chart-P4-title"', '</svg>'), 'data-line="people"', '</g>')
    // September to November are one line, and January stands alone.
    expect([people.match(/<path/g)?.length, people.match(/L/g)?.length]).toEqual([1, 2])
    expect(html).toContain('Thiếu số liệu: 12/2026.')
    const own = await pageOf(t, paths.payoutTrend(commune, { programme: OWN_PROGRAMME }), anh)
    expect(own).not.toContain('9/2026')
  })
})

describe('the province', () => {
  test('compares communes by coverage and take-up, and says who told nothing', async () => {
    const html = await pageOf(t, paths.provincePayouts(province, { ky: '2026-10' }), tra)
    expect(between(html, 'class="headline row"', '</section>')).toContain('Cộng 1 trên 2 xã, phường')
    expect(rowOf(html, 'xã Bình Sơn').replace(/\s/g, '')).toContain(
      (await headline({ ky: '2026-10' })).replace(/\s/g, ''),
    )
    const without = between(html, '1 xã, phường chưa có số liệu của kỳ này', '</details>')
    expect(without).toContain('xã Nghĩa Giang</a>: chưa có số liệu')
    expect(html).toContain(paths.payouts(commune, { ky: '2026-10' }).replace('&', '&amp;'))
  })

  test('adds up the communes that submitted, and leaves drafts out', async () => {
    const id = 'far-10'
    const round = { id, programme: PROGRAMME, commune: otherCommune, period: '2026-10', grain: 'cases' } as const
    await of.commit(draftPayoutRound(t.store.read, round, act(OFFICER)))
    const hamlet = { id: 'far', commune: otherCommune, name: 'Thôn Xa', fromDay: '2026-01-01' }
    await t.store.commit([t.store.read.insert((await import('../../src/store/schema.ts')).hamlets).values(hamlet)], [])
    await of.enter(id, { lines: [payoutLine('NG-1', { hamlet: 'far', modality: 'own', amount: 1_000 })] })
    const total = async () =>
      plain(
        between(
          await pageOf(t, paths.provincePayouts(province, { ky: '2026-10' }), dang),
          'class="headline row"',
          '</a>',
        ),
      )
    const before = await total()
    await of.step(id, 'submitted', OFFICER)
    const after = await total()
    const numbers = (text: string) => (/(\d+) ?\/(\d+)/.exec(text) ?? []).slice(1).map(Number)
    const [count = 0, of_ = 0] = numbers(before)
    expect(numbers(after)).toEqual([count + 1, of_ + 1])
  })

  test('is read by who reads the whole of it', async () => {
    expect((await t.get(paths.provincePayouts(province), anh)).status).toBe(403)
    expect((await t.get(paths.provincePayouts('48'), tra)).status).toBe(404)
    expect((await t.get(paths.provincePayouts(province, { ky: '2026-13' }), tra)).status).toBe(404)
  })
})

describe('targets of payouts', () => {
  const id = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`
  const SET = { programme: '*', figure: 'P4', percent: '10', period: '11/2026', document: '', documentDay: '' }
  const send = (given: object, submission: string, unit: string = commune, cookie = anh) =>
    t.post(paths.payoutTargets(unit), { submission, ...SET, ...given }, cookie)
  const page = (unit: string = commune, cookie = anh) => pageOf(t, paths.payoutTargets(unit), cookie)

  test('are set with or without a document, say how they stand, and are in the audit', async () => {
    expect((await send({}, id(1))).status).toBe(303)
    expect(await page()).toContain('chưa có văn bản')
    expect(await page()).toContain('Đã đạt')
    const document = {
      document: '45/KH-UBND',
      documentDay: '05/09/2026',
      figure: 'P5',
      percent: '100',
      period: '12/2026',
    }
    expect((await send({ ...document, programme: PROGRAMME }, id(2))).status).toBe(303)
    expect(await page()).toContain('45/KH-UBND, ngày 05/09/2026')
    const entries = await t.store.read.select().from(audit)
    expect(entries.filter(({ action }) => action === 'payout-target.set')).toHaveLength(2)
  })

  test('are refused beside the field, with what was typed kept', async () => {
    for (const [given, sentence] of [
      [{ percent: '0' }, 'từ 1 đến 100'],
      [{ period: '13/2026' }, 'Tháng chưa đúng'],
      [{ period: '10/2026' }, 'Kỳ này đã qua'],
      [{ documentDay: '05/09/2026', period: '01/2027' }, 'phải có số văn bản'],
      [{}, 'Đã có chỉ tiêu'],
    ] as const) {
      const answer = await send(given, id(3))
      expect([answer.status, (await answer.text()).includes(sentence), sentence]).toEqual([422, true, sentence])
    }
  })

  test('are withdrawn once, kept, and told', async () => {
    const [target] = await t.store.read.select().from(payoutTargets)
    const withdraw = (submission: string) =>
      t.post(paths.payoutTargetWithdrawals(commune), { submission, target: target?.id ?? '' }, anh)
    expect((await withdraw(id(4))).status).toBe(303)
    expect(await page()).toContain('Đã rút: 1')
    expect((await withdraw(id(5))).status).toBe(409)
  })

  test('of the province are set by its administrator, judged by all communes, and read in each of them', async () => {
    expect((await send({ percent: '99' }, id(6), province, dang)).status).toBe(303)
    expect(await page(province, tra)).toMatch(/Chưa đến kỳ, chưa đạt|Không đạt/)
    expect(await page()).toContain('Nguyễn Hải Đăng đặt ngày')
    expect((await send({}, id(7), province, anh)).status).toBe(403)
    expect((await send({}, id(8), commune, dang)).status).toBe(403)
    expect(START).toBeGreaterThan(0)
  })
})
