import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, dayOf, startOf } from '../domain/day.ts'
import { type Fact, type FactKind, PSEUDONYMS } from '../domain/fact.ts'
import type { Database } from './database.ts'
import type { Keyring } from './keyring.ts'
import { type Area, inArea, inScope } from './scope.ts'

/** A row of any of the questions below: columns of a fact, and the moment it was received. */
type Row = Omit<Fact, 'received' | 'kind'> & { at: number }

const ofStalls = sql`join stalls s on s.site = sites.id`
const ofMerchants = sql`${ofStalls} join merchants m on m.stall = s.id`
const dayAt = (instant: string): SQL => sql.raw(`date(${instant}, 'unixepoch', '+7 hours')`)

/**
 * Each kind in the order that decides between facts of one day: by day, moment and arrival. `x` is the row of the fact;
 * what was received after the day is left out.
 */
const questions: Readonly<Record<FactKind, { columns: SQL; from: SQL; day: SQL; at: SQL; order?: SQL }>> = {
  site: {
    columns: sql`x.kind state`,
    from: sql`join sites x on x.id = sites.id`,
    day: dayAt('x.created_at'),
    at: sql`x.created_at`,
  },
  round: {
    ...{ columns: sql`x.number state`, from: sql`join rounds x on x.site = sites.id`, day: sql`x.opened_on` },
    ...{ at: sql`unixepoch(x.opened_on, '-7 hours')`, order: sql`x.number` },
  },
  'trading-days': {
    ...{
      columns: sql`x.rule state, x.days days`,
      from: sql`join market_days x on x.site = sites.id and sites.kind = 'market'`,
    },
    ...{ day: sql`x.from_day`, at: sql`x.at` },
  },
  stall: {
    columns: sql`x.id stall`,
    from: sql`join stalls x on x.site = sites.id`,
    day: dayAt('x.created_at'),
    at: sql`x.created_at`,
    order: sql`x.position`,
  },
  census: {
    columns: sql`s.id stall, x.state, x.officer observer`,
    from: sql`${ofStalls} join censuses x on x.stall = s.id`,
    day: sql`x.day`,
    at: sql`x.at`,
  },
  trader: {
    columns: sql`s.id stall, x.id trader`,
    from: sql`${ofStalls} join merchants x on x.stall = s.id`,
    day: sql`x.started_on`,
    at: sql`x.created_at`,
  },
  'trader-left': {
    ...{ columns: sql`s.id stall, x.id trader`, day: sql`x.ended_on`, at: sql`unixepoch(x.ended_on, '-7 hours')` },
    from: sql`${ofStalls} join merchants x on x.stall = s.id and x.ended_on is not null`,
  },
  consent: {
    ...{
      columns: sql`s.id stall, m.id trader, iif(x.given, 'given', 'withdrawn') state`,
      day: dayAt('x.at'),
      at: sql`x.at`,
    },
    from: sql`${ofMerchants} join consents x on x.merchant = m.id and x.purpose = 'sticker'`,
  },
  code: {
    columns: sql`s.id stall, m.id trader, c.id code`,
    from: sql`${ofMerchants} join settlement_accounts a on a.merchant = m.id and a.use = 'sticker'
      join account_activations x on x.account = a.id left join payment_codes c on c.account = a.id`,
    ...{ day: dayAt('x.activated_at'), at: sql`x.activated_at`, order: sql`a.version` },
  },
  visit: {
    columns: sql`s.id stall, x.merchant trader, x.id visit, x.officer observer, x.outcome state, x.reason, x.display, x.scan, x.code`,
    ...{ from: sql`${ofStalls} join visits x on x.stall = s.id`, day: sql`x.day`, at: sql`x.at` },
  },
  transfer: {
    columns: sql`s.id stall, x.merchant trader, x.visit, x.level, x.payer, x.days`,
    ...{ from: sql`${ofStalls} join arrivals x on x.stall = s.id`, day: sql`x.day`, at: sql`x.at` },
  },
  'back-check': {
    columns: sql`s.id stall, x.visit, n.officer observer, iif(x.agrees, 'agrees', 'overturned') state`,
    from: sql`${ofStalls} join visits v on v.stall = s.id join back_checks x on x.visit = v.id join visits n on n.id = x.answer`,
    ...{ day: dayAt('x.at'), at: sql`x.at` },
  },
}

/** Every fact received by the end of the day, kind by kind. The pseudonym of an id is the same in every file. */
export async function listFactsReceived(
  { read, keys }: { read: Database; keys: Keyring },
  scope: Scope,
  area: Area,
  day: Day,
): Promise<Fact[]> {
  const tonight = startOf(addDays(day, 1))
  const mask = maskOf(keys)
  const facts: Fact[] = []
  for (const [kind, { columns, from, day: of, at, order }] of Object.entries(questions)) {
    const rows = await read.all<Row>(sql`
      select sites.id site, ${columns}, ${of} day, ${at} at from sites ${from}
      where ${inArea(area)} and ${at} < ${tonight} and ${of} <= ${day} and ${inScope(scope)}
      order by sites.id, ${order ?? sql`${of}, ${at}`}, x.rowid`)
    for (const { at: instant, ...row } of rows)
      facts.push(await mask({ ...row, kind: kind as FactKind, received: dayOf(instant) }))
  }
  return facts
}

/** Makes ids of facts into pseudonyms: nobody without the keys can tell whose a fact is. */
function maskOf(keys: Keyring): (fact: Fact) => Promise<Fact> {
  const known = new Map<string, string>()
  const pseudonym = async (of: string): Promise<string> => {
    const made = known.get(of) ?? (await keys.index('content', `pseudonym|${of}`)).slice(0, PSEUDONYM_LENGTH)
    known.set(of, made)
    return made
  }
  return async (fact) => {
    const hidden: Record<string, string> = {}
    for (const column of PSEUDONYMS) {
      const id = fact[column]
      if (id) hidden[column] = await pseudonym(`${column}|${id}`)
    }
    return { ...fact, ...hidden }
  }
}

/** Enough that no two of a province meet, too little to be mistaken for an id. */
const PSEUDONYM_LENGTH = 16
