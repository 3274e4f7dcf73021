import type { Dong } from '../money.ts'

/** How far the work with a case has come. `agreed`: it has an account, its own or an authorised person's, and agrees to it. */
export const CASE_STATUSES = ['not-reviewed', 'no-account', 'not-agreed', 'agreed'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** How the money of a month reached the person: to an account, in cash, or not. */
export const MODALITIES = ['own', 'authorised', 'home', 'counter', 'failed'] as const
export type Modality = (typeof MODALITIES)[number]

export const isByAccount = (modality: Modality | null): boolean => modality === 'own' || modality === 'authorised'
export const isCash = (modality: Modality | null): boolean => modality === 'home' || modality === 'counter'

/** Why cash, or why it failed. A list of words, so that nobody's name is written there. */
export const PAYOUT_REASONS = [
  'home-bound',
  'no-account',
  'not-agreed',
  'asked-cash',
  'account-locked',
  'name-mismatch',
  'wrong-number',
  'phone-lost',
  'authorised-changed',
  'absent',
  'moved',
  'other',
] as const
export type PayoutReason = (typeof PAYOUT_REASONS)[number]

/** The most that one line can be due, in đồng: a mistyped nought is noticed. */
const LINE_LIMIT = 100_000_000

/** What a round knows of a case. No name, no birth date, no number of a person. Null: no figure yet, and never 0. */
export interface PayoutLine {
  readonly caseCode: string
  /** Ids of a hamlet of the commune and of a group of the programme. */
  readonly hamlet: string
  readonly group: string
  readonly status: CaseStatus | null
  readonly modality: Modality | null
  /** Only of cash and of what failed. */
  readonly reason: PayoutReason | null
  /** Due for the month, in đồng. Arrears are lines of their own. */
  readonly amount: Dong
}

export type LineFault = 'amount' | 'reason-without-cause' | 'account-not-agreed'

/** What does not go together in a line; empty when all does. */
export function findLineFaults({ status, modality, reason, amount }: PayoutLine): LineFault[] {
  const mayHaveReason = isCash(modality) || modality === 'failed'
  const faults: [LineFault, boolean][] = [
    ['amount', !(Number.isInteger(amount) && amount >= 0 && amount <= LINE_LIMIT)],
    ['reason-without-cause', reason !== null && !mayHaveReason],
    ['account-not-agreed', isByAccount(modality) && status !== null && status !== 'agreed'],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}

/** Who is paid by account has one and agreed: what was not told follows. */
export const settledStatus = ({ status, modality }: Pick<PayoutLine, 'status' | 'modality'>): CaseStatus | null =>
  isByAccount(modality) ? 'agreed' : status

/** Whether a case that was paid by account in the round before is paid in cash in this one. */
export const fellBack = (before: Modality | null | undefined, now: Modality | null): boolean =>
  isByAccount(before ?? null) && isCash(now)
