import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES } from '../domain/access.ts'
import { ACCOUNT_USES, DECISIONS, PROPOSAL_SOURCES, RELATIONS } from '../domain/account.ts'
import { RECEIPT_STATES, REFUSALS } from '../domain/capture/receipt.ts'
import { EDIT_CHOICES, EDIT_FIELDS } from '../domain/capture/record.ts'
import { CONSENT_METHODS, PURPOSES } from '../domain/consent.ts'
import { ALL_EXPORT_KINDS } from '../domain/export.ts'
import { FLAG_FINDINGS } from '../domain/flags.ts'
import { INCIDENT_EVENTS, INCIDENT_SOURCES } from '../domain/incident.ts'
import { INDICATORS, TARGET_INDICATORS } from '../domain/indicators.ts'
import { MARKET_RULES } from '../domain/market-days.ts'
import { CATEGORIES, MERCHANT_KINDS } from '../domain/merchant.ts'
import { CORRECTION_DECISIONS, CORRECTION_REASONS } from '../domain/payout/correction.ts'
import { BLOCKERS, FOLLOW_UP_OUTCOMES } from '../domain/payout/follow-up.ts'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../domain/payout/line.ts'
import { PROGRAMME_KINDS } from '../domain/payout/programme.ts'
import { ENTRY_KINDS, GRAINS, ROUND_EVENTS } from '../domain/payout/round.ts'
import { UNIT_KINDS } from '../domain/place.ts'
import { PAPERS } from '../domain/sheet.ts'
import { SIDES, SITE_KINDS } from '../domain/site.ts'
import { STICKER_EVENTS, VOID_REASONS } from '../domain/sticker.ts'
import { TEAM_KINDS, TEAM_POSTS } from '../domain/team.ts'
import { CHANGE_REASONS } from '../domain/vendor.ts'
import { CENSUS_STATES, DISPLAYS, LEVELS, OUTCOMES, PAYERS, REASONS, SCANS, TRANSFER_DAYS } from '../domain/visit.ts'

