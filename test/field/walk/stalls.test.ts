import { describe, expect, test } from 'vitest'
import { STEPS, stepOf } from '../../../src/domain/adoption.ts'
import { stallsOf, standingOf } from '../../../src/field/walk/rules/stalls.ts'
import { bundleOf, keptOf, stallAt, TAKEN_AT } from '../../support/bundles.ts'

const DAY = '2026-11-12'

describe('a stall as it was taken along', () => {
  test.each(STEPS)('is drawn at the step the server drew: %s', (step) => {
    const outcome = step === 'refused' ? 'postponed' : undefined
    const has = step === 'code' || step === 'verified'
    const stall = stallAt(1, { step, outcome, hasCode: has, visited: step !== 'none' })
    expect(stepOf(standingOf(stall, 'te-hanh', DAY), DAY)).toMatchObject({ step, stale: false })
  })

  test('keeps its clock', () => {
    const stall = stallAt(1, { step: 'code', stale: true, hasCode: true, visited: true })
    expect(stepOf(standingOf(stall, 'te-hanh', DAY), DAY)).toMatchObject({ step: 'code', stale: true })
  })

  test('that closed for good is told from an empty place', () => {
    const closed = stallAt(1, { step: 'gone', outcome: 'closed-for-good' })
    expect(standingOf(closed, 'te-hanh', DAY).census).toBe('closed')
    expect(standingOf(stallAt(2, { step: 'gone' }), 'te-hanh', DAY).census).toBe('vacant')
  })
})

describe('what was captured since', () => {
  const coded = stallAt(1, { step: 'code', hasCode: true, hasMerchant: true })
  const drawn = (...records: ReturnType<typeof keptOf>[]) => stallsOf(bundleOf([coded, stallAt(2)]), records)[0]

  test('an outcome makes the stall visited', () => {
    const [stall] = stallsOf(bundleOf([stallAt(1)]), [keptOf('a', { outcome: 'refused' })])
    expect(stall).toMatchObject({ visited: true, step: 'refused', outcome: 'refused' })
  })

  test('a match draws it verified, money in sight draws it in use, a stranger’s code alarms', () => {
    expect(drawn(keptOf('a', { outcome: 'agreed', scanned: 'match' }))?.step).toBe('verified')
    expect(drawn(keptOf('a', { outcome: 'agreed', hasMoney: true }))?.step).toBe('active')
    expect(drawn(keptOf('a', { outcome: 'agreed', scanned: 'alarm' }))?.step).toBe('alarm')
  })

  test('a match after an alarm ends it', () => {
    const [alarm, match] = [
      keptOf('a', { outcome: 'agreed', scanned: 'alarm' }),
      keptOf('b', { outcome: 'agreed', scanned: 'match' }),
    ]
    expect(drawn(match, alarm)?.step).toBe('verified')
    expect(drawn(alarm, match)?.step).toBe('alarm')
  })

  test('what another record replaces, or the server did not take, is not drawn', () => {
    const wrong = keptOf('a', { outcome: 'vacant' })
    expect(drawn(keptOf('b', { outcome: 'absent' }, { supersedes: 'a' }), wrong)).toMatchObject({ outcome: 'absent' })
    expect(drawn({ ...wrong, state: 'set-aside' })).toMatchObject({ visited: false, step: 'code' })
  })

  test('what the server had received when the site was taken along is in it already', () => {
    const received = (at: number) => ({ state: 'sent', receipt: { id: 'a', state: 'stored', at } }) as const
    expect(drawn(keptOf('a', { outcome: 'absent' }, received(TAKEN_AT - 1)))?.visited).toBe(false)
    expect(drawn(keptOf('a', { outcome: 'absent' }, received(TAKEN_AT)))?.visited).toBe(true)
  })

  test('a vendor whose account was captured is known from then on', () => {
    const [stall] = stallsOf(bundleOf([stallAt(1)]), [keptOf('a', { outcome: 'agreed', account: '…0017' })])
    expect(stall?.hasMerchant).toBe(true)
  })

  test('captures of another site draw nothing here', () => {
    expect(drawn(keptOf('a', { outcome: 'absent', site: 'chau-o' }))?.visited).toBe(false)
  })
})

describe('a stall added in place', () => {
  const bundle = bundleOf([1, 2, 3, 4, 5].map((position) => stallAt(position)))
  const added = (stall: string, place: { block: string; side: 'odd' | 'even'; after?: string }) =>
    keptOf(stall, { kind: 'stall', stall, number: '3A', added: place })
  const order = (...records: ReturnType<typeof added>[]) => stallsOf(bundle, records).map(({ id }) => id)

  test('stands behind its neighbour, and those behind it move one place on', () => {
    const stalls = stallsOf(bundle, [added('new', { block: 'block-1', side: 'odd', after: 'stall-3' })])
    expect(stalls.map(({ id }) => id)).toEqual(['stall-1', 'stall-2', 'stall-3', 'new', 'stall-4', 'stall-5'])
    expect(stalls.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('stands first on its side of the block where it is behind nobody', () => {
    expect(order(added('new', { block: 'block-1', side: 'even' }))[1]).toBe('new')
    expect(order(added('new', { block: 'block-2', side: 'even' })).at(-1)).toBe('new')
  })

  test('may stand behind another one added before it, and is drawn once when the server knows it', () => {
    const first = added('new', { block: 'block-1', side: 'odd', after: 'stall-3' })
    const second = added('newer', { block: 'block-1', side: 'odd', after: 'new' })
    expect(order(second, first).slice(3, 5)).toEqual(['new', 'newer'])
    expect(order(added('stall-2', { block: 'block-1', side: 'odd' }))).toHaveLength(5)
  })

  test('takes captures of its own', () => {
    const place = added('new', { block: 'block-1', side: 'odd', after: 'stall-3' })
    const stalls = stallsOf(bundle, [keptOf('visit', { stall: 'new', outcome: 'absent' }), place])
    expect(stalls.find(({ id }) => id === 'new')).toMatchObject({ visited: true, number: '3A' })
  })
})
