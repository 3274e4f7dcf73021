import { beforeAll, describe, expect, test } from 'vitest'
import { isByAccount, isCash, settledStatus } from '../../src/domain/payout/line.ts'
import { isPayoutList, PAYOUT_LISTS, type PayoutList } from '../../src/domain/payout/lists.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { type PayoutQuery, paths } from '../../src/web/paths.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addPayoutHistory, OWN_PROGRAMME, variedLines } from '../support/payout-history.ts'
import { HAMLETS, LEADER, OFFICER, type Payouts, PROGRAMME } from '../support/payouts.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune } = world
const OCTOBER = '2026-10'
let t: TestApp
let of: Payouts
let cookies: Record<'ho' | 'anh' | 'tra' | 'dang' | 'lan' | 'ut', string>

beforeAll(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await addPayoutHistory(t.store)
  const signIn = (officer: string) => t.signIn(officer)
  cookies = {
    ...{ ho: await signIn('ho'), anh: await signIn('anh'), tra: await signIn('tra') },
    ...{ dang: await signIn('dang'), lan: await signIn('lan'), ut: await signIn('ut') },
  }
})

const page = (asked: PayoutQuery = {}, cookie = cookies.anh) => pageOf(t, paths.payouts(commune, asked), cookie)
const list = (key: PayoutList, asked: PayoutQuery, cookie = cookies.anh) =>
  pageOf(t, paths.payoutList(commune, key, asked), cookie)