const isDay = (table: string, column: string) =>
  check(
    `${table}_${column}`,
    sql.raw(`"${column}" is null or "${column}" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  )
const isFlag = (table: string, column: string) => check(`${table}_${column}`, sql.raw(`"${column}" in (0, 1)`))

/* Places. Names and kinds of units are dated facts, keyed by code and the day they took effect. */

export const units = sqliteTable(
  'units',
  {
    code: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    name: text().notNull(),
    folded: text().notNull(),
    kind: text({ enum: UNIT_KINDS }).notNull(),
    parent: text(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.fromDay] }),
    index('units_parent').on(t.parent),
    isDay('units', 'from_day'),
    isDay('units', 'to_day'),
  ],
)

export const formerUnits = sqliteTable(
  'former_units',
  {
    code: text().notNull(),
    unit: text().notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    kind: text().notNull(),
    district: text(),
    untilDay: text('until_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.unit] }), isDay('former_units', 'until_day')],
)

export const hamlets = sqliteTable(
  'hamlets',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    mergedInto: text('merged_into'),
  },
  (t) => [index('hamlets_commune').on(t.commune), isDay('hamlets', 'from_day'), isDay('hamlets', 'to_day')],
)

export const sites = sqliteTable(
  'sites',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    hamlet: text().references(() => hamlets.id),
    kind: text({ enum: SITE_KINDS }).notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    campaign: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('sites_commune_folded').on(t.commune, t.folded)],
)

/** Stretch of a street between two corners, or one row of a market. `endsAt` is the corner or aisle after it. */
export const blocks = sqliteTable(
  'blocks',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    position: integer().notNull(),
    name: text().notNull(),
    endsAt: text('ends_at'),
  },
  (t) => [uniqueIndex('blocks_site_position').on(t.site, t.position)],
)

/** A round of visits of a site; A1 looks at the newest one. */
export const rounds = sqliteTable(
  'rounds',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    number: integer().notNull(),
    openedOn: text('opened_on').notNull(),
  },
  (t) => [uniqueIndex('rounds_site_number').on(t.site, t.number), isDay('rounds', 'opened_on')],
)

export const stalls = sqliteTable(
  'stalls',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    block: text()
      .notNull()
      .references(() => blocks.id),
    side: text({ enum: SIDES }).notNull(),
    position: integer().notNull(),
    number: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('stalls_site_position').on(t.site, t.position),
    uniqueIndex('stalls_site_number').on(t.site, t.number),
  ],
)

/** Census facts: the newest one of a stall says whether it is in N. */
export const censuses = sqliteTable(
  'censuses',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    day: text().notNull(),
    state: text({ enum: CENSUS_STATES }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('censuses_stall').on(t.stall, t.day, t.at), isDay('censuses', 'day')],
)

/* Merchants, their consents, and the data key that erasure destroys. */

export const merchants = sqliteTable(
  'merchants',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    tradeName: text('trade_name').notNull(),
    folded: text().notNull(),
    kind: text({ enum: MERCHANT_KINDS }).notNull(),
    category: text({ enum: CATEGORIES }).notNull(),
    startedOn: text('started_on').notNull(),
    endedOn: text('ended_on'),
    createdBy: text('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('merchants_stall_current').on(t.stall).where(sql`"ended_on" is null`),
    index('merchants_folded').on(t.folded),
    index('merchants_stall').on(t.stall, t.startedOn),
    isDay('merchants', 'started_on'),
    isDay('merchants', 'ended_on'),
  ],
)

export const merchantKeys = sqliteTable('merchant_keys', {
  merchant: text()
    .primaryKey()
    .references(() => merchants.id),
  sealedKey: text('sealed_key').notNull(),
})

export const merchantPhones = sqliteTable(
  'merchant_phones',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    sealedPhone: text('sealed_phone').notNull(),
    phoneIndex: text('phone_index').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('merchant_phones_index').on(t.phoneIndex), index('merchant_phones_merchant').on(t.merchant, t.at)],
)

export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    purpose: text({ enum: PURPOSES }).notNull(),
    given: integer({ mode: 'boolean' }).notNull(),
    textVersion: text('text_version').notNull(),
    method: text({ enum: CONSENT_METHODS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('consents_merchant').on(t.merchant, t.purpose, t.at), isFlag('consents', 'given')],
)

/* Where money goes: proposal → decision by another person → account → activation. All four are append-only. */

export const accountProposals = sqliteTable(
  'account_proposals',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    version: integer().notNull(),
    source: text({ enum: PROPOSAL_SOURCES }).notNull(),
    codeKind: text('code_kind').notNull(),
    relation: text({ enum: RELATIONS }).notNull(),
    sealedBin: text('sealed_bin'),
    sealedAccount: text('sealed_account').notNull(),
    sealedHolder: text('sealed_holder').notNull(),
    sealedPayload: text('sealed_payload').notNull(),
    accountIndex: text('account_index').notNull(),
    digest: text().notNull(),
    use: text({ enum: ACCOUNT_USES }).notNull().default('sticker'),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => officers.id),
    proposedAt: integer('proposed_at').notNull(),
  },
  (t) => [
    uniqueIndex('account_proposals_version').on(t.merchant, t.version),
    index('account_proposals_index').on(t.accountIndex),
  ],
)

export const accountDecisions = sqliteTable('account_decisions', {
  proposal: text()
    .primaryKey()
    .references(() => accountProposals.id),
  decision: text({ enum: DECISIONS }).notNull(),
  seenDigest: text('seen_digest').notNull(),
  reason: text(),
  decidedBy: text('decided_by')
    .notNull()
    .references(() => officers.id),
  decidedAt: integer('decided_at').notNull(),
})

export const settlementAccounts = sqliteTable(
  'settlement_accounts',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    proposal: text()
      .notNull()
      .references(() => accountDecisions.proposal),
    version: integer().notNull(),
    sealedBin: text('sealed_bin'),
    sealedAccount: text('sealed_account').notNull(),
    sealedHolder: text('sealed_holder').notNull(),
    accountIndex: text('account_index').notNull(),
    liveFrom: integer('live_from').notNull(),
    use: text({ enum: ACCOUNT_USES }).notNull().default('sticker'),
  },
  (t) => [
    uniqueIndex('settlement_accounts_proposal').on(t.proposal),
    uniqueIndex('settlement_accounts_version').on(t.merchant, t.version),
    index('settlement_accounts_index').on(t.accountIndex),
  ],
)

export const accountActivations = sqliteTable('account_activations', {
  account: text()
    .primaryKey()
    .references(() => settlementAccounts.id),
  activatedAt: integer('activated_at').notNull(),
})

/** A further account that is no longer used, or a change that was stopped before it was live. Append-only. */
export const accountRetirements = sqliteTable('account_retirements', {
  account: text()
    .primaryKey()
    .references(() => settlementAccounts.id),
  retiredBy: text('retired_by')
    .notNull()
    .references(() => officers.id),
  retiredAt: integer('retired_at').notNull(),
})

/** The text inside the QR: built by us, or the vendor's own, kept verbatim. Sealed like the account it pays. */
export const paymentCodes = sqliteTable(
  'payment_codes',
  {
    id: text().primaryKey(),
    account: text()
      .notNull()
      .references(() => settlementAccounts.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    source: text({ enum: PROPOSAL_SOURCES }).notNull(),
    kind: text().notNull(),
    sealedPayload: text('sealed_payload').notNull(),
    accountIndex: text('account_index').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('payment_codes_account').on(t.account),
    index('payment_codes_merchant').on(t.merchant),
    index('payment_codes_index').on(t.accountIndex),
  ],
)

/* The vendor's own page. */

/** A private link: handed over once, claimed with a PIN, good until it is taken back. */
export const vendorLinks = sqliteTable(
  'vendor_links',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    /** Keyed hash of the secret in the address: the table opens no page. */
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    claimedAt: integer('claimed_at'),
    /** Keyed scrypt hash of the PIN. */
    pin: text(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('vendor_links_secret').on(t.secretHash), index('vendor_links_merchant').on(t.merchant)],
)

/** A vendor's wish for another account. It names none: an officer comes and proposes it. */
export const accountRequests = sqliteTable(
  'account_requests',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    link: text()
      .notNull()
      .references(() => vendorLinks.id),
    reason: text({ enum: CHANGE_REASONS }).notNull(),
    at: integer().notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [index('account_requests_merchant').on(t.merchant, t.at)],
)

/* Stickers: one printed code, known by its serial for life. */

/** How a printer places what it prints, as measured on its calibration page. Measured anew is a new row. Append-only. */
export const printerProfiles = sqliteTable(
  'printer_profiles',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    /** Hundredths of a millimetre: see domain/printer-profile.ts. */
    left: integer().notNull(),
    top: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** The newest row of a name says whether it is offered. */
    retired: integer({ mode: 'boolean' }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('printer_profiles_commune').on(t.commune, t.name, t.at), isFlag('printer_profiles', 'retired')],
)

export const printRuns = sqliteTable(
  'print_runs',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    officer: text()
      .notNull()
      .references(() => officers.id),
    template: text().notNull(),
    count: integer().notNull(),
    fileDigest: text('file_digest').notNull(),
    at: integer().notNull(),
    paper: text({ enum: PAPERS }).notNull().default('a4'),
    /** The grid of the sheet as JSON, see domain/sheet.ts; '' for runs from before there were grids. */
    grid: text().notNull().default(''),
    /** Slot of the first sticker on the first page, from 1. */
    firstSlot: integer('first_slot').notNull().default(1),
    cutMarks: integer('cut_marks', { mode: 'boolean' }).notNull().default(true),
    printer: text().references(() => printerProfiles.id),
    /** Set when the vendor printed at home; `officer` is then who handed over the link. */
    vendorLink: text('vendor_link').references(() => vendorLinks.id),
  },
  (t) => [index('print_runs_site').on(t.site, t.at)],
)

export const stickers = sqliteTable(
  'stickers',
  {
    serial: text().primaryKey(),
    code: text()
      .notNull()
      .references(() => paymentCodes.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    run: text()
      .notNull()
      .references(() => printRuns.id),
    printedAt: integer('printed_at').notNull(),
    /** Trading name as printed, where the whole name could not be. */
    printedName: text('printed_name'),
  },
  (t) => [index('stickers_stall').on(t.stall), index('stickers_merchant').on(t.merchant)],
)

export const stickerEvents = sqliteTable(
  'sticker_events',
  {
    serial: text()
      .notNull()
      .references(() => stickers.serial),
    event: text({ enum: STICKER_EVENTS }).notNull(),
    reason: text({ enum: VOID_REASONS }),
    officer: text().references(() => officers.id),
    at: integer().notNull(),
    /** The visit whose scan found it on its wall: without one no sticker is placed. */
    visit: text().references(() => visits.id),
  },
  (t) => [primaryKey({ columns: [t.serial, t.event] })],
)

/* Facts of the walk. */

export const visits = sqliteTable(
  'visits',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    merchant: text().references(() => merchants.id),
    officer: text()
      .notNull()
      .references(() => officers.id),
    day: text().notNull(),
    at: integer().notNull(),
    outcome: text({ enum: OUTCOMES }).notNull(),
    reason: text({ enum: REASONS }),
    returnDay: text('return_day'),
    display: text({ enum: DISPLAYS }),
    scan: text({ enum: SCANS }),
    /** The registered code a `match` was made against: a match with a retired code proves nothing today. */
    code: text().references(() => paymentCodes.id),
  },
  (t) => [
    index('visits_stall').on(t.stall, t.day, t.at),
    check('visits_refused_reason', sql`"outcome" <> 'refused' or "reason" is not null`),
    check('visits_match_code', sql`("scan" is 'match') = ("code" is not null)`),
    isDay('visits', 'day'),
    isDay('visits', 'return_day'),
  ],
)

/** "Money arrived on this day": never an amount. */
export const arrivals = sqliteTable(
  'arrivals',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    visit: text().references(() => visits.id),
    level: text({ enum: LEVELS }).notNull(),
    payer: text({ enum: PAYERS }).notNull(),
    day: text().notNull(),
    at: integer().notNull(),
    /** On how many of the last thirty days transfers came, where it was asked. */
    days: text({ enum: TRANSFER_DAYS }),
  },
  (t) => [index('arrivals_stall').on(t.stall, t.payer, t.level, t.day), isDay('arrivals', 'day')],
)

/* Adoption over time: when a site trades, what was frozen, what was promised, and what was checked again. */

/** On which days a site trades, from a day on: the newest row of a day holds. Append-only. */
export const marketDays = sqliteTable(
  'market_days',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    fromDay: text('from_day').notNull(),
    rule: text({ enum: MARKET_RULES }).notNull(),
    /** JSON list of whole numbers, see domain/market-days.ts. */
    days: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('market_days_site').on(t.site, t.fromDay, t.at), isDay('market_days', 'from_day')],
)

/** The figures of a site at the end of a day: written once, after the day is over. Append-only. */
export const snapshots = sqliteTable(
  'snapshots',
  {
    site: text()
      .notNull()
      .references(() => sites.id),
    day: text().notNull(),
    operating: integer().notNull(),
    vacant: integer().notNull(),
    closed: integer().notNull(),
    a1: integer().notNull(),
    a2: integer().notNull(),
    a3: integer().notNull(),
    a4: integer().notNull(),
    a5: integer().notNull(),
    a6: integer().notNull(),
    a8: integer().notNull(),
    a8Of: integer('a8_of').notNull(),
    a9: integer().notNull(),
    a9Of: integer('a9_of').notNull(),
    q1: integer().notNull(),
    q1Of: integer('q1_of').notNull(),
    said: integer().notNull(),
    observed: integer().notNull(),
    bank: integer().notNull(),
    unwilling: integer().notNull(),
    /** JSON object: how many gave each reason. */
    reasons: text().notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.day] }), index('snapshots_day').on(t.day), isDay('snapshots', 'day')],
)

/** Counts every change of what a site's figures are counted from: triggers keep it, so that figures may be kept. */
export const siteRevisions = sqliteTable('site_revisions', {
  site: text()
    .primaryKey()
    .references(() => sites.id),
  revision: integer().notNull(),
})

/** A month of a commune that was closed: its figures are the snapshots of its days. Append-only. */
export const closedMonths = sqliteTable(
  'closed_months',
  {
    commune: text().notNull(),
    /** YYYY-MM. */
    month: text().notNull(),
    /** Keyed digest over the frozen rows. */
    digest: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commune, t.month] }),
    check('closed_months_month', sql`"month" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`),
  ],
)

/** What was found wrong in a closed month: beside its figures, never in them. Append-only. */
export const monthCorrections = sqliteTable(
  'month_corrections',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    month: text().notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
    indicator: text({ enum: INDICATORS }).notNull(),
    count: integer().notNull(),
    total: integer().notNull(),
    reason: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('month_corrections_month').on(t.commune, t.month),
    check('month_corrections_share', sql`"count" >= 0 and "count" <= "total"`),
  ],
)

/** What a site or a whole commune is to reach by a day, and the document that says so. Append-only. */
export const targets = sqliteTable(
  'targets',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    /** Null: the commune as a whole. */
    site: text().references(() => sites.id),
    indicator: text({ enum: TARGET_INDICATORS }).notNull(),
    /** Of a hundred stalls in N. */
    percent: integer().notNull(),
    day: text().notNull(),
    /** Số văn bản; null: chưa có văn bản. */
    document: text(),
    documentDay: text('document_day'),
    /** How things stood when it was set: progress is measured from there. */
    baseCount: integer('base_count').notNull(),
    baseTotal: integer('base_total').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('targets_commune').on(t.commune),
    check('targets_percent', sql`"percent" between 1 and 100`),
    check('targets_base', sql`"base_count" >= 0 and "base_count" <= "base_total"`),
    isDay('targets', 'day'),
    isDay('targets', 'document_day'),
  ],
)

export const targetWithdrawals = sqliteTable('target_withdrawals', {
  target: text()
    .primaryKey()
    .references(() => targets.id),
  reason: text().notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})

/** A draw of visits to be checked again by somebody else. Seed and list can be recomputed. Append-only. */
export const backCheckDraws = sqliteTable(
  'back_check_draws',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    /** From 1; the visits since the draw before are what it draws from. */
    number: integer().notNull(),
    seed: text().notNull(),
    /** Of a hundred visits of each volunteer. */
    percent: integer().notNull(),
    /** Visits received from this instant on, and before `at`. */
    since: integer().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('back_check_draws_number').on(t.site, t.number),
    check('back_check_draws_percent', sql`"percent" between 1 and 100`),
  ],
)

/** A drawn visit. One visit is drawn once. Append-only. */
export const backCheckPicks = sqliteTable(
  'back_check_picks',
  {
    visit: text()
      .primaryKey()
      .references(() => visits.id),
    draw: text()
      .notNull()
      .references(() => backCheckDraws.id),
  },
  (t) => [index('back_check_picks_draw').on(t.draw)],
)

/** Who is to look again: never who made the visit. The newest row of a visit holds. Append-only. */
export const backCheckAssignments = sqliteTable(
  'back_check_assignments',
  {
    id: text().primaryKey(),
    visit: text()
      .notNull()
      .references(() => backCheckPicks.visit),
    officer: text()
      .notNull()
      .references(() => officers.id),
    assignedBy: text('assigned_by')
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('back_check_assignments_visit').on(t.visit, t.at),
    index('back_check_assignments_officer').on(t.officer),
  ],
)

/** A drawn visit and the visit that tested it: what the second one found otherwise overturns the first. Append-only. */
export const backChecks = sqliteTable(
  'back_checks',
  {
    visit: text()
      .primaryKey()
      .references(() => backCheckPicks.visit),
    answer: text()
      .notNull()
      .references(() => visits.id),
    agrees: integer({ mode: 'boolean' }).notNull(),
    /** JSON list of the parts that differ, see domain/back-check.ts; '[]' exactly when it agrees. */
    differs: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('back_checks_answer').on(t.answer),
    isFlag('back_checks', 'agrees'),
    check('back_checks_differs', sql`("agrees" = 1) = ("differs" = '[]')`),
  ],
)

/** What somebody found when they looked at a flag (many visits in few minutes, one photo twice). Append-only. */
export const flagReviews = sqliteTable(
  'flag_reviews',
  {
    id: text().primaryKey(),
    /** Its kind and the visits it is of: see domain/flags.ts. */
    flag: text().notNull(),
    commune: text().notNull(),
    finding: text({ enum: FLAG_FINDINGS }).notNull(),
    note: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('flag_reviews_flag').on(t.flag, t.at)],
)

/* Campaigns, the teams that carry them, and what is to be done about each reason. */

export const teams = sqliteTable(
  'teams',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    kind: text({ enum: TEAM_KINDS }).notNull(),
    name: text().notNull(),
    hamlet: text().references(() => hamlets.id),
    /** Members as the commune declares them, where they are not named one by one. */
    declaredMembers: integer('declared_members'),
    endedOn: text('ended_on'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('teams_commune').on(t.commune),
    check('teams_members', sql`"declared_members" is null or "declared_members" >= 0`),
    isDay('teams', 'ended_on'),
  ],
)

export const teamMembers = sqliteTable(
  'team_members',
  {
    id: text().primaryKey(),
    team: text()
      .notNull()
      .references(() => teams.id),
    name: text().notNull(),
    post: text({ enum: TEAM_POSTS }).notNull(),
    /** The officer of this app they are, if any. */
    officer: text().references(() => officers.id),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
  },
  (t) => [index('team_members_team').on(t.team), isDay('team_members', 'from_day'), isDay('team_members', 'to_day')],
)

/** Đợt ra quân. */
export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    plan: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('campaigns_commune').on(t.commune),
    check('campaigns_days', sql`"from_day" <= "to_day"`),
    isDay('campaigns', 'from_day'),
    isDay('campaigns', 'to_day'),
  ],
)

export const campaignSites = sqliteTable(
  'campaign_sites',
  {
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    site: text()
      .notNull()
      .references(() => sites.id),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.site] })],
)

export const campaignTeams = sqliteTable(
  'campaign_teams',
  {
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    team: text()
      .notNull()
      .references(() => teams.id),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.team] })],
)

/** What a team did on a day of a campaign: times people were guided, and people, are two counts. Append-only. */
export const campaignResults = sqliteTable(
  'campaign_results',
  {
    id: text().primaryKey(),
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    team: text().references(() => teams.id),
    day: text().notNull(),
    /** Lượt hướng dẫn. */
    turns: integer().notNull(),
    /** Người được hướng dẫn. */
    people: integer().notNull(),
    note: text(),
    /** The row this one corrects. */
    replaces: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('campaign_results_campaign').on(t.campaign, t.day),
    uniqueIndex('campaign_results_replaces').on(t.replaces),
    check('campaign_results_people', sql`"people" >= 0 and "people" <= "turns"`),
    isDay('campaign_results', 'day'),
  ],
)

/** Who looks after a reason, and what comes next. The newest row of a reason holds. Append-only. */
export const reasonPlans = sqliteTable(
  'reason_plans',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    reason: text({ enum: REASONS }).notNull(),
    /** Người phụ trách, in words: a person, a team, an office. */
    owner: text().notNull(),
    step: text().notNull(),
    dueDay: text('due_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('reason_plans_commune').on(t.commune, t.reason, t.at), isDay('reason_plans', 'due_day')],
)

/* What leaves the house. */

/** A file of figures that somebody took out, and why. Append-only. */
export const exports = sqliteTable(
  'exports',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    /** Null: the commune as a whole. */
    site: text().references(() => sites.id),
    kind: text({ enum: ALL_EXPORT_KINDS }).notNull(),
    reason: text().notNull(),
    /** Day the figures are of. */
    day: text().notNull(),
    fileDigest: text('file_digest').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('exports_commune').on(t.commune, t.at), isDay('exports', 'day')],
)

/** Rows of a report as a commune wants them. The newest row of a kind holds. Append-only. */
export const reportLayouts = sqliteTable(
  'report_layouts',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    kind: text({ enum: ALL_EXPORT_KINDS }).notNull(),
    /** JSON, as the report's form has it. */
    rows: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('report_layouts_commune').on(t.commune, t.kind, t.at)],
)

/* Incidents: a code on a wall that pays somebody else, from the first sight to the end. */

export const incidents = sqliteTable(
  'incidents',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    source: text({ enum: INCIDENT_SOURCES }).notNull(),
    stall: text().references(() => stalls.id),
    visit: text().references(() => visits.id),
    serial: text().references(() => stickers.serial),
    /** Where it is, in the words of whoever reported it; for stalls of the register their number says it. */
    place: text(),
    note: text(),
    /** Null for a report by the public. */
    openedBy: text('opened_by').references(() => officers.id),
    openedAt: integer('opened_at').notNull(),
  },
  (t) => [
    index('incidents_commune').on(t.commune, t.openedAt),
    index('incidents_stall').on(t.stall),
    uniqueIndex('incidents_visit').on(t.visit),
    check('incidents_source_of', sql`("source" = 'scan') = ("visit" is not null)`),
    check('incidents_somewhere', sql`"stall" is not null or "place" is not null`),
  ],
)

export const incidentEvents = sqliteTable(
  'incident_events',
  {
    id: text().primaryKey(),
    incident: text()
      .notNull()
      .references(() => incidents.id),
    event: text({ enum: INCIDENT_EVENTS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    note: text(),
    at: integer().notNull(),
  },
  (t) => [index('incident_events_incident').on(t.incident, t.at)],
)

/** Evidence: re-encoded, so that nothing but the picture is left, and sealed, because people stand on streets. */
export const incidentPhotos = sqliteTable(
  'incident_photos',
  {
    id: text().primaryKey(),
    incident: text()
      .notNull()
      .references(() => incidents.id),
    /** A JPEG as base64, sealed. */
    sealedPhoto: text('sealed_photo').notNull(),
    /** Null for a photo of the public. */
    officer: text().references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('incident_photos_incident').on(t.incident, t.at)],
)

/* What phones captured without a signal, and what became of it. */

/** A phone in the hands of one officer. It signs what it captures; the private key never leaves it. */
export const devices = sqliteTable(
  'devices',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    /** An uncompressed point of P-256 as base64url. */
    publicKey: text('public_key').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('devices_officer').on(t.officer)],
)

/** A site that a phone took along, and what it says it still holds of it. */
export const takings = sqliteTable(
  'takings',
  {
    device: text()
      .notNull()
      .references(() => devices.id),
    site: text()
      .notNull()
      .references(() => sites.id),
    takenAt: integer('taken_at').notNull(),
    /** Unsent records of the site at the last word from the phone, and when that was. */
    held: integer().notNull().default(0),
    heardAt: integer('heard_at').notNull(),
    /** When its officer closed the site; taken along again it is open again. */
    closedAt: integer('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.device, t.site] }),
    index('takings_site').on(t.site),
    check('takings_held', sql`"held" >= 0`),
  ],
)

/** One record as it was received: the same again gives the same answer. Append-only. */
export const captures = sqliteTable(
  'captures',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    device: text()
      .notNull()
      .references(() => devices.id),
    /** Who sent it: another than its officer when it came in a handed over file. */
    sentBy: text('sent_by')
      .notNull()
      .references(() => officers.id),
    version: integer().notNull(),
    kind: text().notNull(),
    site: text().references(() => sites.id),
    stall: text().references(() => stalls.id),
    /** Keyed digest of the record as it was opened. */
    digest: text().notNull(),
    supersedes: text(),
    state: text({ enum: RECEIPT_STATES }).notNull(),
    visit: text().references(() => visits.id),
    incident: text().references(() => incidents.id),
    /** The clock of the phone when it was made: kept, and believed by nothing but flags, which prove nothing. */
    deviceAt: integer('device_at').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index('captures_device').on(t.device, t.at),
    index('captures_site').on(t.site, t.at),
    index('captures_supersedes').on(t.supersedes),
  ],
)

/** A record that was not taken, once for each reason: its officer's to repair, and to be looked into. Append-only. */
export const captureRefusals = sqliteTable(
  'capture_refusals',
  {
    capture: text().notNull(),
    reason: text({ enum: [...REFUSALS, 'altered'] }).notNull(),
    /** Digest of what was sent, whatever it was. */
    digest: text().notNull(),
    /** Whose it says it is. Not a reference: anything may stand in a record that does not open. */
    officer: text().notNull(),
    device: text().notNull(),
    sentBy: text('sent_by')
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.capture, t.reason, t.digest] }),
    index('capture_refusals_sent_by').on(t.sentBy, t.at),
  ],
)

/** Two people added one stall: the id that the later phone made leads to the stall that stands. Append-only. */
export const stallAliases = sqliteTable('stall_aliases', {
  /** The officer, a space, and the id that their phone made: see stall-aliases.ts. */
  id: text().primaryKey(),
  stall: text()
    .notNull()
    .references(() => stalls.id),
  at: integer().notNull(),
})

/** Every value that a field was given after its first one; the version counts them. Append-only. */
export const fieldEdits = sqliteTable(
  'field_edits',
  {
    id: text().primaryKey(),
    /** A stall, or a merchant: whose the field is. */
    subject: text().notNull(),
    field: text({ enum: EDIT_FIELDS }).notNull(),
    version: integer().notNull(),
    value: text().notNull(),
    /** What it was before. */
    former: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('field_edits_version').on(t.subject, t.field, t.version)],
)

/** An edit made from a value that was no longer so: somebody chooses. Append-only, as is the choice. */
export const editConflicts = sqliteTable(
  'edit_conflicts',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    subject: text().notNull(),
    field: text({ enum: EDIT_FIELDS }).notNull(),
    base: integer().notNull(),
    value: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    /** When it was written, as far as that can be told. */
    madeAt: integer('made_at').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('edit_conflicts_officer').on(t.officer), index('edit_conflicts_stall').on(t.stall)],
)

export const editChoices = sqliteTable('edit_choices', {
  conflict: text()
    .primaryKey()
    .references(() => editConflicts.id),
  kept: text({ enum: EDIT_CHOICES }).notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})

/** The one photo of a visit: re-encoded, so that nothing but the picture is left, and sealed. Append-only. */
export const visitPhotos = sqliteTable('visit_photos', {
  visit: text()
    .primaryKey()
    .references(() => visits.id),
  /** A JPEG as base64, sealed. */
  sealedPhoto: text('sealed_photo').notNull(),
  /** Keyed digest of the picture: the same one sent for two stalls shows. */
  digest: text().notNull(),
  at: integer().notNull(),
})

/* Officers: who they are, what they may do, and how they prove it. */

export const officers = sqliteTable(
  'officers',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    signInName: text('sign_in_name').notNull(),
    password: text(),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    disabledAt: integer('disabled_at'),
  },
  (t) => [uniqueIndex('officers_sign_in_name').on(t.signInName)],
)

export const secondFactors = sqliteTable('second_factors', {
  officer: text()
    .primaryKey()
    .references(() => officers.id),
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: integer('confirmed_at'),
  /** Last 30-second step used, so that one code opens one door. */
  lastStep: integer('last_step'),
})

export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    role: text({ enum: ROLES }).notNull(),
    unit: text().notNull(),
    /** Null: made at the console of the machine. Only administrators are, and only there. */
    grantedBy: text('granted_by').references(() => officers.id),
    grantedAt: integer('granted_at').notNull(),
  },
  (t) => [
    index('role_grants_officer').on(t.officer),
    check('role_grants_admin', sql`("role" = 'admin') = ("granted_by" is null)`),
  ],
)

export const roleGrantDecisions = sqliteTable('role_grant_decisions', {
  grant: text()
    .primaryKey()
    .references(() => roleGrants.id),
  decision: text({ enum: DECISIONS }).notNull(),
  decidedBy: text('decided_by')
    .notNull()
    .references(() => officers.id),
  decidedAt: integer('decided_at').notNull(),
})

export const roleRevocations = sqliteTable('role_revocations', {
  grant: text()
    .primaryKey()
    .references(() => roleGrants.id),
  revokedBy: text('revoked_by')
    .notNull()
    .references(() => officers.id),
  revokedAt: integer('revoked_at').notNull(),
})

export const assignments = sqliteTable(
  'assignments',
  {
    officer: text()
      .notNull()
      .references(() => officers.id),
    site: text()
      .notNull()
      .references(() => sites.id),
    assignedBy: text('assigned_by')
      .notNull()
      .references(() => officers.id),
    assignedAt: integer('assigned_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officer, t.site] }), index('assignments_site').on(t.site)],
)

export const enrolments = sqliteTable(
  'enrolments',
  {
    codeHash: text('code_hash').primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('enrolments_officer').on(t.officer)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** Keyed hash of the session id: the table opens no door, and no row is found by an id of one's own. */
    idHash: text('id_hash').primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
    /** Idle limit, moved forward on use, never past `endsAt`. */
    expiresAt: integer('expires_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** When the password was last given: approvals ask for a recent one. */
    confirmedAt: integer('confirmed_at').notNull(),
    /** Keyed hash of the row but for `expiresAt`: written or edited below the app, it is no session. */
    mac: text().notNull(),
  },
  (t) => [index('sessions_officer').on(t.officer), index('sessions_expires').on(t.expiresAt)],
)

export const throttles = sqliteTable('throttles', {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: integer('resets_at').notNull(),
})

/** One row per form sent: the same form again gives the same answer, not a second row. */
export const submissions = sqliteTable('submissions', {
  id: text().primaryKey(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  digest: text().notNull(),
  location: text().notNull(),
  at: integer().notNull(),
})

/* Welfare payouts. Nobody's name, birth date or personal number has a column here, and no free text has one that a list
   of people is read into. */

export const payoutProgrammes = sqliteTable(
  'payout_programmes',
  {
    id: text().primaryKey(),
    /** The province whose communes all pay it, or the commune whose own it is. */
    unit: text().notNull(),
    kind: text({ enum: PROGRAMME_KINDS }).notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    /** The office it belongs to. */
    authority: text().notNull(),
    basis: text().notNull(),
    /** No more rounds from this month on; written once. */
    endsOn: text('ends_on'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('payout_programmes_name').on(t.unit, t.folded)],
)

export const payoutGroups = sqliteTable(
  'payout_groups',
  {
    id: text().primaryKey(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    name: text().notNull(),
    folded: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('payout_groups_name').on(t.programme, t.folded)],
)

/** The dated table of amounts. Append-only: a later row takes the place of an earlier one from its own first day on. */
export const payoutAmounts = sqliteTable(
  'payout_amounts',
  {
    id: text().primaryKey(),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    /** Đồng for one. */
    standard: integer().notNull(),
    /** In hundredths. */
    coefficient: integer().notNull(),
    document: text().notNull(),
    documentDay: text('document_day').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_amounts_group').on(t.group, t.fromDay),
    isDay('payout_amounts', 'from_day'),
    isDay('payout_amounts', 'to_day'),
    isDay('payout_amounts', 'document_day'),
    check('payout_amounts_dong', sql`"standard" > 0 and "coefficient" > 0 and ("standard" * "coefficient") % 100 = 0`),
  ],
)

/** One month's run of a programme in a commune. */
export const payoutRounds = sqliteTable(
  'payout_rounds',
  {
    id: text().primaryKey(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    commune: text().notNull(),
    /** YYYY-MM. */
    period: text().notNull(),
    grain: text({ enum: GRAINS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('payout_rounds_period').on(t.programme, t.commune, t.period),
    index('payout_rounds_commune').on(t.commune, t.period),
    check('payout_rounds_month', sql`"period" glob '[0-9][0-9][0-9][0-9]-[01][0-9]'`),
  ],
)

/** What happened to a round, in order; how it stands is its newest event. Append-only. */
export const payoutRoundEvents = sqliteTable(
  'payout_round_events',
  {
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** From 1. */
    seq: integer().notNull(),
    event: text({ enum: ROUND_EVENTS }).notNull(),
    /** Of all that the round holds, as who acted saw it. */
    digest: text().notNull(),
    note: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.round, t.seq] })],
)

/** One act of entering: a file, a line mended by hand, what the round before is carried on from. Undone as a whole. */
export const payoutEntries = sqliteTable(
  'payout_entries',
  {
    id: text().primaryKey(),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** From 1: the newest that was not undone is undone first. */
    seq: integer().notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    /** Of what it holds, so that the same file is known again. */
    digest: text().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    removed: integer().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
    undoneBy: text('undone_by').references(() => officers.id),
    undoneAt: integer('undone_at'),
  },
  (t) => [uniqueIndex('payout_entries_seq').on(t.round, t.seq)],
)

/** What a round knows of a case since an entry, until another one. One line of each case stands at a time. */
export const payoutLines = sqliteTable(
  'payout_lines',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    caseCode: text('case_code').notNull(),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    status: text({ enum: CASE_STATUSES }),
    modality: text({ enum: MODALITIES }),
    reason: text({ enum: PAYOUT_REASONS }),
    amount: integer().notNull(),
    /** The entry that put another line in its place, or took the case out; null: it stands. */
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.caseCode] }),
    uniqueIndex('payout_lines_case').on(t.round, t.caseCode).where(sql`"replaced_by" is null`),
    index('payout_lines_replaced').on(t.replacedBy).where(sql`"replaced_by" is not null`),
    check('payout_lines_amount', sql`"amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)

/** Truy lĩnh of a case for an earlier month, paid with this round. */
export const payoutArrears = sqliteTable(
  'payout_arrears',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    caseCode: text('case_code').notNull(),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    /** The month it is owed for. */
    month: text().notNull(),
    amount: integer().notNull(),
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.caseCode, t.month] }),
    uniqueIndex('payout_arrears_case').on(t.round, t.caseCode, t.month).where(sql`"replaced_by" is null`),
    check('payout_arrears_amount', sql`"amount" > 0 and typeof("amount") = 'integer'`),
  ],
)

