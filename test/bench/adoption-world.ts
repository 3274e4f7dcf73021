import SQLite from 'better-sqlite3'

/** Sizes that the leader's pages are measured at. */
export interface WorldSize {
  readonly communes: number
  readonly sitesPerCommune: number
  /** Stalls of a site of the first commune, and of each other one. */
  readonly stalls: readonly [first: number, other: number]
  /** Visits of a stall of the first commune, and of each other one. */
  readonly visits: readonly [first: number, other: number]
}

export const PROVINCE: WorldSize = { communes: 100, sitesPerCommune: 40, stalls: [150, 75], visits: [34, 16] }

/** A commune without a site: its page is the empty page. */
export const emptyCommune = ({ communes }: WorldSize): string => String(39_899 + communes)
export const BIG_COMMUNE = '21040'

/** Of ten stalls six have a code, and of a hundred another two an account that nobody has decided on. */
const CODED = `stall_hash % 10 < 6`
const PROPOSED = `(${CODED} or stall_hash % 50 = 6)`

/**
 * Fills the file of a demo world with a whole province, in one transaction and under every trigger and foreign key that a
 * walk's records pass: nothing is measured that the schema would refuse. Today's moment in seconds UTC.
 */
export function fillProvince(file: string, size: WorldSize, now: number): void {
  const db = new SQLite(file)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = off')
  db.pragma('foreign_keys = on')
  db.pragma('cache_size = -500000')
  db.transaction(() => {
    for (const statement of statements(size, now)) db.exec(statement)
  })()
  db.exec('analyze')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}

/** A number from 0 that looks random and is the same in every run. */
const hash = (of: string): string => `((${of}) * 2654435761 % 4294967296 / 7)`
const dayAgo = (days: string, now: number): string => `date(${now} - 86400 * (${days}), 'unixepoch', '+7 hours')`

const statements = ({ communes, sitesPerCommune, stalls, visits }: WorldSize, now: number): string[] => [
  `create temp table n (i integer primary key)`,
  `insert into n with recursive c(i) as (select 0 union all select i + 1 from c where i < 9999) select i from c`,
  `insert into units (code, from_day, name, folded, kind, parent)
    select printf('%05d', 39899 + i), '2025-07-01', 'Mẫu ' || i, 'mau ' || i, 'commune', '51' from n where i between 1 and ${communes}`,
  `create temp table c as select i k, iif(i = 0, '${BIG_COMMUNE}', printf('%05d', 39899 + i)) code from n where i < ${communes}`,
  `insert into sites (id, commune, kind, name, folded, created_at)
    select 'b-' || k || '-' || i, code, iif(i % 2, 'market', 'street'), 'Nơi ' || k || '-' || i, 'noi ' || k || '-' || i, ${now} - 86400
    from c, n where i < ${sitesPerCommune}`,
  `insert into rounds (id, site, number, opened_on) select 'r-' || id, id, 1, ${dayAgo('40', now)} from sites where id like 'b-%'`,
  `insert into blocks (id, site, position, name)
    select id || '-' || i, id, i + 1, char(65 + i) from sites, n where id like 'b-%' and i < 6`,
  `create temp table st as
    select s.id || '-' || n.i id, s.id site, n.i position, c.k k, ${hash('s.rowid * 1009 + n.i')} stall_hash
    from sites s join c on c.code = s.commune join n on n.i < iif(c.k = 0, ${stalls[0]}, ${stalls[1]}) where s.id like 'b-%'`,
  `insert into stalls (id, site, block, side, position, number, created_at)
    select id, site, site || '-' || (position % 6), iif(position % 2, 'odd', 'even'), position + 1, position + 1, ${now} - 86400 * 300 from st`,
  `insert into censuses (id, stall, day, state, officer, at)
    select 'c-' || id, id, ${dayAgo('300', now)}, iif(stall_hash % 25 = 0, 'vacant', 'operating'), 'ho', ${now} - 86400 * 300 from st`,
  `insert into merchants (id, stall, trade_name, folded, kind, category, started_on, created_by, created_at)
    select 'm-' || id, id, 'Quán ' || id, 'quan ' || id, 'individual', 'food', ${dayAgo('290', now)}, 'lan', ${now} - 86400 * 290
    from st where stall_hash % 10 < 9`,
  ...registered(now),
  `create temp table v as
    select st.id stall, st.k k, n.i turn, stall_hash, ${hash('stall_hash + n.i * 7919')} visit_hash
    from st join n on n.i < iif(st.k = 0, ${visits[0]}, ${visits[1]})`,
  visitsOf(now),
  `insert into arrivals (id, stall, merchant, visit, level, payer, day, at)
    select 'a-' || stall || '-' || turn, stall, 'm-' || stall, 'v-' || stall || '-' || turn, iif(visit_hash % 3 = 0, 'said', 'observed'), 'customer',
      ${dayAgo('turn * 9 + visit_hash % 9', now)}, ${now} - 86400 * (turn * 9 + visit_hash % 9)
    from v where ${CODED} and visit_hash % 5 < 2`,
]

/** Approved accounts with their codes, as the proposals and decisions before them left them. */
const registered = (now: number): string[] => {
  const at = `${now} - 86400 * 280`
  const coded = `from st where ${CODED}`
  return [
    `insert into consents (id, merchant, purpose, given, text_version, method, officer, at)
      select 'k-' || id, 'm-' || id, 'sticker', 1, '1', 'spoken', 'lan', ${at} from st where ${PROPOSED}`,
    `insert into account_proposals
      (id, merchant, version, source, code_kind, relation, sealed_account, sealed_holder, sealed_payload, account_index, digest, proposed_by, proposed_at)
      select 'p-' || id, 'm-' || id, 1, 'typed', 'transfer-account', 'own', 's', 's', 's', id, id, 'lan', ${at} from st where ${PROPOSED}`,
    `insert into account_decisions (proposal, decision, seen_digest, decided_by, decided_at)
      select 'p-' || id, 'approved', id, 'ho', ${at} ${coded}`,
    `insert into settlement_accounts (id, merchant, proposal, version, sealed_account, sealed_holder, account_index, live_from)
      select 's-' || id, 'm-' || id, 'p-' || id, 1, 's', 's', id, ${at} ${coded}`,
    `insert into account_activations (account, activated_at) select 's-' || id, ${at} ${coded}`,
    `insert into payment_codes (id, account, merchant, source, kind, sealed_payload, account_index, created_at)
      select 'q-' || id, 's-' || id, 'm-' || id, 'typed', 'transfer-account', 's', id, ${at} ${coded}`,
  ]
}

/** One walk every nine days; at registered stalls every second one scans the wall. */
const visitsOf = (now: number): string => `
  insert into visits (id, stall, merchant, officer, day, at, outcome, reason, display, scan, code)
  select 'v-' || stall || '-' || turn, stall, iif(stall_hash % 10 < 9, 'm-' || stall, null), iif(turn % 2, 'lan', 'hoa'),
    ${dayAgo('turn * 9 + visit_hash % 9', now)}, ${now} - 86400 * (turn * 9 + visit_hash % 9),
    iif(${CODED}, 'agreed', iif(visit_hash % 3, 'refused', 'absent')), iif(${CODED}, null, 'tax'),
    iif(${CODED} and visit_hash % 2, 'in-place', null), iif(${CODED} and visit_hash % 2, iif(visit_hash % 997 = 1, 'stranger', 'match'), null),
    iif(${CODED} and visit_hash % 2 and visit_hash % 997 <> 1, 'q-' || stall, null)
  from v`
