import SQLite from 'better-sqlite3'

/** Sizes that the pages of payouts are measured at: every round is closed but the newest month's. */
export interface PayoutsSize {
  readonly communes: number
  readonly months: number
  readonly programmes: number
  readonly hamlets: number
  /** Lines of each round. */
  readonly cases: number
}

export const PAYOUTS: PayoutsSize = { communes: 100, months: 36, programmes: 4, hamlets: 6, cases: 60 }

/** A commune in whose page payouts are looked at, and one that pays nobody. */
export const PAYING = '41000'
export const PAYING_NOBODY = String(41_000 + PAYOUTS.communes)
export const NEWEST = '2026-10'

/** A round of the newest month that is still a draft. */
export const DRAFT = `r-0-0-0`

/** A draft without lines, of the commune whose officer takes a file in. */
export const IMPORTED = { round: 'r-import', commune: '21040', hamlet: 'Tổ dân phố 6', group: 'Nhóm 0' } as const

/**
 * Fills the file of a demo world with three years of rounds, by SQL, with every trigger on: what is refused to the
 * product is refused here.
 */
export function fillPayouts(file: string, size: PayoutsSize): void {
  const db = new SQLite(file)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = off')
  db.pragma('foreign_keys = on')
  db.transaction(() => {
    for (const statement of statements(size)) db.exec(statement)
  })()
  db.exec('analyze')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}

/** The measures of a closed round as sums over its lines; see keysOf in domain/payout/measures.ts. */
const MEASURES: readonly (readonly [measure: string, counts: string])[] = [
  ['due', '1'],
  ['reviewed', `l.modality in ('own', 'authorised') or coalesce(l.status, 'not-reviewed') <> 'not-reviewed'`],
  ['review-unknown', `l.status is null and coalesce(l.modality, '') not in ('own', 'authorised')`],
  ['agreed', `l.status = 'agreed' or l.modality in ('own', 'authorised')`],
  ...['own', 'authorised', 'home', 'counter', 'failed'].map((word) => [word, `l.modality = '${word}'`] as const),
  ['outcome-unknown', 'l.modality is null'],
  ['fell-back', `b.modality in ('own', 'authorised') and l.modality in ('home', 'counter')`],
  ['cash:no-account', `l.modality in ('home', 'counter') and l.reason = 'no-account'`],
  ['cash:home-bound', `l.modality in ('home', 'counter') and l.reason = 'home-bound'`],
  ['failed:none', `l.modality = 'failed'`],
  ['arrears', '0'],
]

/** A number from 0 that looks random and is the same in every run. */
const hash = (of: string): string => `((${of}) * 2654435761 % 4294967296 / 7)`

const statements = ({ communes, months, programmes, hamlets, cases }: PayoutsSize): string[] => [
  `create temp table n as with recursive c(i) as (select 0 union all select i + 1 from c where i < 999) select i from c`,
  `insert into units (code, from_day, name, folded, kind, parent)
    select printf('%05d', 41000 + i), '2025-07-01', 'Chi ' || i, 'chi ' || i, 'commune', '51' from n where i <= ${communes}`,
  `create temp table c as select i k, printf('%05d', 41000 + i) code from n where i < ${communes}`,
  `insert into hamlets (id, commune, name, from_day) select 'h-' || k || '-' || i, code, 'Thôn ' || i, '2025-07-01'
    from c, n where i < ${hamlets}`,
  `insert into payout_programmes (id, unit, kind, name, folded, authority, basis, officer, at)
    select 'bp-' || i, '51', 'assistance', 'Chương trình ' || i, 'chuong trinh ' || i, 'Sở', 'NĐ', 'sen', i from n where i < ${programmes}`,
  `insert into payout_groups (id, programme, name, folded, officer, at)
    select 'bg-' || p.i || '-' || g.i, 'bp-' || p.i, 'Nhóm ' || g.i, 'nhom ' || g.i, 'sen', g.i
    from n p, n g where p.i < ${programmes} and g.i < 2`,
  // Month 0 is the newest, and stays a draft.
  `create temp table r as select 'r-' || k || '-' || p.i || '-' || m.i id, code, k, p.i p, m.i m,
      strftime('%Y-%m', '${NEWEST}-01', '-' || m.i || ' months') period
    from c, n p, n m where p.i < ${programmes} and m.i < ${months}`,
  `insert into payout_rounds (id, programme, commune, period, grain, officer, at)
    select id, 'bp-' || p, code, period, 'cases', 'sen', 0 from r`,
  `insert into payout_rounds (id, programme, commune, period, grain, officer, at)
    values ('${IMPORTED.round}', 'bp-0', '${IMPORTED.commune}', '${NEWEST}', 'cases', 'sen', 0)`,
  `insert into payout_entries (id, round, seq, kind, digest, added, changed, removed, officer, at)
    select 'e-' || id, id, 1, 'file', id, ${cases}, 0, 0, 'sen', 0 from r`,
  `insert into payout_lines (entry, round, case_code, hamlet, "group", status, modality, reason, amount)
    select 'e-' || id, id, printf('BS-%04d', i), 'h-' || k || '-' || (i % ${hamlets}), 'bg-' || p || '-' || (i % 2),
      case when h % 100 < 84 then 'agreed' when h % 100 < 97 then 'no-account' else 'not-reviewed' end,
      case when h % 100 < 75 then 'own' when h % 100 < 81 then 'authorised' when h % 100 < 83 then 'failed'
        when h % 100 < 90 then 'home' when h % 100 < 98 then 'counter' end,
      case when h % 100 between 83 and 89 then 'home-bound' when h % 100 between 90 and 97 then 'no-account' end,
      540000
    from (select r.*, n.i, ${hash('r.k * 7919 + r.p * 104729 + r.m * 31 + n.i * 1009')} h from r, n where n.i < ${cases})`,
  ...(['submitted', 'approved', 'closed'] as const).map(
    (event, at) => `insert into payout_round_events (round, seq, event, digest, officer, at)
      select id, ${at + 1}, '${event}', id, '${event === 'approved' ? 'anh' : 'sen'}', 0 from r where m > 0 order by m desc`,
  ),
  `insert into payout_entries (id, round, seq, kind, digest, added, changed, removed, officer, at)
    select 'f-' || id, id, 2, 'closing', id, 0, 0, 0, 'sen', 0 from r where m > 0`,
  ...MEASURES.map(
    ([measure, counts]) => `insert into payout_totals (entry, round, hamlet, "group", measure, people, amount)
      select 'f-' || r.id, r.id, l.hamlet, l."group", '${measure}', coalesce(sum(${counts}), 0), coalesce(sum((${counts}) * l.amount), 0)
      from r join payout_lines l on l.round = r.id
        left join payout_lines b on b.round = 'r-' || r.k || '-' || r.p || '-' || (r.m + 1) and b.case_code = l.case_code and b.replaced_by is null
      where r.m > 0 group by r.id, l.hamlet, l."group"`,
  ),
]
