import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { PlacedStanding } from '../domain/adoption.ts'
import { addDays, type Day, type Instant, startOf } from '../domain/day.ts'
import { TRADING_DAYS, tradingDaysUntil } from '../domain/market-days.ts'
import type { Level } from '../domain/visit.ts'
import type { Database } from './database.ts'
import { lunarDayOf } from './lunar.ts'
import { findMarketDays } from './market-days.ts'
import { type Area, inPreparedScope, scopeValues } from './scope.ts'

export const day = sql.placeholder('day')
const endOfDay = sql.placeholder('endOfDay')
/** Trading days that A6 looks back on, newest first, by site; for every other site they are all days since `since`. */
const calendar = sql.placeholder('calendar')
const since = sql.placeholder('since')

/** The newest row of a stall's facts up to the day; both indexes end in the rowid, so that ties fall to the later row. */
export const newest = (facts: 'censuses' | 'visits', where: SQL = sql`true`): SQL => sql`(
  select f.rowid from ${sql.raw(facts)} f where f.stall = s.id and f.day <= ${day} and ${where}
  order by f.day desc, f.at desc, f.rowid desc limit 1)`

// What an earlier merchant of the stall said, showed or scanned says nothing of the one who trades there now.
export const ofMerchant = sql`f.day >= coalesce(m.started_on, '') and (f.merchant is null or f.merchant = m.id)`
// Viet Nam keeps UTC+7. Text compares as days do; without a live account nothing is too early.
const sinceLive = sql`f.day >= coalesce(date(v.activated_at, 'unixepoch', '+7 hours'), '')`
// Something else held before the camera says nothing of the wall: it neither clears an alarm nor undoes a match.
const ofPayment = sql`f.scan is not null and f.scan <> 'not-payment'`

// As `isLive` asks of a code that is to be printed.
const consented = sql`coalesce((
  select f.given from consents f where f.merchant = m.id and f.purpose = 'sticker' and f.at < ${endOfDay}
  order by f.at desc, f.rowid desc limit 1), 0)`

// What another person found otherwise is evidence of nothing.
export const notOverturned = (visit: 'f.id' | 'f.visit'): SQL => sql`not exists (
  select 1 from back_checks b where b.visit = ${sql.raw(visit)} and b.agrees = 0 and b.at < ${endOfDay})`

const transfers = (levels: string): SQL => sql`arrivals f
  where f.stall = s.id and f.payer = 'customer' and f.level in (${sql.raw(levels)}) and f.day <= ${day}
    and f.merchant = m.id and f.at < ${endOfDay} and ${notOverturned('f.visit')}`
const arrived = (level: Level): SQL => sql`(select f.day from ${transfers(`'${level}'`)} order by f.day desc limit 1)`
const PROVED = `'observed', 'bank'`
const firstProved = (level: Level): SQL => sql`(select f.day from ${transfers(`'${level}'`)} order by f.day limit 1)`

/** No day is later. */
const NEVER = '9999'

const ofSite = sql`'$."' || s.site || '"'`
const tradingDays = sql`(
  select count(distinct f.day) from ${transfers(PROVED)}
    and f.day >= coalesce(json_extract(${calendar}, ${ofSite} || '[#-1]'), ${since})
    and (json_type(${calendar}, ${ofSite}) is null or f.day in (select value from json_each(${calendar}, ${ofSite}))))`
const metSomebody = sql`f.outcome in ('agreed', 'postponed', 'refused') and ${notOverturned('f.id')}`

/** Who trades at the stall `s` on the day, `m`, and the code that is live there, `c`, since the activation `v`. */
export const traderWithCode = sql`
  left join merchants m on m.rowid = (
    select f.rowid from merchants f
    where f.stall = s.id and f.started_on <= ${day} and (f.ended_on is null or f.ended_on > ${day})
    order by f.started_on desc, f.rowid desc limit 1)
  left join settlement_accounts a on a.merchant = m.id and a.version = (
    select l.version from settlement_accounts l join account_activations w on w.account = l.id
    where l.merchant = m.id and l.use = 'sticker' and w.activated_at < ${endOfDay} order by l.version desc limit 1)
  left join payment_codes c on c.account = a.id and c.created_at < ${endOfDay} and ${consented}
  left join account_activations v on v.account = a.id`