/**
 * The numbers of a round by hamlet and group: as the commune told them, or as its lines came to when it was closed. What
 * is not there is not known.
 */
export const payoutTotals = sqliteTable(
  'payout_totals',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    measure: text().notNull(),
    people: integer().notNull(),
    amount: integer().notNull(),
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.hamlet, t.group, t.measure] }),
    uniqueIndex('payout_totals_cell').on(t.round, t.hamlet, t.group, t.measure).where(sql`"replaced_by" is null`),
    // Sums of hundreds of closed rounds are read off the index alone.
    index('payout_totals_sums').on(t.round, t.measure, t.people, t.amount).where(sql`"replaced_by" is null`),
    check('payout_totals_tally', sql`"people" >= 0 and "amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)

/** What is corrected of a closed round: the round stays as it was, and this stands beside it. Append-only. */
export const payoutCorrections = sqliteTable(
  'payout_corrections',
  {
    id: text().primaryKey(),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** The case that is corrected; of a round of totals the hamlet, group and measure instead. */
    caseCode: text('case_code'),
    hamlet: text().references(() => hamlets.id),
    group: text().references(() => payoutGroups.id),
    measure: text(),
    people: integer(),
    /** How the case stands by it; all of it, so that one correction is read without another. */
    status: text({ enum: CASE_STATUSES }),
    modality: text({ enum: MODALITIES }),
    reason: text({ enum: PAYOUT_REASONS }),
    amount: integer().notNull(),
    why: text({ enum: CORRECTION_REASONS }).notNull(),
    /** Number of the paper that shows it. */
    document: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_corrections_round').on(t.round, t.at),
    check(
      'payout_corrections_of',
      sql`("case_code" is null) = ("measure" is not null and "hamlet" is not null and "group" is not null and "people" is not null)`,
    ),
    check('payout_corrections_amount', sql`"amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)

/** Somebody else's word on a correction, once. It counts when it was confirmed. Append-only. */
export const payoutCorrectionDecisions = sqliteTable('payout_correction_decisions', {
  correction: text()
    .primaryKey()
    .references(() => payoutCorrections.id),
  decision: text({ enum: CORRECTION_DECISIONS }).notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})

/** Which column of a commune's file held what, as a keyed hash of its heading: the heading itself is not kept. */
export const payoutMappings = sqliteTable(
  'payout_mappings',
  {
    commune: text().notNull(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    field: text().notNull(),
    heading: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.commune, t.programme, t.field] })],
)

