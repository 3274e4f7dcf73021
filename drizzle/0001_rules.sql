-- Rules the schema itself keeps. Each message is the rule's name; the store reports it as a refusal.
CREATE TRIGGER `account_proposals_no_update` BEFORE UPDATE ON `account_proposals`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_no_delete` BEFORE DELETE ON `account_proposals`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_no_update` BEFORE UPDATE ON `account_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_no_delete` BEFORE DELETE ON `account_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_no_update` BEFORE UPDATE ON `settlement_accounts`
BEGIN
  SELECT RAISE(ABORT, 'rule: settlement_accounts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_no_delete` BEFORE DELETE ON `settlement_accounts`
BEGIN
  SELECT RAISE(ABORT, 'rule: settlement_accounts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_no_update` BEFORE UPDATE ON `account_activations`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_activations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_no_delete` BEFORE DELETE ON `account_activations`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_activations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_codes_no_update` BEFORE UPDATE ON `payment_codes`
BEGIN
  SELECT RAISE(ABORT, 'rule: payment_codes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_codes_no_delete` BEFORE DELETE ON `payment_codes`
BEGIN
  SELECT RAISE(ABORT, 'rule: payment_codes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_no_update` BEFORE UPDATE ON `consents`
BEGIN
  SELECT RAISE(ABORT, 'rule: consents is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_no_delete` BEFORE DELETE ON `consents`
BEGIN
  SELECT RAISE(ABORT, 'rule: consents is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `merchant_phones_no_update` BEFORE UPDATE ON `merchant_phones`
BEGIN
  SELECT RAISE(ABORT, 'rule: merchant_phones is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `merchant_phones_no_delete` BEFORE DELETE ON `merchant_phones`
BEGIN
  SELECT RAISE(ABORT, 'rule: merchant_phones is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `print_runs_no_update` BEFORE UPDATE ON `print_runs`
BEGIN
  SELECT RAISE(ABORT, 'rule: print_runs is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `print_runs_no_delete` BEFORE DELETE ON `print_runs`
BEGIN
  SELECT RAISE(ABORT, 'rule: print_runs is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stickers_no_update` BEFORE UPDATE ON `stickers`
BEGIN
  SELECT RAISE(ABORT, 'rule: stickers is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stickers_no_delete` BEFORE DELETE ON `stickers`
BEGIN
  SELECT RAISE(ABORT, 'rule: stickers is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_no_update` BEFORE UPDATE ON `sticker_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_no_delete` BEFORE DELETE ON `sticker_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_no_update` BEFORE UPDATE ON `visits`
BEGIN
  SELECT RAISE(ABORT, 'rule: visits is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_no_delete` BEFORE DELETE ON `visits`
BEGIN
  SELECT RAISE(ABORT, 'rule: visits is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_no_update` BEFORE UPDATE ON `arrivals`
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_no_delete` BEFORE DELETE ON `arrivals`
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `censuses_no_update` BEFORE UPDATE ON `censuses`
BEGIN
  SELECT RAISE(ABORT, 'rule: censuses is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `censuses_no_delete` BEFORE DELETE ON `censuses`
BEGIN
  SELECT RAISE(ABORT, 'rule: censuses is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grants_no_update` BEFORE UPDATE ON `role_grants`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grants is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grants_no_delete` BEFORE DELETE ON `role_grants`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grants is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_no_update` BEFORE UPDATE ON `role_grant_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grant_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_no_delete` BEFORE DELETE ON `role_grant_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grant_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_revocations_no_update` BEFORE UPDATE ON `role_revocations`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_revocations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `role_revocations_no_delete` BEFORE DELETE ON `role_revocations`
BEGIN
  SELECT RAISE(ABORT, 'rule: role_revocations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `submissions_no_update` BEFORE UPDATE ON `submissions`
BEGIN
  SELECT RAISE(ABORT, 'rule: submissions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `submissions_no_delete` BEFORE DELETE ON `submissions`
BEGIN
  SELECT RAISE(ABORT, 'rule: submissions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit`
BEGIN
  SELECT RAISE(ABORT, 'rule: audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit`
BEGIN
  SELECT RAISE(ABORT, 'rule: audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_four_eyes` BEFORE INSERT ON `account_decisions`
WHEN EXISTS (SELECT 1 FROM account_proposals p WHERE p.id = NEW.proposal AND p.proposed_by = NEW.decided_by)
BEGIN
  SELECT RAISE(ABORT, 'rule: own-proposal');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_creator` BEFORE INSERT ON `account_decisions`
WHEN EXISTS (SELECT 1 FROM account_proposals p JOIN officers o ON o.id = p.proposed_by WHERE p.id = NEW.proposal AND o.created_by = NEW.decided_by)
  OR EXISTS (SELECT 1 FROM account_proposals p JOIN officers o ON o.id = NEW.decided_by WHERE p.id = NEW.proposal AND o.created_by = p.proposed_by)
BEGIN
  SELECT RAISE(ABORT, 'rule: created-account');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_seen` BEFORE INSERT ON `account_decisions`
WHEN NOT EXISTS (SELECT 1 FROM account_proposals p WHERE p.id = NEW.proposal AND p.digest = NEW.seen_digest)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-what-was-seen');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_in_turn` BEFORE INSERT ON `account_decisions`
WHEN NEW.decision = 'approved' AND EXISTS (SELECT 1 FROM account_proposals p JOIN account_proposals q ON q.merchant = p.merchant AND q.version > p.version WHERE p.id = NEW.proposal)
BEGIN
  SELECT RAISE(ABORT, 'rule: newer-proposal');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_consent` BEFORE INSERT ON `account_decisions`
WHEN NEW.decision = 'approved' AND NOT coalesce((SELECT c.given FROM consents c JOIN account_proposals p ON p.merchant = c.merchant WHERE p.id = NEW.proposal AND c.purpose = 'sticker' ORDER BY c.at DESC, c.rowid DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'rule: consent-withdrawn');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_approved` BEFORE INSERT ON `settlement_accounts`
WHEN NOT EXISTS (SELECT 1 FROM account_decisions d JOIN account_proposals p ON p.id = d.proposal WHERE d.proposal = NEW.proposal AND d.decision = 'approved' AND p.merchant = NEW.merchant AND p.version = NEW.version AND p.account_index = NEW.account_index)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-approved');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_cooling_off` BEFORE INSERT ON `settlement_accounts`
WHEN NEW.live_from < (SELECT decided_at FROM account_decisions WHERE proposal = NEW.proposal) + CASE WHEN EXISTS (SELECT 1 FROM settlement_accounts a JOIN account_activations v ON v.account = a.id JOIN merchants m ON m.id = a.merchant WHERE m.stall = (SELECT stall FROM merchants WHERE id = NEW.merchant)) THEN 86400 ELSE 0 END
BEGIN
  SELECT RAISE(ABORT, 'rule: cooling-off');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_due` BEFORE INSERT ON `account_activations`
WHEN NEW.activated_at < (SELECT live_from FROM settlement_accounts WHERE id = NEW.account)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-due');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_consent` BEFORE INSERT ON `account_activations`
WHEN NOT coalesce((SELECT c.given FROM consents c JOIN settlement_accounts a ON a.merchant = c.merchant WHERE a.id = NEW.account AND c.purpose = 'sticker' ORDER BY c.at DESC, c.rowid DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'rule: consent-withdrawn');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_in_turn` BEFORE INSERT ON `account_activations`
WHEN EXISTS (SELECT 1 FROM settlement_accounts a JOIN settlement_accounts b ON b.merchant = a.merchant AND b.version > a.version JOIN account_activations v ON v.account = b.id WHERE a.id = NEW.account)
BEGIN
  SELECT RAISE(ABORT, 'rule: newer-account');
END;
--> statement-breakpoint
-- Activation voids the stickers of every earlier account in the same commit.
CREATE TRIGGER `account_activations_void_stickers` AFTER INSERT ON `account_activations`
BEGIN
  INSERT INTO sticker_events (serial, event, reason, officer, at)
  SELECT s.serial, 'voided', 'account-changed', NULL, NEW.activated_at
  FROM stickers s JOIN payment_codes c ON c.id = s.code
  WHERE s.merchant = (SELECT merchant FROM settlement_accounts WHERE id = NEW.account)
    AND c.account <> NEW.account
    AND NOT EXISTS (SELECT 1 FROM sticker_events e WHERE e.serial = s.serial AND e.event = 'voided');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_codes_of_account` BEFORE INSERT ON `payment_codes`
WHEN NOT EXISTS (SELECT 1 FROM settlement_accounts a WHERE a.id = NEW.account AND a.merchant = NEW.merchant AND a.account_index = NEW.account_index)
BEGIN
  SELECT RAISE(ABORT, 'rule: code-of-other-account');
END;
--> statement-breakpoint
CREATE TRIGGER `stickers_live_code` BEFORE INSERT ON `stickers`
WHEN NOT EXISTS (
    SELECT 1 FROM payment_codes c
    JOIN settlement_accounts a ON a.id = c.account
    JOIN account_activations v ON v.account = a.id
    JOIN merchants m ON m.id = a.merchant
    WHERE c.id = NEW.code AND a.merchant = NEW.merchant AND m.stall = NEW.stall AND m.ended_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM settlement_accounts b JOIN account_activations w ON w.account = b.id WHERE b.merchant = a.merchant AND b.version > a.version)
      AND coalesce((SELECT given FROM consents WHERE merchant = m.id AND purpose = 'sticker' ORDER BY at DESC, rowid DESC LIMIT 1), 0))
BEGIN
  SELECT RAISE(ABORT, 'rule: code-not-live');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_void_is_final` BEFORE INSERT ON `sticker_events`
WHEN NEW.event <> 'voided' AND EXISTS (SELECT 1 FROM sticker_events e WHERE e.serial = NEW.serial AND e.event = 'voided')
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker-void');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_reason` BEFORE INSERT ON `sticker_events`
WHEN (NEW.event = 'voided') <> (NEW.reason IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: void-reason');
END;
--> statement-breakpoint
CREATE TRIGGER `merchant_phones_consent` BEFORE INSERT ON `merchant_phones`
WHEN NOT coalesce((SELECT given FROM consents WHERE merchant = NEW.merchant AND purpose = 'phone' ORDER BY at DESC, rowid DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'rule: phone-without-consent');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_consent` BEFORE INSERT ON `account_proposals`
WHEN NOT coalesce((SELECT given FROM consents WHERE merchant = NEW.merchant AND purpose = 'sticker' ORDER BY at DESC, rowid DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'rule: account-without-consent');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_phone_apart` BEFORE INSERT ON `account_proposals`
WHEN EXISTS (SELECT 1 FROM account_proposals p WHERE p.merchant = NEW.merchant) AND EXISTS (SELECT 1 FROM merchant_phones h WHERE h.merchant = NEW.merchant AND h.at > NEW.proposed_at - 604800)
BEGIN
  SELECT RAISE(ABORT, 'rule: phone-changed-lately');
END;
--> statement-breakpoint
CREATE TRIGGER `merchant_phones_account_apart` BEFORE INSERT ON `merchant_phones`
WHEN EXISTS (SELECT 1 FROM merchant_phones h WHERE h.merchant = NEW.merchant) AND EXISTS (SELECT 1 FROM account_proposals p WHERE p.merchant = NEW.merchant AND p.proposed_at > NEW.at - 604800)
BEGIN
  SELECT RAISE(ABORT, 'rule: account-changed-lately');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_code_of_stall` BEFORE INSERT ON `visits`
WHEN NEW.code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payment_codes c JOIN merchants m ON m.id = c.merchant WHERE c.id = NEW.code AND m.stall = NEW.stall)
BEGIN
  SELECT RAISE(ABORT, 'rule: code-of-other-stall');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_of_stall` BEFORE INSERT ON `arrivals`
WHEN NOT EXISTS (SELECT 1 FROM merchants m WHERE m.id = NEW.merchant AND m.stall = NEW.stall)
BEGIN
  SELECT RAISE(ABORT, 'rule: merchant-of-other-stall');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_four_eyes` BEFORE INSERT ON `role_grant_decisions`
WHEN EXISTS (SELECT 1 FROM role_grants g WHERE g.id = NEW."grant" AND (g.granted_by IS NULL OR g.granted_by = NEW.decided_by OR g.officer = NEW.decided_by))
BEGIN
  SELECT RAISE(ABORT, 'rule: own-grant');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_creator` BEFORE INSERT ON `role_grant_decisions`
WHEN EXISTS (SELECT 1 FROM role_grants g JOIN officers o ON o.id = g.officer WHERE g.id = NEW."grant" AND o.created_by = NEW.decided_by)
BEGIN
  SELECT RAISE(ABORT, 'rule: created-account');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_admin` BEFORE INSERT ON `role_grant_decisions`
WHEN NOT EXISTS (SELECT 1 FROM role_grants g WHERE g.officer = NEW.decided_by AND g.role = 'admin' AND NOT EXISTS (SELECT 1 FROM role_revocations r WHERE r."grant" = g.id))
BEGIN
  SELECT RAISE(ABORT, 'rule: not-an-administrator');
END;
--> statement-breakpoint
CREATE TRIGGER `enrolments_once` BEFORE UPDATE ON `enrolments`
WHEN OLD.used_at IS NOT NULL OR NEW.code_hash <> OLD.code_hash OR NEW.officer <> OLD.officer OR NEW.expires_at <> OLD.expires_at
BEGIN
  SELECT RAISE(ABORT, 'rule: code-used');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_in_order` BEFORE INSERT ON `audit`
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0) + 1
BEGIN
  SELECT RAISE(ABORT, 'rule: audit-order');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_block_of_site` BEFORE INSERT ON `stalls`
WHEN NOT EXISTS (SELECT 1 FROM blocks b WHERE b.id = NEW.block AND b.site = NEW.site)
BEGIN
  SELECT RAISE(ABORT, 'rule: block-of-other-site');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_block_of_site_update` BEFORE UPDATE ON `stalls`
WHEN NOT EXISTS (SELECT 1 FROM blocks b WHERE b.id = NEW.block AND b.site = NEW.site)
BEGIN
  SELECT RAISE(ABORT, 'rule: block-of-other-site');
END;
--> statement-breakpoint
-- A merchant stays who, where and since when it was registered; its end is written once. A new trader is a new merchant.
CREATE TRIGGER `merchants_fixed` BEFORE UPDATE ON `merchants`
WHEN NEW.id <> OLD.id OR NEW.stall <> OLD.stall OR NEW.created_by <> OLD.created_by OR NEW.created_at <> OLD.created_at OR NEW.started_on <> OLD.started_on
BEGIN
  SELECT RAISE(ABORT, 'rule: merchant-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_end_once` BEFORE UPDATE ON `merchants`
WHEN OLD.ended_on IS NOT NULL AND NEW.ended_on IS NOT OLD.ended_on
BEGIN
  SELECT RAISE(ABORT, 'rule: merchant-ended');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_no_delete` BEFORE DELETE ON `merchants`
BEGIN
  SELECT RAISE(ABORT, 'rule: merchants is never deleted from');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_no_delete` BEFORE DELETE ON `stalls`
BEGIN
  SELECT RAISE(ABORT, 'rule: stalls is never deleted from');
END;
--> statement-breakpoint
CREATE TRIGGER `sites_no_delete` BEFORE DELETE ON `sites`
BEGIN
  SELECT RAISE(ABORT, 'rule: sites is never deleted from');
END;
--> statement-breakpoint
CREATE TRIGGER `officers_no_delete` BEFORE DELETE ON `officers`
BEGIN
  SELECT RAISE(ABORT, 'rule: officers is never deleted from');
END;
--> statement-breakpoint
-- Columns that hold one of a list of words: see src/store/word-lists.ts.
CREATE TRIGGER `units_kind_known_insert` BEFORE INSERT ON `units`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('province', 'city', 'commune', 'ward', 'special-zone')
BEGIN
  SELECT RAISE(ABORT, 'rule: units_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `units_kind_known_update` BEFORE UPDATE ON `units`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('province', 'city', 'commune', 'ward', 'special-zone')
BEGIN
  SELECT RAISE(ABORT, 'rule: units_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sites_kind_known_insert` BEFORE INSERT ON `sites`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('street', 'market')
BEGIN
  SELECT RAISE(ABORT, 'rule: sites_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sites_kind_known_update` BEFORE UPDATE ON `sites`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('street', 'market')
BEGIN
  SELECT RAISE(ABORT, 'rule: sites_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_side_known_insert` BEFORE INSERT ON `stalls`
WHEN NEW.`side` IS NOT NULL AND NEW.`side` NOT IN ('odd', 'even', 'row')
BEGIN
  SELECT RAISE(ABORT, 'rule: stalls_side_known');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_side_known_update` BEFORE UPDATE ON `stalls`
WHEN NEW.`side` IS NOT NULL AND NEW.`side` NOT IN ('odd', 'even', 'row')
BEGIN
  SELECT RAISE(ABORT, 'rule: stalls_side_known');
END;
--> statement-breakpoint
CREATE TRIGGER `censuses_state_known_insert` BEFORE INSERT ON `censuses`
WHEN NEW.`state` IS NOT NULL AND NEW.`state` NOT IN ('operating', 'vacant', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'rule: censuses_state_known');
END;
--> statement-breakpoint
CREATE TRIGGER `censuses_state_known_update` BEFORE UPDATE ON `censuses`
WHEN NEW.`state` IS NOT NULL AND NEW.`state` NOT IN ('operating', 'vacant', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'rule: censuses_state_known');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_kind_known_insert` BEFORE INSERT ON `merchants`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('individual', 'household-business')
BEGIN
  SELECT RAISE(ABORT, 'rule: merchants_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_kind_known_update` BEFORE UPDATE ON `merchants`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('individual', 'household-business')
BEGIN
  SELECT RAISE(ABORT, 'rule: merchants_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_category_known_insert` BEFORE INSERT ON `merchants`
WHEN NEW.`category` IS NOT NULL AND NEW.`category` NOT IN ('groceries', 'food', 'fresh', 'clothing', 'services', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: merchants_category_known');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_category_known_update` BEFORE UPDATE ON `merchants`
WHEN NEW.`category` IS NOT NULL AND NEW.`category` NOT IN ('groceries', 'food', 'fresh', 'clothing', 'services', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: merchants_category_known');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_purpose_known_insert` BEFORE INSERT ON `consents`
WHEN NEW.`purpose` IS NOT NULL AND NEW.`purpose` NOT IN ('sticker', 'phone', 'bank-list')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_purpose_known');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_purpose_known_update` BEFORE UPDATE ON `consents`
WHEN NEW.`purpose` IS NOT NULL AND NEW.`purpose` NOT IN ('sticker', 'phone', 'bank-list')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_purpose_known');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_method_known_insert` BEFORE INSERT ON `consents`
WHEN NEW.`method` IS NOT NULL AND NEW.`method` NOT IN ('spoken', 'written')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_method_known');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_method_known_update` BEFORE UPDATE ON `consents`
WHEN NEW.`method` IS NOT NULL AND NEW.`method` NOT IN ('spoken', 'written')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_method_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_source_known_insert` BEFORE INSERT ON `account_proposals`
WHEN NEW.`source` IS NOT NULL AND NEW.`source` NOT IN ('typed', 'imported')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_source_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_source_known_update` BEFORE UPDATE ON `account_proposals`
WHEN NEW.`source` IS NOT NULL AND NEW.`source` NOT IN ('typed', 'imported')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_source_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_relation_known_insert` BEFORE INSERT ON `account_proposals`
WHEN NEW.`relation` IS NOT NULL AND NEW.`relation` NOT IN ('own', 'relative', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_relation_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_relation_known_update` BEFORE UPDATE ON `account_proposals`
WHEN NEW.`relation` IS NOT NULL AND NEW.`relation` NOT IN ('own', 'relative', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_relation_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_decision_known_insert` BEFORE INSERT ON `account_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('approved', 'returned')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_decisions_decision_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_decision_known_update` BEFORE UPDATE ON `account_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('approved', 'returned')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_decisions_decision_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_event_known_insert` BEFORE INSERT ON `sticker_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('handed-over', 'placed', 'voided')
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events_event_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_event_known_update` BEFORE UPDATE ON `sticker_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('handed-over', 'placed', 'voided')
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events_event_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_reason_known_insert` BEFORE INSERT ON `sticker_events`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('account-changed', 'reprinted', 'closed', 'stolen', 'consent-withdrawn')
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_reason_known_update` BEFORE UPDATE ON `sticker_events`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('account-changed', 'reprinted', 'closed', 'stolen', 'consent-withdrawn')
BEGIN
  SELECT RAISE(ABORT, 'rule: sticker_events_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_outcome_known_insert` BEFORE INSERT ON `visits`
WHEN NEW.`outcome` IS NOT NULL AND NEW.`outcome` NOT IN ('agreed', 'postponed', 'refused', 'absent', 'closed-today', 'closed-for-good', 'vacant')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_outcome_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_outcome_known_update` BEFORE UPDATE ON `visits`
WHEN NEW.`outcome` IS NOT NULL AND NEW.`outcome` NOT IN ('agreed', 'postponed', 'refused', 'absent', 'closed-today', 'closed-for-good', 'vacant')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_outcome_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_reason_known_insert` BEFORE INSERT ON `visits`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('tax', 'no-smartphone', 'elderly', 'no-account', 'cash-customers', 'fraud', 'weak-signal', 'relative-account', 'fees', 'other-provider', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_reason_known_update` BEFORE UPDATE ON `visits`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('tax', 'no-smartphone', 'elderly', 'no-account', 'cash-customers', 'fraud', 'weak-signal', 'relative-account', 'fees', 'other-provider', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_display_known_insert` BEFORE INSERT ON `visits`
WHEN NEW.`display` IS NOT NULL AND NEW.`display` NOT IN ('in-place', 'missing')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_display_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_display_known_update` BEFORE UPDATE ON `visits`
WHEN NEW.`display` IS NOT NULL AND NEW.`display` NOT IN ('in-place', 'missing')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_display_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_scan_known_insert` BEFORE INSERT ON `visits`
WHEN NEW.`scan` IS NOT NULL AND NEW.`scan` NOT IN ('match', 'vendor-other', 'changed', 'other-stall', 'stranger', 'not-payment')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_scan_known');
END;
--> statement-breakpoint
CREATE TRIGGER `visits_scan_known_update` BEFORE UPDATE ON `visits`
WHEN NEW.`scan` IS NOT NULL AND NEW.`scan` NOT IN ('match', 'vendor-other', 'changed', 'other-stall', 'stranger', 'not-payment')
BEGIN
  SELECT RAISE(ABORT, 'rule: visits_scan_known');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_level_known_insert` BEFORE INSERT ON `arrivals`
WHEN NEW.`level` IS NOT NULL AND NEW.`level` NOT IN ('said', 'observed', 'bank')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_level_known');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_level_known_update` BEFORE UPDATE ON `arrivals`
WHEN NEW.`level` IS NOT NULL AND NEW.`level` NOT IN ('said', 'observed', 'bank')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_level_known');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_payer_known_insert` BEFORE INSERT ON `arrivals`
WHEN NEW.`payer` IS NOT NULL AND NEW.`payer` NOT IN ('customer', 'officer-test', 'holder')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_payer_known');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_payer_known_update` BEFORE UPDATE ON `arrivals`
WHEN NEW.`payer` IS NOT NULL AND NEW.`payer` NOT IN ('customer', 'officer-test', 'holder')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_payer_known');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grants_role_known_insert` BEFORE INSERT ON `role_grants`
WHEN NEW.`role` IS NOT NULL AND NEW.`role` NOT IN ('volunteer', 'coordinator', 'leader', 'payouts', 'auditor', 'admin')
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grants_role_known');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grants_role_known_update` BEFORE UPDATE ON `role_grants`
WHEN NEW.`role` IS NOT NULL AND NEW.`role` NOT IN ('volunteer', 'coordinator', 'leader', 'payouts', 'auditor', 'admin')
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grants_role_known');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_decision_known_insert` BEFORE INSERT ON `role_grant_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('approved', 'returned')
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grant_decisions_decision_known');
END;
--> statement-breakpoint
CREATE TRIGGER `role_grant_decisions_decision_known_update` BEFORE UPDATE ON `role_grant_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('approved', 'returned')
BEGIN
  SELECT RAISE(ABORT, 'rule: role_grant_decisions_decision_known');
END;
