import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { PlacedStanding } from '../domain/adoption.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { Database } from './database.ts'
import { type Area, inPreparedScope, scopeValues } from './scope.ts'

const day = sql.placeholder('day')
const endOfDay = sql.placeholder('endOfDay')

/** The newest row of a stall's facts up to the day; both indexes end in the rowid, so that ties fall to the later row. */
const newest = (facts: 'censuses' | 'visits', where: SQL = sql`true`): SQL => sql`(
  select f.rowid from ${sql.raw(facts)} f where f.stall = s.id and f.day <= ${day} and ${where}
  order by f.day desc, f.at desc, f.rowid desc limit 1)`

// What an earlier merchant of the stall said, showed or scanned says nothing of the one who trades there now.
const ofMerchant = sql`f.day >= coalesce(m.started_on, '') and (f.merchant is null or f.merchant = m.id)`
// Viet Nam keeps UTC+7. Text compares as days do; without a live code nothing is too early.
const sinceLive = sql`f.day >= coalesce(date(v.activated_at, 'unixepoch', '+7 hours'), '')`

const arrived = (level: 'said' | 'observed' | 'bank'): SQL => sql`(
  select f.day from arrivals f
  where f.stall = s.id and f.payer = 'customer' and f.level = ${sql.raw(`'${level}'`)} and f.day <= ${day} and f.merchant = m.id
  order by f.day desc limit 1)`

/** One row per stall in scope, each fact found by its index: what it costs does not grow with history. */
const standings = (area: SQL): SQL => sql`(
  select s.id, s.site, s.block, s.side, s.position, s.number, m.id merchant, m.trade_name, coalesce(k.state, 'operating') census,
    exists (select 1 from visits f where f.stall = s.id and f.day >= coalesce(r.opened_on, '') and f.day <= ${day}) visited,
    o.outcome, o.reason, c.id is not null has_code,
    iif(d.display = 'in-place', d.day, null) displayed_on, iif(w.code = c.id, w.day, null) verified_on, w.scan last_scan,
    ${arrived('said')} said_on, ${arrived('observed')} observed_on, ${arrived('bank')} bank_on
  from sites
  left join rounds r on r.rowid = (
    select f.rowid from rounds f where f.site = sites.id and f.opened_on <= ${day} order by f.number desc limit 1)
  join stalls s on s.site = sites.id
  left join merchants m on m.stall = s.id and m.ended_on is null and m.started_on <= ${day}
  left join settlement_accounts a on a.merchant = m.id and a.version = (
    select l.version from settlement_accounts l join account_activations w on w.account = l.id
    where l.merchant = m.id and w.activated_at < ${endOfDay} order by l.version desc limit 1)
  left join payment_codes c on c.account = a.id and c.created_at < ${endOfDay}
  left join account_activations v on v.account = c.account
  left join censuses k on k.rowid = ${newest('censuses')}
  left join visits o on o.rowid = ${newest('visits', ofMerchant)}
  left join visits d on d.rowid = ${newest('visits', sql`c.id is not null and f.display is not null and ${sinceLive} and ${ofMerchant}`)}
  left join visits w on w.rowid = ${newest('visits', sql`f.scan is not null and ${sinceLive} and ${ofMerchant}`)}
  where ${area} and ${inPreparedScope()}
  order by s.site, s.position) standing`

type Text<Value extends string = string> = SQL<Value | null>

const columns = {
  stall: sql<string>`id`,
  site: sql<string>`site`,
  block: sql<string>`block`,
  side: sql<PlacedStanding['side']>`side`,
  position: sql<number>`position`,
  number: sql<string>`number`,
  merchant: sql`merchant` as Text,
  tradeName: sql`trade_name` as Text,
  census: sql<PlacedStanding['census']>`census`,
  visited: sql<number>`visited`,
  outcome: sql`outcome` as Text<NonNullable<PlacedStanding['outcome']>>,
  reason: sql`reason` as Text<NonNullable<PlacedStanding['reason']>>,
  hasCode: sql<number>`has_code`,
  displayedOn: sql`displayed_on` as Text,
  verifiedOn: sql`verified_on` as Text,
  lastScan: sql`last_scan` as Text<NonNullable<PlacedStanding['lastScan']>>,
  saidOn: sql`said_on` as Text,
  observedOn: sql`observed_on` as Text,
  bankOn: sql`bank_on` as Text,
}

const prepare = (db: Database, area: SQL) => db.select(columns).from(standings(area)).prepare()
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
 * Facts dated later are left out, but who trades at a stall is always who trades there now. A stall that no census has
 * met counts as operating; where no round was opened, any visit counts for A1.
 */
export async function listStandings(db: Database, scope: Scope, area: Area, day: Day): Promise<PlacedStanding[]> {
  const queries = preparedFor(db)
  const values = { ...scopeValues(scope), day, endOfDay: startOf(addDays(day, 1)) }
  const rows = await ('site' in area
    ? queries.site.all({ ...values, area: area.site })
    : queries.commune.all({ ...values, area: area.commune }))
  return rows.map(placedStanding)
}

type Row = Awaited<ReturnType<ReturnType<typeof prepare>['all']>>[number]

const placedStanding = (row: Row): PlacedStanding => ({
  ...row,
  merchant: row.merchant ?? undefined,
  tradeName: row.tradeName ?? undefined,
  visited: row.visited === 1,
  outcome: row.outcome ?? undefined,
  reason: row.reason ?? undefined,
  hasCode: row.hasCode === 1,
  displayedOn: row.displayedOn ?? undefined,
  verifiedOn: row.verifiedOn ?? undefined,
  lastScan: row.lastScan ?? undefined,
  saidOn: row.saidOn ?? undefined,
  observedOn: row.observedOn ?? undefined,
  bankOn: row.bankOn ?? undefined,
})
