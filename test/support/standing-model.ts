import type { PlacedStanding } from '../../src/domain/adoption.ts'
import { addDays, type Day, startOf } from '../../src/domain/day.ts'
import type { MerchantHistory, SiteHistory, StallHistory } from './history.ts'

/** The rules once more, slowly and in plain words, so that the query is checked against something that is not SQL. */
function standingOf(stall: StallHistory, site: SiteHistory, position: number, day: Day): PlacedStanding {
  const inOrder = <Fact extends { day: Day; at: number }>(facts: Fact[]) =>
    facts
      .filter((fact) => fact.day <= day)
      .map((fact, index) => ({ fact, key: [fact.day, String(fact.at).padStart(12), String(index).padStart(4)].join() }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ fact }) => fact)
  const merchant = stall.merchants
    .filter(({ startedOn, endedOn }) => startedOn <= day && (endedOn === undefined || endedOn > day))
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : Number(a.startedOn > b.startedOn)))
    .at(-1)
  const account = merchant?.accounts
    .filter(({ activatedOn, beside }) => !beside && activatedOn !== undefined && activatedOn <= day)
    .at(-1)
  const code = merchant && agrees(merchant, day) ? account?.code : undefined
  const live = account?.activatedOn
  const round = site.rounds.filter((opened) => opened <= day).at(-1) ?? ''
  const visits = inOrder(stall.visits)
  const own = visits.filter((visit) => isOf(visit, merchant))
  const sinceLive = own.filter((visit) => live === undefined || visit.day >= live)
  const looked = code ? sinceLive.findLast(({ display }) => display) : undefined
  const scanned = sinceLive.filter(({ scan }) => scan !== 'not-payment').findLast(({ scan }) => scan)
  const paid = stall.arrivals.filter(
    (one) =>
      one.merchant === merchant?.id && one.payer === 'customer' && one.day <= day && (one.at ?? 1) < tonight(day),
  )
  const newestArrival = (level: string) => daysOf(paid.filter((one) => one.level === level)).at(-1)
  const proved = paid.filter(({ level }) => level !== 'said')
  const met = ['agreed', 'postponed', 'refused']
  return {
    ...{ stall: stall.id, site: site.id, block: `${site.id}-block`, side: 'row', position, number: `A${position}` },
    ...{ merchant: merchant?.id, tradeName: merchant?.id },
    census: inOrder(stall.censuses).at(-1)?.state ?? 'operating',
    visited: visits.some((visit) => visit.day >= round),
    ...{ outcome: own.at(-1)?.outcome, reason: own.at(-1)?.reason, hasCode: code !== undefined },
    displayedOn: looked?.display === 'in-place' ? looked.day : undefined,
    verifiedOn: code && scanned?.scan === 'match' && scanned.code === code ? scanned.day : undefined,
    ...{ lastScan: scanned?.scan, lastScanAt: scanned?.at },
    ...{ saidOn: newestArrival('said'), observedOn: newestArrival('observed'), bankOn: newestArrival('bank') },
    transferDays: new Set(daysOf(proved).filter((one) => one > addDays(day, -30))).size,
    regularOn: daysOf(proved.filter(({ days }) => days === 'regular')).at(-1),
    firstPaidOn: daysOf(proved)[0],
    askedOn: own.findLast(({ outcome }) => met.includes(outcome))?.day,
  }
}

const tonight = (day: Day) => startOf(day) + 86_400
const daysOf = (facts: { day: Day }[]): Day[] => facts.map((fact) => fact.day).sort()

const isOf = (visit: { merchant?: string; day: Day }, merchant: MerchantHistory | undefined): boolean =>
  (visit.merchant === undefined || visit.merchant === merchant?.id) && visit.day >= (merchant?.startedOn ?? '')

/** Whether the vendor's last word about the sticker, by the end of the day, was yes; the first one always is. */
function agrees({ answers = [] }: MerchantHistory, day: Day): boolean {
  let last = { at: 1, given: true }
  for (const answer of answers) if (answer.at < tonight(day) && answer.at >= last.at) last = answer
  return last.given
}

/** What every stall of the site stands at on the day. */
export const standingsOf = (site: SiteHistory, day: Day) =>
  site.stalls.map((stall, index) => standingOf(stall, site, index + 1, day))
