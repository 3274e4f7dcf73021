-- Rules of what phones send and of edits. Each message is the rule's name.
CREATE TRIGGER `devices_no_update` BEFORE UPDATE ON `devices`
BEGIN
  SELECT RAISE(ABORT, 'rule: devices is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `devices_no_delete` BEFORE DELETE ON `devices`
BEGIN
  SELECT RAISE(ABORT, 'rule: devices is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_no_update` BEFORE UPDATE ON `captures`
BEGIN
  SELECT RAISE(ABORT, 'rule: captures is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_no_delete` BEFORE DELETE ON `captures`
BEGIN
  SELECT RAISE(ABORT, 'rule: captures is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `capture_refusals_no_update` BEFORE UPDATE ON `capture_refusals`
BEGIN
  SELECT RAISE(ABORT, 'rule: capture_refusals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `capture_refusals_no_delete` BEFORE DELETE ON `capture_refusals`
BEGIN
  SELECT RAISE(ABORT, 'rule: capture_refusals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stall_aliases_no_update` BEFORE UPDATE ON `stall_aliases`
BEGIN
  SELECT RAISE(ABORT, 'rule: stall_aliases is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stall_aliases_no_delete` BEFORE DELETE ON `stall_aliases`
BEGIN
  SELECT RAISE(ABORT, 'rule: stall_aliases is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `field_edits_no_update` BEFORE UPDATE ON `field_edits`
BEGIN
  SELECT RAISE(ABORT, 'rule: field_edits is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `field_edits_no_delete` BEFORE DELETE ON `field_edits`
BEGIN
  SELECT RAISE(ABORT, 'rule: field_edits is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_conflicts_no_update` BEFORE UPDATE ON `edit_conflicts`
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_conflicts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_conflicts_no_delete` BEFORE DELETE ON `edit_conflicts`
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_conflicts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_choices_no_update` BEFORE UPDATE ON `edit_choices`
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_choices is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_choices_no_delete` BEFORE DELETE ON `edit_choices`
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_choices is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `visit_photos_no_update` BEFORE UPDATE ON `visit_photos`
BEGIN
  SELECT RAISE(ABORT, 'rule: visit_photos is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `visit_photos_no_delete` BEFORE DELETE ON `visit_photos`
BEGIN
  SELECT RAISE(ABORT, 'rule: visit_photos is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `takings_fixed` BEFORE UPDATE ON `takings`
WHEN NEW.device <> OLD.device OR NEW.site <> OLD.site
BEGIN
  SELECT RAISE(ABORT, 'rule: taking-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `takings_no_delete` BEFORE DELETE ON `takings`
BEGIN
  SELECT RAISE(ABORT, 'rule: takings is never deleted from');
END;
--> statement-breakpoint
-- A record is of the officer whose phone signed it.
CREATE TRIGGER `captures_of_device` BEFORE INSERT ON `captures`
WHEN NOT EXISTS (SELECT 1 FROM devices d WHERE d.id = NEW.device AND d.officer = NEW.officer)
BEGIN
  SELECT RAISE(ABORT, 'rule: other-device');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_visit` BEFORE INSERT ON `captures`
WHEN NEW.visit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = NEW.visit AND v.stall = NEW.stall AND v.officer = NEW.officer)
BEGIN
  SELECT RAISE(ABORT, 'rule: other-visit');
END;
--> statement-breakpoint
-- A record that is replaced counts for nothing, whichever of the two is received first.
CREATE TRIGGER `captures_superseded` BEFORE INSERT ON `captures`
WHEN NEW.state <> 'superseded' AND EXISTS (SELECT 1 FROM captures c WHERE c.supersedes = NEW.id AND c.officer = NEW.officer)
BEGIN
  SELECT RAISE(ABORT, 'rule: superseded');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_supersede_once` BEFORE INSERT ON `captures`
WHEN NEW.supersedes IS NOT NULL AND EXISTS (SELECT 1 FROM captures c WHERE c.id = NEW.supersedes AND (c.state <> 'superseded' OR c.officer <> NEW.officer))
BEGIN
  SELECT RAISE(ABORT, 'rule: too-late');
END;
--> statement-breakpoint
-- Edits of one field follow one upon the other; a value changes by an edit and by nothing else.
CREATE TRIGGER `field_edits_in_turn` BEFORE INSERT ON `field_edits`
WHEN NEW.version <> 1 + coalesce((SELECT max(version) FROM field_edits WHERE subject = NEW.subject AND field = NEW.field), 0)
BEGIN
  SELECT RAISE(ABORT, 'rule: edit-stale');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_trade_name_edited` BEFORE UPDATE OF `trade_name` ON `merchants`
WHEN NEW.trade_name <> OLD.trade_name AND NEW.trade_name IS NOT (SELECT value FROM field_edits WHERE subject = NEW.id AND field = 'trade-name' ORDER BY version DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-edited');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_kind_edited` BEFORE UPDATE OF `kind` ON `merchants`
WHEN NEW.kind <> OLD.kind AND NEW.kind IS NOT (SELECT value FROM field_edits WHERE subject = NEW.id AND field = 'merchant-kind' ORDER BY version DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-edited');
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_category_edited` BEFORE UPDATE OF `category` ON `merchants`
WHEN NEW.category <> OLD.category AND NEW.category IS NOT (SELECT value FROM field_edits WHERE subject = NEW.id AND field = 'category' ORDER BY version DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-edited');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_number_edited` BEFORE UPDATE OF `number` ON `stalls`
WHEN NEW.number <> OLD.number AND NEW.number IS NOT (SELECT value FROM field_edits WHERE subject = NEW.id AND field = 'number' ORDER BY version DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-edited');
END;
--> statement-breakpoint
-- The name and the place that stickers bear were seen by the second person: after that they stay.
CREATE TRIGGER `merchants_name_approved` BEFORE UPDATE OF `trade_name` ON `merchants`
WHEN NEW.trade_name <> OLD.trade_name AND EXISTS (SELECT 1 FROM account_proposals p JOIN account_decisions d ON d.proposal = p.id WHERE p.merchant = NEW.id AND d.decision = 'approved')
BEGIN
  SELECT RAISE(ABORT, 'rule: name-approved');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_number_approved` BEFORE UPDATE OF `number` ON `stalls`
WHEN NEW.number <> OLD.number AND EXISTS (SELECT 1 FROM merchants m JOIN account_proposals p ON p.merchant = m.id JOIN account_decisions d ON d.proposal = p.id WHERE m.stall = NEW.id AND d.decision = 'approved')
BEGIN
  SELECT RAISE(ABORT, 'rule: name-approved');
END;
--> statement-breakpoint
-- An account may be proposed before its holder's name is known. It is approved with the name, and by neither of the two
-- who proposed it: who scanned it chose where the money goes as much as who typed the name.
CREATE TRIGGER `account_decisions_holder` BEFORE INSERT ON `account_decisions`
WHEN NEW.decision = 'approved' AND EXISTS (SELECT 1 FROM account_proposals p WHERE p.id = NEW.proposal AND p.sealed_holder = '')
BEGIN
  SELECT RAISE(ABORT, 'rule: holder-missing');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_holder` BEFORE INSERT ON `settlement_accounts`
WHEN NEW.sealed_holder = ''
BEGIN
  SELECT RAISE(ABORT, 'rule: holder-missing');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_four_eyes_holder` BEFORE INSERT ON `account_decisions`
WHEN EXISTS (SELECT 1 FROM account_proposals p JOIN account_proposals q ON q.merchant = p.merchant AND q.account_index = p.account_index AND q.sealed_holder = '' WHERE p.id = NEW.proposal AND q.proposed_by = NEW.decided_by)
BEGIN
  SELECT RAISE(ABORT, 'rule: own-proposal');
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_creator_holder` BEFORE INSERT ON `account_decisions`
WHEN EXISTS (SELECT 1 FROM account_proposals p JOIN account_proposals q ON q.merchant = p.merchant AND q.account_index = p.account_index AND q.sealed_holder = '' JOIN officers o ON o.id = q.proposed_by JOIN officers d ON d.id = NEW.decided_by WHERE p.id = NEW.proposal AND (o.created_by = d.id OR d.created_by = o.id))
BEGIN
  SELECT RAISE(ABORT, 'rule: created-account');
END;
--> statement-breakpoint
DROP TRIGGER `account_proposals_phone_apart`;
--> statement-breakpoint
-- Adding the holder's name changes no account, if it was proposed when the phone was known already.
CREATE TRIGGER `account_proposals_phone_apart` BEFORE INSERT ON `account_proposals`
WHEN EXISTS (SELECT 1 FROM account_proposals p WHERE p.merchant = NEW.merchant) AND EXISTS (SELECT 1 FROM merchant_phones h WHERE h.merchant = NEW.merchant AND h.at > NEW.proposed_at - 604800 AND NOT EXISTS (SELECT 1 FROM account_proposals q WHERE q.merchant = NEW.merchant AND q.account_index = NEW.account_index AND q.sealed_holder = '' AND q.proposed_at >= h.at))
BEGIN
  SELECT RAISE(ABORT, 'rule: phone-changed-lately');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_choices_mine` BEFORE INSERT ON `edit_choices`
WHEN NEW.kept = 'mine' AND NOT EXISTS (SELECT 1 FROM edit_conflicts c JOIN field_edits e ON e.subject = c.subject AND e.field = c.field WHERE c.id = NEW.conflict AND e.value = c.value AND e.version = (SELECT max(version) FROM field_edits l WHERE l.subject = e.subject AND l.field = e.field))
BEGIN
  SELECT RAISE(ABORT, 'rule: not-edited');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_days_known_insert` BEFORE INSERT ON `arrivals`
WHEN NEW.`days` IS NOT NULL AND NEW.`days` NOT IN ('few', 'regular')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_days_known');
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_days_known_update` BEFORE UPDATE ON `arrivals`
WHEN NEW.`days` IS NOT NULL AND NEW.`days` NOT IN ('few', 'regular')
BEGIN
  SELECT RAISE(ABORT, 'rule: arrivals_days_known');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_state_known_insert` BEFORE INSERT ON `captures`
WHEN NEW.`state` IS NOT NULL AND NEW.`state` NOT IN ('stored', 'superseded', 'conflict', 'refused', 'altered')
BEGIN
  SELECT RAISE(ABORT, 'rule: captures_state_known');
END;
--> statement-breakpoint
CREATE TRIGGER `captures_state_known_update` BEFORE UPDATE ON `captures`
WHEN NEW.`state` IS NOT NULL AND NEW.`state` NOT IN ('stored', 'superseded', 'conflict', 'refused', 'altered')
BEGIN
  SELECT RAISE(ABORT, 'rule: captures_state_known');
END;
--> statement-breakpoint
CREATE TRIGGER `capture_refusals_reason_known_insert` BEFORE INSERT ON `capture_refusals`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('unreadable', 'unsigned', 'version', 'shape', 'not-yours', 'consent-missing', 'account-unreadable', 'phone-unreadable', 'faulty', 'approved', 'number-taken', 'other-merchant', 'too-soon', 'changed', 'altered')
BEGIN
  SELECT RAISE(ABORT, 'rule: capture_refusals_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `capture_refusals_reason_known_update` BEFORE UPDATE ON `capture_refusals`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('unreadable', 'unsigned', 'version', 'shape', 'not-yours', 'consent-missing', 'account-unreadable', 'phone-unreadable', 'faulty', 'approved', 'number-taken', 'other-merchant', 'too-soon', 'changed', 'altered')
BEGIN
  SELECT RAISE(ABORT, 'rule: capture_refusals_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `field_edits_field_known_insert` BEFORE INSERT ON `field_edits`
WHEN NEW.`field` IS NOT NULL AND NEW.`field` NOT IN ('trade-name', 'merchant-kind', 'category', 'number')
BEGIN
  SELECT RAISE(ABORT, 'rule: field_edits_field_known');
END;
--> statement-breakpoint
CREATE TRIGGER `field_edits_field_known_update` BEFORE UPDATE ON `field_edits`
WHEN NEW.`field` IS NOT NULL AND NEW.`field` NOT IN ('trade-name', 'merchant-kind', 'category', 'number')
BEGIN
  SELECT RAISE(ABORT, 'rule: field_edits_field_known');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_conflicts_field_known_insert` BEFORE INSERT ON `edit_conflicts`
WHEN NEW.`field` IS NOT NULL AND NEW.`field` NOT IN ('trade-name', 'merchant-kind', 'category', 'number')
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_conflicts_field_known');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_conflicts_field_known_update` BEFORE UPDATE ON `edit_conflicts`
WHEN NEW.`field` IS NOT NULL AND NEW.`field` NOT IN ('trade-name', 'merchant-kind', 'category', 'number')
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_conflicts_field_known');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_choices_kept_known_insert` BEFORE INSERT ON `edit_choices`
WHEN NEW.`kept` IS NOT NULL AND NEW.`kept` NOT IN ('mine', 'theirs')
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_choices_kept_known');
END;
--> statement-breakpoint
CREATE TRIGGER `edit_choices_kept_known_update` BEFORE UPDATE ON `edit_choices`
WHEN NEW.`kept` IS NOT NULL AND NEW.`kept` NOT IN ('mine', 'theirs')
BEGIN
  SELECT RAISE(ABORT, 'rule: edit_choices_kept_known');
END;
