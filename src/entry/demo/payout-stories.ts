import type { CaseStatus, Modality, PayoutReason } from '../../domain/payout/line.ts'
import type { DemoProgramme } from './payout-programmes.ts'

/** How somebody was paid this month and the month before. */
export interface Story {
  readonly status: CaseStatus | null
  readonly modality: Modality | null
  readonly reason: PayoutReason | null
  readonly before: Modality
}

const paid = (modality: 'own' | 'authorised', before: Modality = modality): Story => ({
  ...{ status: 'agreed', modality, reason: null, before },
})
const back = (reason: PayoutReason | null): Story => ({ status: 'agreed', modality: 'counter', reason, before: 'own' })
const home = (status: CaseStatus): Story => ({ status, modality: 'home', reason: 'home-bound', before: 'home' })
const cash = (reason: 'no-account' | 'not-agreed'): Story => ({
  ...{ status: reason, modality: 'counter', reason, before: 'counter' },
})
const failed = (reason: PayoutReason): Story => ({ status: 'agreed', modality: 'failed', reason, before: 'own' })
const UNTOLD: Story = { status: 'not-reviewed', modality: null, reason: null, before: 'counter' }

/** Cases that the pictures of the design show, by code and hamlet. */
export const NAMED: readonly (readonly [number, string, DemoProgramme, number, Story])[] = [
  [147, 'hamlet-3', 'assistance', 100, back('account-locked')],
  [203, 'hamlet-6', 'pension', 100, back('phone-lost')],
  [318, 'hamlet-long-vinh', 'merit', 100, back('authorised-changed')],
  [322, 'hamlet-long-vinh', 'assistance', 150, back('name-mismatch')],
  [451, 'hamlet-2', 'pension', 100, back('asked-cash')],
  [466, 'hamlet-2', 'assistance', 100, back(null)],
]

export type Count = readonly [story: Story, count: number]

/**
 * With the named ones 600 due: 451 + 35 paid by account are 486; 46 at home, 28 without an account, 15 who did not agree
 * and 12 who fell back are 101 in cash; 5 failed; of 8 nobody told. Reviewed are all but those 8 and 4 of those at home.
 * Of the coefficients it comes to 682.080.000 đ due and 574.032.000 đ by account from 01/7/2026 on.
 */
export const ASSISTED: readonly (readonly [
  stories: readonly Count[],
  coefficients: Readonly<Record<number, number>>,
])[] = [
  [
    [
      [paid('own'), 224],
      [paid('authorised'), 20],
      [paid('own', 'counter'), 18],
    ],
    { 100: 187, 150: 60, 200: 13, 250: 2 },
  ],
  [
    [
      [failed('name-mismatch'), 2],
      [failed('account-locked'), 2],
      [failed('wrong-number'), 1],
    ],
    { 100: 1, 150: 1, 200: 2, 250: 1 },
  ],
  [
    [
      [back('phone-lost'), 2],
      [home('no-account'), 26],
      [home('not-reviewed'), 2],
      [cash('no-account'), 18],
      [cash('not-agreed'), 8],
      [UNTOLD, 4],
    ],
    { 100: 34, 150: 19, 200: 5, 250: 2 },
  ],
]
export const PENSION: readonly Count[] = [
  [paid('own'), 90],
  [paid('authorised'), 10],
  [paid('own', 'counter'), 8],
  [back('phone-lost'), 1],
  [back('asked-cash'), 1],
  [back('account-locked'), 1],
  [home('no-account'), 10],
  [home('not-reviewed'), 2],
  [cash('no-account'), 8],
  [cash('not-agreed'), 4],
  [UNTOLD, 3],
]
export const MERIT: readonly Count[] = [
  [paid('own'), 107],
  [paid('authorised'), 5],
  [paid('own', 'counter'), 4],
  [back('account-locked'), 1],
  [home('not-agreed'), 6],
  [cash('no-account'), 2],
  [cash('not-agreed'), 3],
  [UNTOLD, 1],
]
