import { describe, expect, test } from 'vitest'
import { fill } from '../../../src/domain/capture/words.ts'
import { readNew, spotsOf } from '../../../src/field/walk/rules/added.ts'
import { earlierEdit, editsOf } from '../../../src/field/walk/rules/edits.ts'
import { hashOf, type Route, routeOf } from '../../../src/field/walk/rules/route.ts'
import { walkAppWords } from '../../../src/web/messages/walk-app.ts'
import { bundleOf, keptOf, stallAt } from '../../support/bundles.ts'

describe('an address after the #', () => {
  test.each<Route>([
    { screen: 'start' },
    { screen: 'records' },
    { screen: 'street', site: 'te-hanh' },
    { screen: 'street', site: 'te hanh/1', block: 'b#1' },
    { screen: 'capture', site: 'te-hanh', stall: 'stall 1' },
    { screen: 'edit', site: 'te-hanh', stall: 'stall-1' },
    { screen: 'meetings', commune: '21040', hamlet: 'tdp 3' },
    { screen: 'add', site: 'te-hanh' },
    { screen: 'add', site: 'te-hanh', after: 'stall-1' },
  ])('leads back to the screen it was made for: $screen', (route) => {
    expect(routeOf(hashOf(route))).toEqual({ ...route })
  })

  test.each(['', '#', '#/', '#/sites', '#/sites/', '#/meetings/21040', '#/elsewhere/1', '#/%E0%A4%A'])(
    'that is none opens the start: %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ screen: 'start' })
    },
  )
})

describe('a new stall', () => {
  const stalls = [stallAt(1), stallAt(2), stallAt(3)]

  test('may stand first on each side of each block, or behind any stall', () => {
    const spots = spotsOf(bundleOf(stalls), stalls)
    expect(spots.map(({ id }) => id)).toEqual([
      ...['block-1 odd', 'stall-1', 'stall-3', 'block-1 even', 'stall-2', 'block-2 odd', 'block-2 even'],
    ])
    expect(spots[2]).toMatchObject({ block: 'block-1', side: 'odd', after: 'stall-3' })
    expect(spots[0]?.after).toBeUndefined()
  })

  test('has a number that reads and that nobody has', () => {
    expect(readNew(' 3a ', stalls)).toEqual({ ok: true, number: '3A' })
    expect(readNew('2', stalls)).toMatchObject({ ok: false, why: 'taken' })
    expect(readNew('nhà lan', stalls)).toMatchObject({ ok: false, why: 'rule' })
  })
})

describe('a correction', () => {
  const stall = stallAt(1, { merchant: 'ut', edits: { 'trade-name': 2 } })

  test('is one record a field, made from the version that was seen; what is empty stays as it is', () => {
    expect(editsOf({ 'trade-name': ' Gạo  Út ', number: '1A', category: '' }, stall)).toEqual([
      { kind: 'edit', stall: 'stall-1', merchant: 'ut', field: 'trade-name', base: 2, value: 'Gạo Út' },
      { kind: 'edit', stall: 'stall-1', field: 'number', base: 0, value: '1A' },
    ])
  })

  test('of somebody who was registered on this phone since says not whose it is', () => {
    const [edit] = editsOf({ category: 'food' }, stallAt(1, { hasMerchant: true }))
    expect(edit).toEqual({ kind: 'edit', stall: 'stall-1', field: 'category', base: 0, value: 'food' })
  })

  test('replaces the unsent one of the same field, so that nobody is in conflict with themselves', () => {
    const [edit] = editsOf({ number: '1A' }, stall)
    if (edit === undefined) throw new Error('no edit')
    const earlier = keptOf('e', { kind: 'edit', field: 'number' })
    expect(earlierEdit(edit, [keptOf('v', {}), earlier])).toBe('e')
    expect(earlierEdit(edit, [{ ...earlier, state: 'sent' }])).toBeUndefined()
    expect(earlierEdit(edit, [keptOf('t', { kind: 'edit', field: 'trade-name' })])).toBeUndefined()
  })
})

describe('the words of the phone', () => {
  const sentences = (words: object): string[] =>
    Object.values(words).flatMap((word) => (typeof word === 'object' ? sentences(word) : [String(word)]))

  test('are all data, with nothing in them that failed to be filled in', () => {
    expect(JSON.parse(JSON.stringify(walkAppWords))).toEqual(walkAppWords)
    expect(
      sentences(walkAppWords)
        .filter((word) => /undefined|\[object|=>|^$/.test(word))
        .filter((word) => word !== ''),
    ).toEqual([])
  })

  test('are filled in by name, and a place without a value is seen', () => {
    expect(fill('{here} = {there}', { here: 27, there: 27 })).toBe('27 = 27')
    expect(fill('{count} phiếu, {more}', { count: 1 })).toBe('1 phiếu, {more}')
  })
})
