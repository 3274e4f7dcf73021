import { describe, expect, test } from 'vitest'
import {
  BLOCKERS,
  findMeetingFaults,
  MEETING_ANSWERS,
  type Meeting,
  readAnswer,
} from '../../../src/domain/payout/follow-up.ts'
import type { Modality } from '../../../src/domain/payout/line.ts'
import { type ActingLine, countToAct, listsOf, nextStepOf, openListsOf } from '../../../src/domain/payout/to-act.ts'

const SINCE = '2026-11-03'
const line = (of: Partial<ActingLine>): ActingLine => ({
  ...{ caseCode: 'BS-1', hamlet: 'h', group: 'g', status: 'agreed', modality: 'own', reason: null, amount: 540_000 },
  ...{ before: null, since: SINCE, meeting: undefined },
  ...of,
})
const met = (of: Partial<Meeting>): Meeting => ({
  ...{ day: '2026-11-10', outcome: 'absent', blocker: null, nextDay: null },
  ...of,
})
const blocked = (day = '2026-11-10') => met({ day, outcome: 'blocked', blocker: 'sim-not-own' })

const fellBack = { before: 'own', modality: 'counter', reason: 'account-locked' } as const
const failed = { modality: 'failed', reason: 'wrong-number' } as const
const unseen = { status: 'not-reviewed', modality: null } as const
const atHome = { status: 'no-account', modality: 'home', reason: 'home-bound' } as const

describe('whom to act on', () => {
  test.each([
    ['fell back to cash', fellBack, ['fell-back']],
    ['failed', failed, ['failed']],
    ['was not reviewed', unseen, ['not-reviewed']],
    ['has no figure of a review', { status: null, modality: null }, ['not-reviewed']],
    ['is paid at home', atHome, ['home']],
    ['fell back and is paid at home', { ...atHome, status: 'agreed', before: 'own' }, ['fell-back', 'home']],
    ['is paid by account', {}, []],
    ['was in cash before', { before: 'counter', modality: 'counter' }, []],
  ] as const)('a case that %s', (_name, of, lists) => {
    expect(listsOf(line(of))).toEqual(lists)
    expect(openListsOf(line(of))).toEqual(lists)
  })

  test('a meeting since settles what it answers, and nobody who was absent was met', () => {
    const open = (of: object, outcome: Meeting['outcome']) => openListsOf(line({ ...of, meeting: met({ outcome }) }))
    expect(open(fellBack, 'account-opened')).toEqual([])
    expect(open(fellBack, 'wants-cash')).toEqual([])
    expect(open(fellBack, 'absent')).toEqual(['fell-back'])
    expect(open(failed, 'agreed')).toEqual(['failed'])
    expect(open(failed, 'account-opened')).toEqual([])
    expect(open(unseen, 'wants-cash')).toEqual([])
    expect(open(unseen, 'absent')).toEqual(['not-reviewed'])
    expect(open(atHome, 'home-payment')).toEqual(['home'])
    expect(open(atHome, 'agreed')).toEqual([])
  })

  test('a case stays on the list that its figure counts, settled or not', () => {
    const settled = line({ ...fellBack, meeting: met({ outcome: 'agreed' }) })
    expect([listsOf(settled), openListsOf(settled)]).toEqual([['fell-back'], []])
    expect(countToAct([settled, line(fellBack), line({})])['fell-back']).toEqual({ listed: 2, open: 1 })
  })

  test('a correction since settles what it answers, and nobody calls on whose payment had stopped', () => {
    const said = { caseCode: 'BS-1', status: 'agreed', modality: 'own', reason: null, amount: 540_000 } as const
    const paid = { ...said, why: 'paid-late' } as const
    const stopped = { ...said, modality: null, amount: 0, why: 'stopped' } as const
    const again = { ...said, modality: 'counter', reason: 'account-locked', why: 'entered-wrong' } as const
    for (const corrected of [paid, stopped])
      for (const of of [fellBack, failed, { ...unseen, meeting: blocked() }])
        expect(openListsOf(line({ ...of, corrected }))).toEqual(
          corrected === paid && 'meeting' in of ? ['blocked'] : [],
        )
    const still = line({ ...fellBack, reason: 'wrong-number', corrected: again })
    expect([openListsOf(still), nextStepOf(still)]).toEqual([['fell-back'], 'account-locked'])
    expect(listsOf(line({ ...failed, corrected: stopped }))).toEqual(['failed'])
  })

  test('a meeting from before the line was entered settles nothing: the line was entered knowing it', () => {
    const old = met({ day: '2026-11-02', outcome: 'agreed' })
    expect(openListsOf(line({ ...fellBack, meeting: old }))).toEqual(['fell-back'])
    expect(openListsOf(line({ ...fellBack, meeting: { ...old, day: SINCE } }))).toEqual([])
  })

  test('who is stuck stands on that list until the newest word is another, or money came by account since', () => {
    expect(openListsOf(line({ ...unseen, meeting: blocked() }))).toEqual(['blocked'])
    expect(openListsOf(line({ ...fellBack, meeting: blocked('2026-10-20') }))).toEqual(['fell-back', 'blocked'])
    expect(listsOf(line({ modality: 'own', meeting: blocked('2026-10-20') }))).toEqual([])
    expect(listsOf(line({ modality: 'own', meeting: blocked() }))).toEqual(['blocked'])
    expect(listsOf(line({ modality: 'own', meeting: met({ outcome: 'account-opened' }) }))).toEqual([])
  })

  test('the next step is about what is in the way, else about the reason, else to look or to ask', () => {
    expect(nextStepOf(line({ ...fellBack, meeting: blocked() }))).toBe('sim-not-own')
    expect(nextStepOf(line(fellBack))).toBe('account-locked')
    expect(nextStepOf(line({ before: 'own', modality: 'counter' }))).toBe('ask-why')
    expect(nextStepOf(line(unseen))).toBe('review')
  })
})

describe('what is told of a meeting', () => {
  test('is one word of a list: an outcome, or what is in the way', () => {
    expect(readAnswer('agreed')).toEqual({ outcome: 'agreed', blocker: null })
    for (const blocker of BLOCKERS) expect(readAnswer(`blocked:${blocker}`)).toEqual({ outcome: 'blocked', blocker })
    expect(MEETING_ANSWERS).toHaveLength(5 + BLOCKERS.length)
  })

  test.each([
    ['2026-11-12', null, []],
    ['2026-11-13', null, ['day-ahead']],
    ['2026-09-12', null, ['day-too-old']],
    ['2026-11-12', '2026-11-12', ['next-not-ahead']],
    ['2026-11-12', '2027-06-01', ['next-too-far']],
    ['2026-11-10', '2026-11-11', []],
  ] as const)('on %s, again on %s', (day, nextDay, faults) => {
    expect(findMeetingFaults({ day, nextDay }, '2026-11-12')).toEqual(faults)
  })

  test('every way of being paid stands on some list or on none, and on none twice', () => {
    for (const modality of ['own', 'authorised', 'home', 'counter', 'failed', null] as (Modality | null)[])
      expect(new Set(listsOf(line({ modality }))).size).toBe(listsOf(line({ modality })).length)
  })
})
