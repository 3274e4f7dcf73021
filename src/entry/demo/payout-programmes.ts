import type { Dong } from '../../domain/money.ts'
import type { Month } from '../../domain/month.ts'
import { fold } from '../../domain/names.ts'
import { type Amount, amountIn, dongOf } from '../../domain/payout/amounts.ts'
import type { ProgrammeKind } from '../../domain/payout/programme.ts'
import { draftAmount, draftProgramme } from '../../store/payout-programmes.ts'
import { payoutGroups } from '../../store/schema.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { DAYS_AGO, momentAgo } from './sites.ts'

/** The units of the demo's payouts: programmes are the province's. */
const PROVINCE = '51'

export type DemoProgramme = Extract<ProgrammeKind, 'assistance' | 'pension' | 'merit'>

interface Row {
  readonly fromDay: string
  readonly standard: Dong
  readonly document: string
  readonly documentDay: string
}

interface Programme {
  readonly name: string
  readonly authority: string
  readonly basis: string
  /** In hundredths; a group for each. */
  readonly coefficients: readonly number[]
  readonly rows: readonly Row[]
}

/** What is paid from 01/7/2026 is told by the newspapers; of which document the demo says nothing it cannot show. */
const RAISED = {
  fromDay: '2026-07-01',
  document: 'Mức từ 01/7/2026 (ghi số văn bản khi dùng thật)',
  documentDay: '2026-07-01',
}

/** Amounts are the state's; the sample says so of the document that it does not know the number of. */
export const PROGRAMMES: Readonly<Record<DemoProgramme, Programme>> = {
  assistance: {
    ...{ name: 'Bảo trợ xã hội', authority: 'Sở Y tế', basis: 'Nghị định 20/2021/NĐ-CP, Nghị định 76/2024/NĐ-CP' },
    coefficients: [100, 150, 200, 250],
    rows: [
      { fromDay: '2021-07-01', standard: 360_000, document: 'Nghị định 20/2021/NĐ-CP', documentDay: '2021-03-15' },
      { fromDay: '2024-07-01', standard: 500_000, document: 'Nghị định 76/2024/NĐ-CP', documentDay: '2024-07-01' },
      { ...RAISED, standard: 540_000 },
    ],
  },
  pension: {
    ...{ name: 'Trợ cấp hưu trí xã hội', authority: 'Sở Y tế', basis: 'Nghị định 176/2025/NĐ-CP' },
    coefficients: [100],
    rows: [
      { fromDay: '2025-07-01', standard: 500_000, document: 'Nghị định 176/2025/NĐ-CP', documentDay: '2025-06-30' },
      { ...RAISED, standard: 540_000 },
    ],
  },
  merit: {
    ...{ name: 'Người có công', authority: 'Sở Nội vụ', basis: 'Nghị định 77/2024/NĐ-CP' },
    coefficients: [100],
    rows: [
      { fromDay: '2024-07-01', standard: 2_789_000, document: 'Nghị định 77/2024/NĐ-CP', documentDay: '2024-07-01' },
      { ...RAISED, standard: 3_012_000 },
    ],
  },
}

export const DEMO_PROGRAMMES = Object.keys(PROGRAMMES) as DemoProgramme[]
export const programmeId = (of: DemoProgramme): string => `payout-${of}`
export const groupId = (of: DemoProgramme, coefficient: number): string => `payout-${of}-${coefficient}`

const tables = new Map<string, Amount[]>(
  DEMO_PROGRAMMES.flatMap((of) => PROGRAMMES[of].coefficients.map((coefficient) => [of, coefficient] as const)).map(
    ([of, coefficient]) => {
      const group = groupId(of, coefficient)
      return [group, PROGRAMMES[of].rows.map((row) => ({ ...row, group, coefficient, toDay: null, at: 0 }))]
    },
  ),
)

/** What the table sets for a group in a month. */
export function dueIn(group: string, month: Month): Dong {
  const row = amountIn(tables.get(group) ?? [], group, month)
  if (row === undefined) throw new Error(`the demo's table sets nothing for ${group} in ${month}`)
  return dongOf(row)
}

/** The province's three programmes with their groups and dated amounts, in one commit. */
export async function setUpProgrammes({ store, newId }: Services, now: number): Promise<void> {
  const { read } = store
  const at = momentAgo(now, DAYS_AGO.census, 7.5)
  const act = (after: number) => ({ by: 'dang', at: at + after, newId })
  const drafts = DEMO_PROGRAMMES.flatMap((of, place) => {
    const { rows, coefficients, ...named } = PROGRAMMES[of]
    const id = programmeId(of)
    const made = draftProgramme(read, { ...named, id, unit: PROVINCE, kind: of }, act(place))
    const groups = coefficients.flatMap((coefficient) => {
      const group = groupId(of, coefficient)
      const name =
        coefficients.length > 1
          ? `${named.name}, hệ số ${(coefficient / 100).toFixed(1).replace('.', ',')}`
          : named.name
      const row = { id: group, programme: id, name, folded: fold(name), officer: 'dang', at: at + coefficient }
      return [
        {
          writes: [read.insert(payoutGroups).values(row)],
          entries: [{ at: at + coefficient, actor: 'dang', action: 'payout-group.made', subject: group }],
        },
        ...rows.map((one) => draftAmount(read, { ...one, group, toDay: null, coefficient }, act(coefficient))),
      ]
    })
    return [made, ...groups]
  })
  await commitDemo(store, {
    writes: drafts.flatMap(({ writes }) => writes),
    entries: drafts.flatMap(({ entries }) => entries),
  })
}
