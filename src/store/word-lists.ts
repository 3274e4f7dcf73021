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
import { PAYOUT_FIGURES } from '../domain/payout/measures.ts'
import { PROGRAMME_KINDS } from '../domain/payout/programme.ts'
import { ENTRY_KINDS, GRAINS, ROUND_EVENTS } from '../domain/payout/round.ts'
import { TOLD } from '../domain/payout/totals.ts'
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
  ['payout_programmes', 'kind', PROGRAMME_KINDS],
  ['payout_rounds', 'grain', GRAINS],
  ['payout_round_events', 'event', ROUND_EVENTS],
  ['payout_entries', 'kind', ENTRY_KINDS],
  ['payout_lines', 'status', CASE_STATUSES],
  ['payout_lines', 'modality', MODALITIES],
  ['payout_lines', 'reason', PAYOUT_REASONS],
  ['payout_corrections', 'measure', TOLD],
  ['payout_corrections', 'status', CASE_STATUSES],
  ['payout_corrections', 'modality', MODALITIES],
  ['payout_corrections', 'reason', PAYOUT_REASONS],
  ['payout_corrections', 'why', CORRECTION_REASONS],
  ['payout_correction_decisions', 'decision', CORRECTION_DECISIONS],
  ['payout_follow_ups', 'outcome', FOLLOW_UP_OUTCOMES],
  ['payout_follow_ups', 'blocker', BLOCKERS],
  ['payout_targets', 'figure', PAYOUT_FIGURES],
  ['exports', 'kind', ALL_EXPORT_KINDS],
  ['report_layouts', 'kind', ALL_EXPORT_KINDS],
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
