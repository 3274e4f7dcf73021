-- Rules of payouts. Each message is the rule's name.
CREATE TRIGGER `payout_groups_no_update` BEFORE UPDATE ON `payout_groups`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_groups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_groups_no_delete` BEFORE DELETE ON `payout_groups`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_groups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_amounts_no_update` BEFORE UPDATE ON `payout_amounts`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_amounts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_amounts_no_delete` BEFORE DELETE ON `payout_amounts`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_amounts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_rounds_no_update` BEFORE UPDATE ON `payout_rounds`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_rounds is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_rounds_no_delete` BEFORE DELETE ON `payout_rounds`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_rounds is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_no_update` BEFORE UPDATE ON `payout_round_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_round_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_no_delete` BEFORE DELETE ON `payout_round_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_round_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_no_update` BEFORE UPDATE ON `payout_corrections`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_no_delete` BEFORE DELETE ON `payout_corrections`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_correction_decisions_no_update` BEFORE UPDATE ON `payout_correction_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_correction_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_correction_decisions_no_delete` BEFORE DELETE ON `payout_correction_decisions`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_correction_decisions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_no_update` BEFORE UPDATE ON `payout_follow_ups`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_no_delete` BEFORE DELETE ON `payout_follow_ups`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_programmes_no_delete` BEFORE DELETE ON `payout_programmes`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_programmes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_no_delete` BEFORE DELETE ON `payout_entries`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_targets_no_delete` BEFORE DELETE ON `payout_targets`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_targets is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_programmes_fixed` BEFORE UPDATE ON `payout_programmes`
WHEN OLD.`ends_on` IS NOT NULL OR NEW.`id` IS NOT OLD.`id` OR NEW.`unit` IS NOT OLD.`unit` OR NEW.`kind` IS NOT OLD.`kind` OR NEW.`name` IS NOT OLD.`name` OR NEW.`folded` IS NOT OLD.`folded` OR NEW.`authority` IS NOT OLD.`authority` OR NEW.`basis` IS NOT OLD.`basis` OR NEW.`officer` IS NOT OLD.`officer` OR NEW.`at` IS NOT OLD.`at`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-programme-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_targets_fixed` BEFORE UPDATE ON `payout_targets`
WHEN OLD.`withdrawn_at` IS NOT NULL OR NEW.`id` IS NOT OLD.`id` OR NEW.`unit` IS NOT OLD.`unit` OR NEW.`programme` IS NOT OLD.`programme` OR NEW.`figure` IS NOT OLD.`figure` OR NEW.`percent` IS NOT OLD.`percent` OR NEW.`period` IS NOT OLD.`period` OR NEW.`document` IS NOT OLD.`document` OR NEW.`document_day` IS NOT OLD.`document_day` OR NEW.`officer` IS NOT OLD.`officer` OR NEW.`at` IS NOT OLD.`at`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-target-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_rounds_of` BEFORE INSERT ON `payout_rounds`
WHEN NOT EXISTS (SELECT 1 FROM payout_programmes p WHERE p.id = NEW.programme AND (p.unit = NEW.commune OR (length(p.unit) = 2 AND EXISTS (SELECT 1 FROM units u WHERE u.code = NEW.commune AND u.parent = p.unit))) AND (p.ends_on IS NULL OR NEW.period < p.ends_on))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-of');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_order` BEFORE INSERT ON `payout_round_events`
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM payout_round_events WHERE round = NEW.round), 0) + 1 OR NOT CASE NEW.event
    WHEN 'submitted' THEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned'
    WHEN 'returned' THEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') IN ('submitted', 'approved')
    WHEN 'approved' THEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') = 'submitted'
    WHEN 'closed' THEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') = 'approved'
  END
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-order');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_own` BEFORE INSERT ON `payout_round_events`
WHEN NEW.event = 'approved' AND (
    EXISTS (SELECT 1 FROM payout_entries e WHERE e.round = NEW.round AND e.officer = NEW.officer AND e.undone_at IS NULL)
    OR NEW.officer = (SELECT officer FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-own-round');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_seen` BEFORE INSERT ON `payout_round_events`
WHEN NEW.event IN ('approved', 'closed') AND coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') <> 'returned' AND NEW.digest IS NOT (SELECT digest FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-changed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_empty` BEFORE INSERT ON `payout_round_events`
WHEN NEW.event = 'submitted' AND NOT EXISTS (SELECT 1 FROM payout_lines WHERE round = NEW.round AND replaced_by IS NULL) AND NOT EXISTS (SELECT 1 FROM payout_totals WHERE round = NEW.round AND replaced_by IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-empty');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_open` BEFORE INSERT ON `payout_entries`
WHEN NEW.undone_at IS NOT NULL OR NEW.undone_by IS NOT NULL
  OR NEW.seq <> coalesce((SELECT max(seq) FROM payout_entries WHERE round = NEW.round), 0) + 1
  OR NOT CASE NEW.kind WHEN 'closing' THEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') = 'closed'
    AND NOT EXISTS (SELECT 1 FROM payout_entries e WHERE e.round = NEW.round AND e.kind = 'closing')
    ELSE coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' END
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-not-draft');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_fixed` BEFORE UPDATE ON `payout_entries`
WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL OR NEW.undone_by IS NULL OR NEW.`id` IS NOT OLD.`id` OR NEW.`round` IS NOT OLD.`round` OR NEW.`seq` IS NOT OLD.`seq` OR NEW.`kind` IS NOT OLD.`kind` OR NEW.`digest` IS NOT OLD.`digest` OR NEW.`added` IS NOT OLD.`added` OR NEW.`changed` IS NOT OLD.`changed` OR NEW.`removed` IS NOT OLD.`removed` OR NEW.`officer` IS NOT OLD.`officer` OR NEW.`at` IS NOT OLD.`at`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-entry-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_undone` BEFORE UPDATE ON `payout_entries`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR EXISTS (SELECT 1 FROM payout_entries e WHERE e.round = NEW.round AND e.seq > NEW.seq AND e.undone_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-entry-not-last');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_of_entry` BEFORE INSERT ON `payout_lines`
WHEN NEW.replaced_by IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM payout_entries e JOIN payout_rounds r ON r.id = e.round
    WHERE e.id = NEW.entry AND r.id = NEW.round AND e.undone_at IS NULL
      AND ((r.grain = 'cases' AND coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned'))
      AND EXISTS (SELECT 1 FROM hamlets h WHERE h.id = NEW.hamlet AND h.commune = r.commune)
      AND EXISTS (SELECT 1 FROM payout_groups g WHERE g.id = NEW.`group` AND g.programme = r.programme))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines-of-entry');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_fixed` BEFORE UPDATE ON `payout_lines`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NEW.`entry` IS NOT OLD.`entry` OR NEW.`round` IS NOT OLD.`round` OR NEW.`case_code` IS NOT OLD.`case_code` OR NEW.`hamlet` IS NOT OLD.`hamlet` OR NEW.`group` IS NOT OLD.`group` OR NEW.`status` IS NOT OLD.`status` OR NEW.`modality` IS NOT OLD.`modality` OR NEW.`reason` IS NOT OLD.`reason` OR NEW.`amount` IS NOT OLD.`amount`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_no_delete` BEFORE DELETE ON `payout_lines`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NOT EXISTS (SELECT 1 FROM payout_entries e WHERE e.id = OLD.entry AND e.undone_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines-not-undone');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_arrears_of_entry` BEFORE INSERT ON `payout_arrears`
WHEN NEW.replaced_by IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM payout_entries e JOIN payout_rounds r ON r.id = e.round
    WHERE e.id = NEW.entry AND r.id = NEW.round AND e.undone_at IS NULL
      AND ((r.grain = 'cases' AND coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned'))
      AND EXISTS (SELECT 1 FROM hamlets h WHERE h.id = NEW.hamlet AND h.commune = r.commune)
      AND EXISTS (SELECT 1 FROM payout_groups g WHERE g.id = NEW.`group` AND g.programme = r.programme))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_arrears-of-entry');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_arrears_fixed` BEFORE UPDATE ON `payout_arrears`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NEW.`entry` IS NOT OLD.`entry` OR NEW.`round` IS NOT OLD.`round` OR NEW.`case_code` IS NOT OLD.`case_code` OR NEW.`hamlet` IS NOT OLD.`hamlet` OR NEW.`group` IS NOT OLD.`group` OR NEW.`month` IS NOT OLD.`month` OR NEW.`amount` IS NOT OLD.`amount`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_arrears-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_arrears_no_delete` BEFORE DELETE ON `payout_arrears`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NOT EXISTS (SELECT 1 FROM payout_entries e WHERE e.id = OLD.entry AND e.undone_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_arrears-not-undone');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_totals_of_entry` BEFORE INSERT ON `payout_totals`
WHEN NEW.replaced_by IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM payout_entries e JOIN payout_rounds r ON r.id = e.round
    WHERE e.id = NEW.entry AND r.id = NEW.round AND e.undone_at IS NULL
      AND ((r.grain = 'totals' AND coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned') OR (e.kind = 'closing' AND r.grain = 'cases' AND coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') = 'closed'))
      AND EXISTS (SELECT 1 FROM hamlets h WHERE h.id = NEW.hamlet AND h.commune = r.commune)
      AND EXISTS (SELECT 1 FROM payout_groups g WHERE g.id = NEW.`group` AND g.programme = r.programme))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_totals-of-entry');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_totals_fixed` BEFORE UPDATE ON `payout_totals`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NEW.`entry` IS NOT OLD.`entry` OR NEW.`round` IS NOT OLD.`round` OR NEW.`hamlet` IS NOT OLD.`hamlet` OR NEW.`group` IS NOT OLD.`group` OR NEW.`measure` IS NOT OLD.`measure` OR NEW.`people` IS NOT OLD.`people` OR NEW.`amount` IS NOT OLD.`amount`
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_totals-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_totals_no_delete` BEFORE DELETE ON `payout_totals`
WHEN NOT coalesce((SELECT event FROM payout_round_events WHERE round = OLD.round ORDER BY seq DESC LIMIT 1), 'returned') = 'returned' OR NOT EXISTS (SELECT 1 FROM payout_entries e WHERE e.id = OLD.entry AND e.undone_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_totals-not-undone');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_closed` BEFORE INSERT ON `payout_corrections`
WHEN coalesce((SELECT event FROM payout_round_events WHERE round = NEW.round ORDER BY seq DESC LIMIT 1), '') <> 'closed' OR NOT EXISTS (SELECT 1 FROM payout_rounds r WHERE r.id = NEW.round AND (r.grain = 'cases') = (NEW.case_code IS NOT NULL))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-round-not-closed');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_correction_decisions_own` BEFORE INSERT ON `payout_correction_decisions`
WHEN NEW.officer = (SELECT officer FROM payout_corrections WHERE id = NEW.correction)
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-own-correction');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_programmes_kind_known_insert` BEFORE INSERT ON `payout_programmes`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('assistance', 'pension', 'merit', 'poor', 'gift', 'own')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_programmes_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_programmes_kind_known_update` BEFORE UPDATE ON `payout_programmes`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('assistance', 'pension', 'merit', 'poor', 'gift', 'own')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_programmes_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_rounds_grain_known_insert` BEFORE INSERT ON `payout_rounds`
WHEN NEW.`grain` IS NOT NULL AND NEW.`grain` NOT IN ('cases', 'totals')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_rounds_grain_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_rounds_grain_known_update` BEFORE UPDATE ON `payout_rounds`
WHEN NEW.`grain` IS NOT NULL AND NEW.`grain` NOT IN ('cases', 'totals')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_rounds_grain_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_event_known_insert` BEFORE INSERT ON `payout_round_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('submitted', 'returned', 'approved', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_round_events_event_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_event_known_update` BEFORE UPDATE ON `payout_round_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('submitted', 'returned', 'approved', 'closed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_round_events_event_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_kind_known_insert` BEFORE INSERT ON `payout_entries`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('file', 'carried', 'edit', 'arrears', 'closing')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_entries_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_entries_kind_known_update` BEFORE UPDATE ON `payout_entries`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('file', 'carried', 'edit', 'arrears', 'closing')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_entries_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_status_known_insert` BEFORE INSERT ON `payout_lines`
WHEN NEW.`status` IS NOT NULL AND NEW.`status` NOT IN ('not-reviewed', 'no-account', 'not-agreed', 'agreed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_status_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_status_known_update` BEFORE UPDATE ON `payout_lines`
WHEN NEW.`status` IS NOT NULL AND NEW.`status` NOT IN ('not-reviewed', 'no-account', 'not-agreed', 'agreed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_status_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_modality_known_insert` BEFORE INSERT ON `payout_lines`
WHEN NEW.`modality` IS NOT NULL AND NEW.`modality` NOT IN ('own', 'authorised', 'home', 'counter', 'failed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_modality_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_modality_known_update` BEFORE UPDATE ON `payout_lines`
WHEN NEW.`modality` IS NOT NULL AND NEW.`modality` NOT IN ('own', 'authorised', 'home', 'counter', 'failed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_modality_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_reason_known_insert` BEFORE INSERT ON `payout_lines`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('home-bound', 'no-account', 'not-agreed', 'asked-cash', 'account-locked', 'name-mismatch', 'wrong-number', 'phone-lost', 'authorised-changed', 'absent', 'moved', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_lines_reason_known_update` BEFORE UPDATE ON `payout_lines`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('home-bound', 'no-account', 'not-agreed', 'asked-cash', 'account-locked', 'name-mismatch', 'wrong-number', 'phone-lost', 'authorised-changed', 'absent', 'moved', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_lines_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_measure_known_insert` BEFORE INSERT ON `payout_corrections`
WHEN NEW.`measure` IS NOT NULL AND NEW.`measure` NOT IN ('due', 'reviewed', 'agreed', 'own', 'authorised', 'home', 'counter', 'failed', 'arrears')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_measure_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_measure_known_update` BEFORE UPDATE ON `payout_corrections`
WHEN NEW.`measure` IS NOT NULL AND NEW.`measure` NOT IN ('due', 'reviewed', 'agreed', 'own', 'authorised', 'home', 'counter', 'failed', 'arrears')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_measure_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_status_known_insert` BEFORE INSERT ON `payout_corrections`
WHEN NEW.`status` IS NOT NULL AND NEW.`status` NOT IN ('not-reviewed', 'no-account', 'not-agreed', 'agreed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_status_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_status_known_update` BEFORE UPDATE ON `payout_corrections`
WHEN NEW.`status` IS NOT NULL AND NEW.`status` NOT IN ('not-reviewed', 'no-account', 'not-agreed', 'agreed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_status_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_modality_known_insert` BEFORE INSERT ON `payout_corrections`
WHEN NEW.`modality` IS NOT NULL AND NEW.`modality` NOT IN ('own', 'authorised', 'home', 'counter', 'failed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_modality_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_modality_known_update` BEFORE UPDATE ON `payout_corrections`
WHEN NEW.`modality` IS NOT NULL AND NEW.`modality` NOT IN ('own', 'authorised', 'home', 'counter', 'failed')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_modality_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_reason_known_insert` BEFORE INSERT ON `payout_corrections`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('home-bound', 'no-account', 'not-agreed', 'asked-cash', 'account-locked', 'name-mismatch', 'wrong-number', 'phone-lost', 'authorised-changed', 'absent', 'moved', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_reason_known_update` BEFORE UPDATE ON `payout_corrections`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('home-bound', 'no-account', 'not-agreed', 'asked-cash', 'account-locked', 'name-mismatch', 'wrong-number', 'phone-lost', 'authorised-changed', 'absent', 'moved', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_why_known_insert` BEFORE INSERT ON `payout_corrections`
WHEN NEW.`why` IS NOT NULL AND NEW.`why` NOT IN ('entered-wrong', 'bank-returned', 'paid-late', 'stopped', 'double')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_why_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_corrections_why_known_update` BEFORE UPDATE ON `payout_corrections`
WHEN NEW.`why` IS NOT NULL AND NEW.`why` NOT IN ('entered-wrong', 'bank-returned', 'paid-late', 'stopped', 'double')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_corrections_why_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_correction_decisions_decision_known_insert` BEFORE INSERT ON `payout_correction_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('confirmed', 'refused')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_correction_decisions_decision_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_correction_decisions_decision_known_update` BEFORE UPDATE ON `payout_correction_decisions`
WHEN NEW.`decision` IS NOT NULL AND NEW.`decision` NOT IN ('confirmed', 'refused')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_correction_decisions_decision_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_outcome_known_insert` BEFORE INSERT ON `payout_follow_ups`
WHEN NEW.`outcome` IS NOT NULL AND NEW.`outcome` NOT IN ('account-opened', 'agreed', 'blocked', 'wants-cash', 'home-payment', 'absent')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups_outcome_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_outcome_known_update` BEFORE UPDATE ON `payout_follow_ups`
WHEN NEW.`outcome` IS NOT NULL AND NEW.`outcome` NOT IN ('account-opened', 'agreed', 'blocked', 'wants-cash', 'home-payment', 'absent')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups_outcome_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_blocker_known_insert` BEFORE INSERT ON `payout_follow_ups`
WHEN NEW.`blocker` IS NOT NULL AND NEW.`blocker` NOT IN ('no-chip-card', 'sim-not-own', 'no-vneid-2', 'no-branch-near', 'no-phone', 'cannot-travel', 'needs-authorised')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups_blocker_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_follow_ups_blocker_known_update` BEFORE UPDATE ON `payout_follow_ups`
WHEN NEW.`blocker` IS NOT NULL AND NEW.`blocker` NOT IN ('no-chip-card', 'sim-not-own', 'no-vneid-2', 'no-branch-near', 'no-phone', 'cannot-travel', 'needs-authorised')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_follow_ups_blocker_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_targets_figure_known_insert` BEFORE INSERT ON `payout_targets`
WHEN NEW.`figure` IS NOT NULL AND NEW.`figure` NOT IN ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_targets_figure_known');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_targets_figure_known_update` BEFORE UPDATE ON `payout_targets`
WHEN NEW.`figure` IS NOT NULL AND NEW.`figure` NOT IN ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8')
BEGIN
  SELECT RAISE(ABORT, 'rule: payout_targets_figure_known');
END;
