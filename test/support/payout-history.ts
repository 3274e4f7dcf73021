import type { PayoutLine } from '../../src/domain/payout/line.ts'
import { CASE_STATUSES, isByAccount, isCash, MODALITIES, PAYOUT_REASONS } from '../../src/domain/payout/line.ts'
import type { Store } from '../../src/store/database.ts'
import type { TotalsRow } from '../../src/store/payout-contents.ts'
import { draftProgramme } from '../../src/store/payout-programmes.ts'
import { draftPayoutRound } from '../../src/store/payout-rounds.ts'
import { payoutGroups } from '../../src/store/schema.ts'
import { act } from './accounts.ts'
import { GROUPS, HAMLETS, OFFICER, type Payouts, PROGRAMME, payoutLine, setUpPayouts } from './payouts.ts'
import { world } from './world.ts'

/** A programme of the commune's own, told by hamlet and group alone. */
export const OWN_PROGRAMME = 'cua-xa'
export const OWN_GROUP = 'ho-ngheo'

const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] as T

/** Lines that differ in everything, the same every run: `shift` moves how each is paid. */
export const variedLines = (count: number, shift: number): PayoutLine[] =>
  Array.from({ length: count }, (_, at) => {
    const modality = pick([...MODALITIES, null, ...MODALITIES, 'own', 'own', null] as const, at * 3 + shift)
    const status = isByAccount(modality)
      ? pick(['agreed', null] as const, at)
      : pick([...CASE_STATUSES, null], at + shift)
    const mayHaveReason = isCash(modality) || modality === 'failed'
    return payoutLine(`BS-${1000 + at}`, {
      ...{ hamlet: pick(HAMLETS, at), group: pick(GROUPS, Math.floor(at / 3)), status, modality },
      reason: mayHaveReason ? pick([null, ...PAYOUT_REASONS], at + shift) : null,
      amount: pick([540_000, 810_000, 3_012_000], at),
    })
  })

const told = (hamlet: string, of: Record<string, readonly [people: number, amount: number]>): TotalsRow[] =>
  Object.entries(of).map(([measure, [people, amount]]) => ({
    ...{ hamlet, group: OWN_GROUP, measure: measure as TotalsRow['measure'], people, amount },
  }))

export const TOLD: readonly TotalsRow[] = [
  ...told(HAMLETS[0], {
    due: [40, 20_000_000],
    reviewed: [38, 19_000_000],
    agreed: [20, 10_000_000],
    own: [18, 9_000_000],
  }),
  ...told(HAMLETS[1], { due: [10, 5_000_000], own: [3, 1_500_000], home: [4, 2_000_000], arrears: [2, 80_000] }),
]

/** September and October of lines, both closed, November a draft; and of the commune's own programme an October in totals. */
export async function addPayoutHistory(store: Store): Promise<Payouts> {
  const of = await setUpPayouts(store)
  const by = act(OFFICER)
  const basis = { authority: 'UBND xã', basis: 'Nghị quyết 05' }
  const [id, unit] = [OWN_PROGRAMME, world.commune]
  await of.commit(draftProgramme(store.read, { ...basis, id, unit, kind: 'own', name: 'Tiền điện hộ nghèo' }, by))
  const group = { id: OWN_GROUP, programme: id, name: 'Hộ nghèo', folded: 'ho ngheo', officer: OFFICER, at: 1 }
  await store.commit([store.read.insert(payoutGroups).values(group)], [])
  await of.enter(await of.open('2026-09'), { lines: variedLines(60, 0) })
  await of.close('2026-09')
  const arrears = { hamlet: HAMLETS[0], group: GROUPS[0], amount: 40_000 }
  await of.enter(await of.open('2026-10'), {
    lines: variedLines(64, 1),
    arrears: [
      { ...arrears, caseCode: 'BS-1000', month: '2026-07' },
      { ...arrears, caseCode: 'BS-1000', month: '2026-08' },
      { ...arrears, caseCode: 'BS-1001', hamlet: HAMLETS[1], month: '2026-08' },
    ],
  })
  await of.close('2026-10')
  await of.enter(await of.open('2026-11'), { lines: variedLines(30, 2) })
  const round = { id: 'own-10', programme: id, commune: unit, period: '2026-10', grain: 'totals' } as const
  await of.commit(draftPayoutRound(store.read, round, by))
  await of.enter('own-10', { totals: TOLD })
  await of.step('own-10', 'submitted', OFFICER)
  return of
}

export { PROGRAMME }
