import type { ToldMeasure } from '../../domain/payout/totals.ts'
import { insertHamlet } from '../../store/hamlets.ts'
import type { TotalsRow } from '../../store/payout-contents.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { dueIn, groupId, programmeId } from './payout-programmes.ts'
import { holdRound } from './payout-round.ts'
import { momentAgo } from './sites.ts'

const COMMUNE = '21250'
/** The month of the newspaper that told of the model (14/12/2023); it began in 5/2023. */
const PERIOD = '2023-12'

/** The two communes of the model, today parts of Nghĩa Giang. */
const PLACES = [
  ['hamlet-nghia-dien', 'Nghĩa Điền (xã cũ)'],
  ['hamlet-nghia-thuan', 'Nghĩa Thuận (xã cũ)'],
] as const

/** People by place: that about 1.000 were due is told; how they were divided and paid is assumed. */
const TOLD: Readonly<Partial<Record<ToldMeasure, readonly [number, number]>>> = {
  ...{ due: [520, 480], reviewed: [500, 452], agreed: [355, 301], own: [310, 262], authorised: [28, 24] },
  ...{ home: [72, 80], counter: [100, 98], failed: [6, 4] },
}

/** Nghĩa Điền's model as a round that knows no cases, dated by its source. */
export async function tellNghiaDien(services: Services, now: number): Promise<void> {
  const { store } = services
  const hamlets = PLACES.map(([id, name]) =>
    insertHamlet(store.read, { id, commune: COMMUNE, name, fromDay: '2025-07-01' }),
  )
  await commitDemo(store, { writes: hamlets, entries: [] })
  const group = groupId('assistance', 100)
  const each = dueIn(group, PERIOD)
  const totals = PLACES.flatMap(([hamlet], place) =>
    Object.entries(TOLD).map(([measure, people]): TotalsRow => {
      const count = people[place] ?? 0
      return { hamlet, group, measure: measure as ToldMeasure, people: count, amount: count * each }
    }),
  )
  const round = { id: 'nghia-dien', programme: programmeId('assistance'), commune: COMMUNE, period: PERIOD } as const
  const at = momentAgo(now, 40, 9)
  await holdRound(services, { ...round, grain: 'totals' }, { totals }, at, ['closed'], ['sau', 'bay'])
}
