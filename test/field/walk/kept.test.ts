import { describe, expect, test } from 'vitest'
import { readHandover } from '../../../src/domain/capture/handover.ts'
import type { SendingState } from '../../../src/field/walk/engine.ts'
import { barOf, exportOf, fewLeft, listed, tallyOf } from '../../../src/field/walk/rules/kept.ts'
import { keptOf } from '../../support/bundles.ts'

const NOW = 2_000_000_000
const HOUR = 3600
const idle: SendingState = { kind: 'idle' }
const receipt = (state: 'stored' | 'conflict' | 'refused', at = NOW) => ({ id: 'x', state, at }) as const
const sent = (id: string, at: number) => keptOf(id, {}, { state: 'sent', receipt: receipt('stored', at) })

describe('the bar at the head of every screen', () => {
  const waiting = keptOf('w', {}, { savedAt: NOW })
  const aside = keptOf('a', {}, { state: 'set-aside', receipt: receipt('refused') })
  const failed: SendingState = { kind: 'failed', status: 503, retryAt: 0 }

  test.each([
    ['empty', idle, []],
    ['queued', idle, [waiting]],
    ['sent', idle, [sent('s', NOW)]],
    ['set-aside', idle, [waiting, aside]],
    ['failed', failed, [waiting, aside]],
    ['sent', failed, [sent('s', NOW)]],
    ['offline', { kind: 'offline' } as const, [waiting]],
    ['signed-out', { kind: 'signed-out' } as const, [waiting]],
    ['sending', { kind: 'sending', done: 1, total: 2 } as const, [waiting]],
  ])('says %s', (expected, state, records) => {
    expect(barOf(state, tallyOf(records, NOW))).toBe(expected)
  })
})

describe('the tally', () => {
  test('warns of what waited for more than 48 hours', () => {
    const old = (hours: number) => keptOf(`h${hours}`, {}, { savedAt: NOW - hours * HOUR })
    expect(tallyOf([old(47), old(48), old(49)], NOW)).toMatchObject({ waiting: 3, late: 1 })
  })

  test('names the newest receipt by the server’s clock', () => {
    expect(tallyOf([sent('a', 5), sent('b', 9), sent('c', 7)], NOW).sentAt).toBe(9)
    expect(tallyOf([], NOW).sentAt).toBeUndefined()
  })

  test('lets go of what was set aside once another record replaces it', () => {
    const aside = keptOf('a', {}, { state: 'set-aside' })
    expect(tallyOf([aside], NOW).setAside).toBe(1)
    expect(tallyOf([keptOf('b', {}, { supersedes: 'a' }), aside], NOW).setAside).toBe(0)
  })
})

test('the list begins with what needs a hand, then what waits, then what was sent', () => {
  const records = [
    keptOf('old', {}, { savedAt: 1 }),
    sent('sent', 9),
    keptOf('aside', {}, { state: 'set-aside' }),
    keptOf('new', {}, { savedAt: 2 }),
  ]
  expect(listed(records).map(({ id }) => id)).toEqual(['aside', 'new', 'old', 'sent'])
})

test('a record set aside can be saved as a file that another phone reads', () => {
  const texts = { officer: 'lan', device: 'd', key: 'k', point: 'p', nonce: 'n', sealed: 's', signature: 'g' }
  const envelope = { id: 'a', version: 3, ...texts }
  const text = exportOf(keptOf('a', {}, { envelope, savedAt: NOW - 60 }), NOW) ?? ''
  expect(readHandover(text)).toMatchObject({ promised: 1, damaged: [], records: [{ envelope, age: 60 }] })
  expect(exportOf(keptOf('a', {}), NOW)).toBeUndefined()
})

test('little room is said as the records that still fit, and a phone that does not tell says nothing', () => {
  expect(fewLeft(undefined)).toBeUndefined()
  expect(fewLeft(1e9)).toBeUndefined()
  expect(fewLeft(4 * 1024 * 1024)).toBe(10)
  expect(fewLeft(0)).toBe(0)
})