/** What came of seeing a person about their account, by file code. Append-only. */
export const payoutFollowUps = sqliteTable(
  'payout_follow_ups',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    caseCode: text('case_code').notNull(),
    day: text().notNull(),
    outcome: text({ enum: FOLLOW_UP_OUTCOMES }).notNull(),
    blocker: text({ enum: BLOCKERS }),
    /** When somebody goes there again. */
    nextDay: text('next_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_follow_ups_case').on(t.commune, t.programme, t.caseCode, t.at),
    isDay('payout_follow_ups', 'day'),
    isDay('payout_follow_ups', 'next_day'),
  ],
)

/** So many of a hundred people due, by a month; with the paper that set it, if there is one. Append-only. */
export const payoutTargets = sqliteTable(
  'payout_targets',
  {
    id: text().primaryKey(),
    /** A commune, or a province as a whole. */
    unit: text().notNull(),
    /** Null: all programmes paid every month. */
    programme: text().references(() => payoutProgrammes.id),
    figure: text().notNull(),
    percent: integer().notNull(),
    /** YYYY-MM. */
    period: text().notNull(),
    document: text(),
    documentDay: text('document_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
    withdrawnBy: text('withdrawn_by').references(() => officers.id),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    index('payout_targets_unit').on(t.unit),
    check('payout_targets_percent', sql`"percent" between 1 and 100`),
    isDay('payout_targets', 'document_day'),
  ],
)

export const addedBanks = sqliteTable(
  'added_banks',
  {
    bin: text().primaryKey(),
    short: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    document: text().notNull(),
    addedBy: text('added_by').references(() => officers.id),
    addedAt: integer('added_at').notNull(),
  },
  () => [isDay('added_banks', 'from_day'), check('added_banks_bin', sql`"bin" glob '[0-9][0-9][0-9][0-9][0-9][0-9]'`)],
)

/** Facts about this installation, such as `demo`. */
export const installation = sqliteTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** Chained by HMAC over the row before; see audit.ts. */
export const audit = sqliteTable('audit', {
  seq: integer().primaryKey(),
  at: integer().notNull(),
  /** Officer id, `vendor:` and a merchant's id, or `console`, `clock`, `demo`. */
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  digest: text().notNull(),
  mac: text().notNull(),
})