const numberIn = (text = '0'): number => Number(text.replace(/\D/g, '') || 0)
const rowsIn = (html: string): string[][] =>
  [...html.matchAll(/<tr>(<th scope="row".*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  )
const bare = (cell = ''): string => cell.replace(/<[^>]+>/g, '')
/** People and đồng that the rows of a list come to: file codes each once, hamlets and groups by their counts. */
function addedUp(html: string): { people: number; amount: number } {
  const part = (id: string) => (html.includes(`id="${id}"`) ? between(html, `id="${id}"`, '</section>') : '')
  const cases = rowsIn(part('cases'))
  const cells = rowsIn(part('cells'))
  const sum = (rows: string[][], at: number) => rows.reduce((all, row) => all + numberIn(row.at(at)), 0)
  const codes = new Set(cases.map(([code]) => code))
  return { people: codes.size + sum(cells, 1), amount: sum(cases, -1) + sum(cells, -1) }
}
const said = (html: string): { people: number; amount: number } => {
  const [, people, amount] = /<b>([\d.]+) người · ([\d.]+)\u00a0đ<\/b>/.exec(html) ?? []
  return { people: numberIn(people), amount: numberIn(amount) }
}

const CHOICES: readonly PayoutQuery[] = [undefined, PROGRAMME, OWN_PROGRAMME].flatMap((programme) =>
  [undefined, ...HAMLETS].map((hamlet) => ({ ky: OCTOBER, programme, hamlet })),
)

describe('the lists behind the figures of payouts', () => {
  test.each(CHOICES)('add up to each figure, of programme $programme and hamlet $hamlet', async (choice) => {
    let counted = 0
    for (const key of PAYOUT_LISTS) {
      const html = await list(key, choice)
      const isTold = /<b>[\d.]+ người/.test(html)
      expect(isTold ? addedUp(html) : said(html), key).toEqual(said(html))
      counted += said(html).people
    }
    expect(counted).toBeGreaterThan(20)
  })

  test('hold just the lines that the definition names', async () => {
    const [before, now] = [variedLines(60, 0), variedLines(64, 1)]
    const earlier = new Map(before.map((line) => [line.caseCode, line.modality]))
    const expected: Partial<Record<PayoutList, string[]>> = {
      P1: now.map(({ caseCode }) => caseCode),
      P2: now.filter((one) => !['not-reviewed', null].includes(settledStatus(one))).map(({ caseCode }) => caseCode),
      P4: now.filter(({ modality }) => isByAccount(modality)).map(({ caseCode }) => caseCode),
      P6: now.filter(({ modality }) => isCash(modality)).map(({ caseCode }) => caseCode),
      P8: now.filter(({ modality }) => modality === null).map(({ caseCode }) => caseCode),
      'fell-back': now
        .filter(({ caseCode, modality }) => isCash(modality) && isByAccount(earlier.get(caseCode) ?? null))
        .map(({ caseCode }) => caseCode),
      'cash:absent': now
        .filter((one) => isCash(one.modality) && one.reason === 'absent')
        .map(({ caseCode }) => caseCode),
    }
    for (const [key, codes] of Object.entries(expected)) {
      const html = await list(key as PayoutList, { ky: OCTOBER, programme: PROGRAMME })
      expect(
        rowsIn(html).map(([code]) => bare(code)),
        key,
      ).toEqual(codes)
      expect(codes.length, key).toBeGreaterThan(0)
    }
  })

  test('are opened by the very numbers of the page', async () => {
    for (const choice of CHOICES) {
      const html = await page(choice)
      const links = [...html.matchAll(/href="[^"]*\/payouts\/([\w%-]+)\?[^"]*"[^>]*>(.*?)<\/a>/gs)]
      const numbers = links.flatMap(([, key = '', text = '']) => {
        const number = /(?:<b>)?([\d.]+)(?:<span>)?(?:\/| người · )/.exec(
          text.replace(/<span>(?!\/)[^<]*<\/span>/g, ''),
        )?.[1]
        return number === undefined ? [] : [[decodeURIComponent(key), numberIn(number)] as const]
      })
      expect(numbers.length).toBeGreaterThan(4)
      for (const [key, number] of numbers) {
        expect(isPayoutList(key), key).toBe(true)
        expect([key, said(await list(key as PayoutList, choice)).people]).toEqual([key, number])
      }
    }
  })
})

describe('the page of payouts', () => {
  test('shows people beside amount, each with its base, and the states of its rounds', async () => {
    const html = await page({ ky: OCTOBER, programme: PROGRAMME })
    const head = between(html, 'class="headline row"', '</section>')
    const paid = variedLines(64, 1).filter(({ modality }) => isByAccount(modality))
    expect(head).toContain(`>${paid.length}<span>/64</span>`)
    expect(html).toContain('Đã khóa sổ</span> ngày 12/11/2026')
    expect(html).toContain('2 người · 120.000\u00a0đ')
    const all = await page({ ky: OCTOBER })
    expect(all).toContain('Tiền điện hộ nghèo: <span class="rank">Chờ duyệt</span>')
    expect(all).toContain('chưa khóa sổ')
  })

  test('shows the newest month that was submitted, and says what the month lacks', async () => {
    expect(await page()).toContain('kỳ tháng 10/2026')
    const november = await page({ ky: '2026-11' })
    expect(november).toContain('Nháp, chưa gửi duyệt')
    expect(november).toContain('Kỳ này chưa có số liệu của: Tiền điện hộ nghèo')
    expect(await page({ ky: '2027-01' })).toContain('Kỳ tháng 01/2027 chưa có danh sách')
  })

  test('says of a first month that who fell back is not known, and of totals too', async () => {
    expect(between(await page({ ky: '2026-09' }), 'id="fell-back"', '</section>')).toContain(
      'không có danh sách theo hồ sơ để so',
    )
    const own = await page({ ky: OCTOBER, programme: OWN_PROGRAMME })
    expect(between(own, 'id="fell-back"', '</section>')).toContain('số liệu chưa có')
  })

  test('calls nobody failed where totals leave it empty: on the page, in its list and among the hamlets', async () => {
    const asked = { ky: OCTOBER, programme: OWN_PROGRAMME }
    const html = await page(asked)
    expect(between(html, 'class="twin"', '</ol>')).toContain('<b>số liệu chưa có</b> chi trả lỗi')
    expect(said(await list('P7', asked))).toEqual({ people: 0, amount: 0 })
    expect(between(await list('P7', asked), '<h1>', '</header>')).toContain('<b>số liệu chưa có</b>')
    const row = rowsIn(between(html, 'id="hamlets"', '</section>'))[0] ?? []
    expect(row.at(5)).toContain('số liệu chưa có')
  })

  test('tells of confirmed corrections beside the frozen numbers, which stay', async () => {
    const before = between(await page({ ky: OCTOBER }), 'class="twin"', '</ol>')
    const frozen = variedLines(64, 1).find(({ modality }) => modality === 'home')
    const code = frozen?.caseCode ?? ''
    const mended = { caseCode: code, status: null, modality: 'own', reason: null, amount: 540_000 } as const
    const correction = { id: 'c-1', round: OCTOBER, ...mended, why: 'entered-wrong', document: 'BB 12' } as const
    await of.commit(draftCorrection(t.store.read, correction, act(OFFICER)))
    expect(await page({ ky: OCTOBER })).not.toContain('điều chỉnh đã được xác nhận')
    await of.commit(draftCorrectionDecision(t.store.read, 'c-1', 'confirmed', act(LEADER)))
    const after = await page({ ky: OCTOBER })
    expect(after).toContain('1 điều chỉnh đã được xác nhận')
    expect(between(after, 'class="twin"', '</ol>')).toBe(before)
    // It stays on the list it was counted by, says what it is by now, and opens its line.
    const html = await list('home', { ky: OCTOBER })
    const row = rowsIn(html).find(([cell]) => bare(cell) === code) ?? []
    expect(row[0]).toContain(`href="${paths.payoutLines(OCTOBER, { code })}"`)
    expect(bare(row[3])).toContain('Đã điều chỉnh: tài khoản chính chủ, 540.000 đ')
    expect(addedUp(html)).toEqual(said(html))
    const acting = await pageOf(t, paths.payoutCases(commune, { ky: OCTOBER, list: 'home' }), cookies.anh)
    expect(bare(between(acting, `data-case="${code}"`, '</li>'))).toContain('Đã điều chỉnh: tài khoản chính chủ')
    expect(acting).toContain(`href="${paths.payoutLines(OCTOBER, { code })}"`)
    const outside = await pageOf(t, paths.payoutCases(commune, { ky: OCTOBER, list: 'home' }), cookies.ho)
    expect(outside).toContain(`data-case="${code}"`)
    expect(outside).not.toMatch(/payout-rounds|Đã điều chỉnh/)
  })

  test('adds its hamlets and its programmes up to the whole', async () => {
    const html = await page({ ky: OCTOBER })
    const whole = said(await list('P1', { ky: OCTOBER }))
    for (const id of ['hamlets', 'programmes']) {
      const rows = rowsIn(between(html, `id="${id}"`, '</section>'))
      const people = rows.map((row) => numberIn(/<b>([\d.]+)/.exec(row[1] ?? '')?.[1]))
      expect(rows).toHaveLength(2)
      expect(people.reduce((sum, one) => sum + one, 0)).toBe(whole.people)
    }
  })
})

describe('who reads payouts', () => {
  test('the administrator reads numbers by hamlet and group, and no file code', async () => {
    for (const key of ['P1', 'P6', 'fell-back', 'arrears'] as const) {
      const html = await list(key, { ky: OCTOBER, programme: PROGRAMME }, cookies.dang)
      expect(html).not.toMatch(/BS-\d/)
      expect(addedUp(html), key).toEqual(said(html))
      expect(said(html), key).toEqual(said(await list(key, { ky: OCTOBER, programme: PROGRAMME })))
    }
    expect(await page({ ky: OCTOBER }, cookies.dang)).not.toMatch(/BS-\d/)
    expect(await page({ ky: OCTOBER }, cookies.tra)).toMatch(/BS-\d/)
  })

  test('nobody else does, and what is not there is not found', async () => {
    const status = async (path: string, cookie?: string) => (await t.get(path, cookie)).status
    for (const path of [paths.payouts(commune), paths.payoutList(commune, 'P4')]) {
      for (const cookie of [cookies.lan, cookies.ho, cookies.ut]) expect(await status(path, cookie)).toBe(403)
      expect(await status(path)).toBe(303)
      expect(await status(path.replace(commune, otherCommune), cookies.anh)).toBe(404)
    }
    for (const asked of [{ ky: '2026-13' }, { programme: 'none' }, { hamlet: 'none' }])
      expect(await status(paths.payouts(commune, asked), cookies.anh)).toBe(404)
    expect(await status(paths.payoutList(commune, 'P9'), cookies.anh)).toBe(404)
    expect(await pageOf(t, paths.payouts(otherCommune), cookies.tra)).toContain('chưa có kỳ chi trả nào')
  })
})
