import { describe, expect, test } from 'vitest'
import { type Answer, type Claim, compareAnswer, recallSince } from '../../src/domain/back-check.ts'
import { OUTCOMES } from '../../src/domain/visit.ts'

const met: Claim = { outcome: 'agreed', display: null, scan: null, transfer: false, codeStands: true }
const seen: Claim = { ...met, display: 'in-place', scan: 'match', transfer: true }
const gone: Claim = { ...met, outcome: 'vacant' }
const came: Answer = { outcome: 'agreed', recall: 'came' }

const CASES: [string, Claim, Answer, string[] | 'agrees' | 'untested'][] = [
  ['somebody came, as was said', met, came, 'agrees'],
  ['nobody came, though the vendor was said to be met', met, { ...came, recall: 'nobody' }, ['outcome']],
  ['the vendor has changed their mind', met, { ...came, outcome: 'refused' }, 'agrees'],
  ['the vendor agreed after a refusal', { ...met, outcome: 'refused' }, came, 'agrees'],
  ['the shop is shut today, and nobody can tell', met, { outcome: 'closed-today', recall: 'unsure' }, 'untested'],
  ['the shop is shut today, and next door saw nobody come', met, { outcome: 'absent', recall: 'nobody' }, ['outcome']],
  ['the shop has closed since, and somebody did come', met, { outcome: 'closed-for-good', recall: 'came' }, 'agrees'],
  ['another vendor has moved in since', met, { ...came, recall: 'moved-in' }, 'untested'],
  ['the vendor does not remember', met, { ...came, recall: 'unsure' }, 'untested'],
  ['nobody was said to be there', { ...met, outcome: 'absent' }, { ...came, recall: 'nobody' }, 'agrees'],
  ['the place is empty, as was said', gone, { outcome: 'vacant', recall: 'unsure' }, 'agrees'],
  ['the place was said to be empty, and somebody sold there all along', gone, came, ['outcome']],
  ['the place was empty, and somebody moved in', gone, { ...came, recall: 'moved-in' }, 'agrees'],
  ['the place was said to be empty, and shutters are down', gone, { outcome: 'absent', recall: 'unsure' }, 'untested'],
  ['the sticker is gone, and was there', seen, { ...came, display: 'missing', wall: 'changed' }, 'agrees'],
  ['there is no sticker, and never was', seen, { ...came, display: 'missing', wall: 'unchanged' }, ['display', 'scan']],
  ['nobody knows since when there is none', seen, { ...came, display: 'missing', wall: 'unsure' }, 'agrees'],
  ['there is a sticker that was not seen', { ...seen, display: 'missing' }, { ...came, display: 'in-place' }, 'agrees'],
  ['the wall pays a stranger, since lately', seen, { ...came, scan: 'stranger', wall: 'changed' }, 'agrees'],
  ['the wall has paid a stranger all along', seen, { ...came, scan: 'stranger', wall: 'unchanged' }, ['scan']],
  ['a price list was scanned', seen, { ...came, scan: 'not-payment', wall: 'unchanged' }, 'agrees'],
  [
    'the registered code has changed since',
    { ...seen, codeStands: false },
    { ...came, scan: 'vendor-other', wall: 'unchanged' },
    'agrees',
  ],
  ['no customer ever paid by transfer', seen, { ...came, transfer: 'never' }, ['transfer']],
  ['nobody could be asked about transfers', seen, { ...came, transfer: 'unsure' }, 'agrees'],
  ['no transfer was said to have come', met, { ...came, transfer: 'never' }, 'agrees'],
  [
    'who moved in lately speaks of their own wall',
    seen,
    { ...came, recall: 'moved-in', display: 'missing', wall: 'unchanged', transfer: 'never' },
    'untested',
  ],
]

describe('an answer compared with the first visit', () => {
  test.each(CASES)('%s', (_name, claim, answer, expected) => {
    const { kind, ...rest } = compareAnswer(claim, answer)
    expect('differs' in rest ? rest.differs : kind).toEqual(expected)
  })

  test('never contradicts a first visit in which nobody was met and nothing was seen', () => {
    for (const first of ['absent', 'closed-today'] as const)
      for (const outcome of OUTCOMES)
        for (const recall of ['came', 'nobody', 'moved-in', 'unsure'] as const)
          expect(compareAnswer({ ...met, outcome: first }, { outcome, recall }).kind).toBe('agrees')
  })

  test('asks back a week further than the first visit was received: it may have waited in a phone', () => {
    expect(recallSince(Date.UTC(2026, 10, 12, 7, 5) / 1000)).toBe('2026-11-05')
  })
})
