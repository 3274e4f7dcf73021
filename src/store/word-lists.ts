import { ROLES } from '../domain/access.ts'
import { ACCOUNT_USES, DECISIONS, PROPOSAL_SOURCES, RELATIONS } from '../domain/account.ts'
import { RECEIPT_STATES, REFUSALS } from '../domain/capture/receipt.ts'
import { EDIT_CHOICES, EDIT_FIELDS } from '../domain/capture/record.ts'
import { CONSENT_METHODS, PURPOSES } from '../domain/consent.ts'
import { EXPORT_KINDS } from '../domain/export.ts'
import { FLAG_FINDINGS } from '../domain/flags.ts'
import { INCIDENT_EVENTS, INCIDENT_SOURCES } from '../domain/incident.ts'
import { INDICATORS, TARGET_INDICATORS } from '../domain/indicators.ts'
import { MARKET_RULES } from '../domain/market-days.ts'
import { CATEGORIES, MERCHANT_KINDS } from '../domain/merchant.ts'
import { UNIT_KINDS } from '../domain/place.ts'
import { PAPERS } from '../domain/sheet.ts'
import { SIDES, SITE_KINDS } from '../domain/site.ts'
import { STICKER_EVENTS, VOID_REASONS } from '../domain/sticker.ts'
import { TEAM_KINDS, TEAM_POSTS } from '../domain/team.ts'
import { CHANGE_REASONS } from '../domain/vendor.ts'
import { CENSUS_STATES, DISPLAYS, LEVELS, OUTCOMES, PAYERS, REASONS, SCANS, TRANSFER_DAYS } from '../domain/visit.ts'

/**
 * Columns that hold one of a list of words. SQLite cannot change a CHECK without rebuilding its table, so triggers keep
 * the lists (rule `table_column_known`): a migration that adds a word drops and makes the two triggers of its column
 * anew, by `wordTriggers`. A test holds the database against this table.
 */
export const WORD_LISTS: readonly (readonly [table: string, column: string, words: readonly string[]])[] = [
  ['units', 'kind', UNIT_KINDS],
  ['sites', 'kind', SITE_KINDS],
  ['stalls', 'side', SIDES],
  ['censuses', 'state', CENSUS_STATES],
  ['merchants', 'kind', MERCHANT_KINDS],
  ['merchants', 'category', CATEGORIES],
  ['consents', 'purpose', PURPOSES],
  ['consents', 'method', CONSENT_METHODS],
  ['account_proposals', 'source', PROPOSAL_SOURCES],
  ['account_proposals', 'relation', RELATIONS],
  ['account_proposals', 'use', ACCOUNT_USES],
  ['settlement_accounts', 'use', ACCOUNT_USES],
  ['account_requests', 'reason', CHANGE_REASONS],
  ['account_decisions', 'decision', DECISIONS],
  ['print_runs', 'paper', PAPERS],
  ['sticker_events', 'event', STICKER_EVENTS],
  ['sticker_events', 'reason', VOID_REASONS],
  ['visits', 'outcome', OUTCOMES],
  ['visits', 'reason', REASONS],
  ['visits', 'display', DISPLAYS],
  ['visits', 'scan', SCANS],
  ['arrivals', 'level', LEVELS],
  ['arrivals', 'payer', PAYERS],
  ['arrivals', 'days', TRANSFER_DAYS],
  ['captures', 'state', RECEIPT_STATES],
  ['capture_refusals', 'reason', [...REFUSALS, 'altered']],
  ['field_edits', 'field', EDIT_FIELDS],
  ['edit_conflicts', 'field', EDIT_FIELDS],
  ['edit_choices', 'kept', EDIT_CHOICES],
  ['market_days', 'rule', MARKET_RULES],
  ['month_corrections', 'indicator', INDICATORS],
  ['targets', 'indicator', TARGET_INDICATORS],
  ['flag_reviews', 'finding', FLAG_FINDINGS],
  ['teams', 'kind', TEAM_KINDS],
  ['team_members', 'post', TEAM_POSTS],
  ['reason_plans', 'reason', REASONS],
  ['exports', 'kind', EXPORT_KINDS],
  ['report_layouts', 'kind', EXPORT_KINDS],
  ['incidents', 'source', INCIDENT_SOURCES],
  ['incident_events', 'event', INCIDENT_EVENTS],
  ['role_grants', 'role', ROLES],
  ['role_grant_decisions', 'decision', DECISIONS],
]

/** The triggers that refuse any other word, on insert and on update. */
export const wordTriggers = (table: string, column: string, words: readonly string[]): string[] =>
  ['INSERT', 'UPDATE'].map(
    (act) => `CREATE TRIGGER \`${table}_${column}_known_${act.toLowerCase()}\` BEFORE ${act} ON \`${table}\`
WHEN NEW.\`${column}\` IS NOT NULL AND NEW.\`${column}\` NOT IN (${words.map((word) => `'${word}'`).join(', ')})
BEGIN
  SELECT RAISE(ABORT, 'rule: ${table}_${column}_known');
END;`,
  )
