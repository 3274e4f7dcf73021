import { describe, expect, test } from 'vitest'
import { type StallStanding, stepOf } from '../../src/domain/adoption.ts'
import { NEXT_STEPS, nextStep, type StallProgress } from '../../src/domain/next-step.ts'

const DAY = '2026-11-12'
type Given = Partial<Omit<StallProgress, 'standing' | 'drawn'>> & { standing?: Partial<StallStanding> }

function progress({ standing: given, ...more }: Given): StallProgress {
  const standing: StallStanding = {
    stall: 's',
    census: 'operating',
    visited: true,
    hasCode: false,
    transferDays: 0,
    ...given,
  }
  return { standing, drawn: stepOf(standing, DAY), hasMerchant: true, hasCode: false, hasSticker: false, ...more }
}

const equipped = { hasCode: true, hasSticker: true } as const
const matching = { hasCode: true, verifiedOn: DAY } as const

describe('the next step of a stall', () => {
  const cases: [step: (typeof NEXT_STEPS)[number], when: string, given: Given][] = [
    ['reopen', 'it is not in N, whatever else it has', { standing: { census: 'closed' }, ...equipped }],
    [
      'alarm',
      'the wall paid a stranger at the last scan',
      { standing: { hasCode: true, lastScan: 'stranger' }, ...equipped },
    ],
    ['register', 'nobody is known to trade there', { hasMerchant: false }],
    ['propose', 'there is no account', {}],
    ['name', 'nobody has written whose name the account is in', { proposal: 'nameless' }],
    ['wait', 'an account waits for the second person', { proposal: 'open' }],
    ['wait', 'a change waits while the old one is live', { ...equipped, proposal: 'open' }],
    ['correct', 'the account was returned', { proposal: 'returned' }],
    ['cool', 'an approved account is not live yet', { proposal: 'approved' }],
    ['print', 'there is a code and no sticker', { hasCode: true, proposal: 'approved' }],
    ['scan', 'a sticker was never seen to match', { ...equipped, proposal: 'approved' }],
    ['scan', 'it matched 60 days ago', { ...equipped, standing: { ...matching, verifiedOn: '2026-09-13' } }],
    [
      'ask',
      'it matches and only the vendor says money arrives',
      { ...equipped, standing: { ...matching, saidOn: DAY } },
    ],
    ['keep', 'it matches and money was seen to arrive', { ...equipped, standing: { ...matching, observedOn: DAY } }],
  ]
  test.each(cases)('is %s when %s', (step, _when, given) => {
    expect(nextStep(progress(given), DAY)).toBe(step)
  })

  test('has a case here for every step there is', () => {
    expect([...new Set(cases.map(([step]) => step))]).toEqual([...NEXT_STEPS])
  })
})
