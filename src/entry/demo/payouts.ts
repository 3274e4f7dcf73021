import { dayOf } from '../../domain/day.ts'
import { addMonths, monthOf } from '../../domain/month.ts'
import { type MeetingAnswer, readAnswer } from '../../domain/payout/follow-up.ts'
import { insertHamlet } from '../../store/hamlets.ts'
import { draftFollowUp } from '../../store/payout-follow-ups.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { tellNghiaDien } from './nghia-dien.ts'
import { arrearsNow, type DemoCase, demoCases, linesBefore, linesNow, PAYOUT_HAMLETS } from './payout-lines.ts'
import { DEMO_PROGRAMMES, programmeId, setUpProgrammes } from './payout-programmes.ts'
import { holdRound } from './payout-round.ts'
import { COMMUNE, daysAgo, HAMLET, momentAgo } from './sites.ts'

/**
 * Châu Ổ's 81 % as 486 of 600: the rate is that of an article of mid-2024, the 600 and all that they are made of are
 * assumed. The month before is closed, this month approved and not closed.
 */
export async function payOut(services: Services, now: number): Promise<void> {
  const { store } = services
  const added = PAYOUT_HAMLETS.filter(([id]) => id !== HAMLET)
  const hamlets = added.map(([id, name]) =>
    insertHamlet(store.read, { id, commune: COMMUNE, name, fromDay: '2025-07-01' }),
  )
  await commitDemo(store, { writes: hamlets, entries: [] })
  await setUpProgrammes(services, now)
  const [month, all] = [monthOf(dayOf(now)), demoCases()]
  const before = addMonths(month, -1)
  for (const programme of DEMO_PROGRAMMES) {
    const cases = all.filter((one) => one.programme === programme)
    const of = { programme: programmeId(programme), commune: COMMUNE, grain: 'cases' } as const
    const earlier = { ...of, id: `${of.programme}-before`, period: before }
    await holdRound(services, earlier, { lines: linesBefore(cases, before) }, momentAgo(now, 33, 9), ['closed'])
    const current = { ...of, id: `${of.programme}-now`, period: month }
    const entered = { lines: linesNow(cases, month), arrears: arrearsNow(cases, month) }
    await holdRound(services, current, entered, momentAgo(now, 3, 9), [])
  }
  await meetSome(services, all, now)
  await tellNghiaDien(services, now)
}

/** What the digital team was told at the doors since: of the first cases of each kind, in the order of their codes. */
const MEETINGS: readonly (readonly [(one: DemoCase) => boolean, readonly MeetingAnswer[]])[] = [
  [({ modality }) => modality === null, ['blocked:no-chip-card', 'absent', 'account-opened']],
  [
    ({ modality, status }) => modality === 'counter' && status === 'no-account',
    ['blocked:sim-not-own', 'blocked:no-vneid-2', 'blocked:no-chip-card', 'blocked:no-branch-near', 'blocked:no-phone'],
  ],
  [
    ({ modality, status }) => modality === 'home' && status === 'no-account',
    ['blocked:cannot-travel', 'blocked:needs-authorised'],
  ],
  [({ modality, before }) => modality === 'counter' && before === 'own', ['account-opened', 'wants-cash', 'absent']],
]

async function meetSome({ store, newId }: Services, all: readonly DemoCase[], now: number): Promise<void> {
  const cases = [...all].sort((one, other) => (one.code < other.code ? -1 : 1))
  const day = daysAgo(now, 1)
  const drafts = MEETINGS.flatMap(([isOf, answers], kind) =>
    cases
      .filter(isOf)
      .slice(0, answers.length)
      .map((one, place) => {
        const told = readAnswer(answers[place] ?? 'absent')
        const nextDay = told.outcome === 'absent' ? daysAgo(now, -4) : null
        const of = { commune: COMMUNE, programme: programmeId(one.programme), caseCode: one.code }
        const at = momentAgo(now, 1, 14) + (kind * 10 + place) * 300
        return draftFollowUp(
          store.read,
          { id: `meeting-${one.code}`, ...of, day, ...told, nextDay },
          { by: 'ho', at, newId },
        )
      }),
  )
  await commitDemo(store, {
    writes: drafts.flatMap(({ writes }) => writes),
    entries: drafts.flatMap(({ entries }) => entries),
  })
}