/** One row per stall in scope, each fact found by its index: what it costs does not grow with history. */
const standings = (area: SQL): SQL => sql`(
  select s.id, s.site, s.block, s.side, s.position, s.number, m.id merchant, m.trade_name, coalesce(k.state, 'operating') census,
    exists (select 1 from visits f where f.stall = s.id and f.day >= coalesce(r.opened_on, '') and f.day <= ${day}) visited,
    o.outcome, o.reason, c.id is not null has_code,
    iif(d.display = 'in-place', d.day, null) displayed_on, iif(w.code = c.id, w.day, null) verified_on, w.scan last_scan, w.at last_scan_at,
    ${arrived('said')} said_on, ${arrived('observed')} observed_on, ${arrived('bank')} bank_on,
    ${tradingDays} transfer_days,
    (select max(f.day) from ${transfers(PROVED)} and f.days = 'regular') regular_on,
    min(coalesce(${firstProved('observed')}, ${NEVER}), coalesce(${firstProved('bank')}, ${NEVER})) first_paid_on,
    q.day asked_on
  from sites
  left join rounds r on r.rowid = (
    select f.rowid from rounds f where f.site = sites.id and f.opened_on <= ${day} order by f.number desc limit 1)
  join stalls s on s.site = sites.id
  ${traderWithCode}
  left join censuses k on k.rowid = ${newest('censuses')}
  left join visits o on o.rowid = ${newest('visits', ofMerchant)}
  left join visits d on d.rowid = ${newest('visits', sql`c.id is not null and f.display is not null and ${sinceLive} and ${ofMerchant} and ${notOverturned('f.id')}`)}
  left join visits w on w.rowid = ${newest('visits', sql`${ofPayment} and ${sinceLive} and ${ofMerchant} and ${notOverturned('f.id')}`)}
  left join visits q on q.rowid = ${newest('visits', sql`${metSomebody} and ${ofMerchant}`)}
  where s.created_at < ${endOfDay} and ${area} and ${inPreparedScope()}
  order by s.site, s.position) standing`

// One column for each column of the query: rows are read as they come, because mapping 20 fields of 180 stalls by name
// took a quarter of the whole question's time.
const prepare = (db: Database, area: SQL) => db.select({ row: sql`*` }).from(standings(area)).prepare()
const prepareAll = (db: Database) => ({
  site: prepare(db, sql`sites.id = ${sql.placeholder('area')}`),
  commune: prepare(db, sql`sites.commune = ${sql.placeholder('area')}`),
})
const prepared = new WeakMap<Database, ReturnType<typeof prepareAll>>()

function preparedFor(db: Database): ReturnType<typeof prepareAll> {
  const known = prepared.get(db) ?? prepareAll(db)
  prepared.set(db, known)
  return known
}

/**
 * The standing of every stall of a site, or of a commune, as of a day, in walking order; none when it is not in scope.
 * Facts dated or received later are left out: the standing of a day that is over never changes. A stall that no census has
 * met counts as operating; where no round was opened, any visit counts for A1.
 */
export async function listStandings(db: Database, scope: Scope, area: Area, day: Day): Promise<PlacedStanding[]> {
  const queries = preparedFor(db)
  const days = { day, endOfDay: startOf(addDays(day, 1)), since: addDays(day, 1 - TRADING_DAYS) }
  const values = { ...scopeValues(scope), ...days, calendar: await findCalendar(db, scope, area, day) }
  const rows = await ('site' in area
    ? queries.site.values({ ...values, area: area.site })
    : queries.commune.values({ ...values, area: area.commune }))
  return (rows as Row[]).map(placedStanding)
}

/** The last trading days of each site that did not always trade every day, as the query reads them. */
async function findCalendar(db: Database, scope: Scope, area: Area, day: Day): Promise<string> {
  const rules = await findMarketDays(db, scope, area, day)
  const dated = [...rules].filter(([, own]) => own.some(({ rule }) => rule !== 'every-day'))
  return JSON.stringify(Object.fromEntries(dated.map(([site, own]) => [site, tradingDaysUntil(own, day, lunarDayOf)])))
}

type Maybe<Fact extends keyof PlacedStanding> = NonNullable<PlacedStanding[Fact]> | null

/** The query's columns in their order. */
type Row = [
  ...stall: [id: string, site: string, block: string, side: PlacedStanding['side'], position: number, number: string],
  ...trader: [merchant: string | null, tradeName: string | null],
  ...walk: [census: PlacedStanding['census'], visited: 0 | 1, outcome: Maybe<'outcome'>, reason: Maybe<'reason'>],
  ...code: [hasCode: 0 | 1, displayedOn: Day | null, verifiedOn: Day | null],
  ...scan: [lastScan: Maybe<'lastScan'>, lastScanAt: Instant | null],
  ...arrivals: [saidOn: Day | null, observedOn: Day | null, bankOn: Day | null],
  ...lasting: [transferDays: number, regularOn: Day | null, firstPaidOn: Day, askedOn: Day | null],
]

function placedStanding([stall, site, block, side, position, number, ...known]: Row): PlacedStanding {
  const [merchant, tradeName, census, visited, outcome, reason, hasCode, ...evidence] = known
  const [displayedOn, verifiedOn, lastScan, lastScanAt, ...money] = evidence
  const [saidOn, observedOn, bankOn, transferDays, regularOn, firstPaidOn, askedOn] = money
  return {
    ...{ stall, site, block, side, position, number },
    merchant: merchant ?? undefined,
    tradeName: tradeName ?? undefined,
    census,
    visited: visited === 1,
    outcome: outcome ?? undefined,
    reason: reason ?? undefined,
    hasCode: hasCode === 1,
    displayedOn: displayedOn ?? undefined,
    verifiedOn: verifiedOn ?? undefined,
    lastScan: lastScan ?? undefined,
    lastScanAt: lastScanAt ?? undefined,
    saidOn: saidOn ?? undefined,
    observedOn: observedOn ?? undefined,
    bankOn: bankOn ?? undefined,
    transferDays,
    regularOn: regularOn ?? undefined,
    firstPaidOn: firstPaidOn === NEVER ? undefined : firstPaidOn,
    askedOn: askedOn ?? undefined,
  }
}
