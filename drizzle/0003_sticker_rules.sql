-- Rules of stickers, further accounts, vendors' pages and incidents. Each message is the rule's name.
CREATE TRIGGER `account_retirements_no_update` BEFORE UPDATE ON `account_retirements`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_retirements is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `account_retirements_no_delete` BEFORE DELETE ON `account_retirements`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_retirements is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `printer_profiles_no_update` BEFORE UPDATE ON `printer_profiles`
BEGIN
  SELECT RAISE(ABORT, 'rule: printer_profiles is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `printer_profiles_no_delete` BEFORE DELETE ON `printer_profiles`
BEGIN
  SELECT RAISE(ABORT, 'rule: printer_profiles is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incidents_no_update` BEFORE UPDATE ON `incidents`
BEGIN
  SELECT RAISE(ABORT, 'rule: incidents is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incidents_no_delete` BEFORE DELETE ON `incidents`
BEGIN
  SELECT RAISE(ABORT, 'rule: incidents is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_no_update` BEFORE UPDATE ON `incident_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_no_delete` BEFORE DELETE ON `incident_events`
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_photos_no_update` BEFORE UPDATE ON `incident_photos`
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_photos is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_photos_no_delete` BEFORE DELETE ON `incident_photos`
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_photos is append-only');
END;
--> statement-breakpoint
-- A further account stands beside the sticker's: it displaces none, voids no sticker and is printed on none.
DROP TRIGGER `settlement_accounts_approved`;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_approved` BEFORE INSERT ON `settlement_accounts`
WHEN NOT EXISTS (SELECT 1 FROM account_decisions d JOIN account_proposals p ON p.id = d.proposal WHERE d.proposal = NEW.proposal AND d.decision = 'approved' AND p.merchant = NEW.merchant AND p.version = NEW.version AND p.account_index = NEW.account_index AND p.use = NEW.use)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-approved');
END;
--> statement-breakpoint
DROP TRIGGER `account_decisions_in_turn`;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_in_turn` BEFORE INSERT ON `account_decisions`
WHEN NEW.decision = 'approved' AND EXISTS (SELECT 1 FROM account_proposals p JOIN account_proposals q ON q.merchant = p.merchant AND q.use = p.use AND q.version > p.version WHERE p.id = NEW.proposal)
BEGIN
  SELECT RAISE(ABORT, 'rule: newer-proposal');
END;
--> statement-breakpoint
DROP TRIGGER `account_activations_in_turn`;
--> statement-breakpoint
CREATE TRIGGER `account_activations_in_turn` BEFORE INSERT ON `account_activations`
WHEN EXISTS (SELECT 1 FROM settlement_accounts a JOIN settlement_accounts b ON b.merchant = a.merchant AND b.use = a.use AND b.version > a.version JOIN account_activations v ON v.account = b.id WHERE a.id = NEW.account AND a.use = 'sticker')
BEGIN
  SELECT RAISE(ABORT, 'rule: newer-account');
END;
--> statement-breakpoint
DROP TRIGGER `account_activations_void_stickers`;
--> statement-breakpoint
CREATE TRIGGER `account_activations_void_stickers` AFTER INSERT ON `account_activations`
WHEN (SELECT use FROM settlement_accounts WHERE id = NEW.account) = 'sticker'
BEGIN
  INSERT INTO sticker_events (serial, event, reason, officer, at)
  SELECT s.serial, 'voided', 'account-changed', NULL, NEW.activated_at
  FROM stickers s JOIN payment_codes c ON c.id = s.code
  WHERE s.merchant = (SELECT merchant FROM settlement_accounts WHERE id = NEW.account)
    AND c.account <> NEW.account
    AND NOT EXISTS (SELECT 1 FROM sticker_events e WHERE e.serial = s.serial AND e.event = 'voided');
END;
--> statement-breakpoint
DROP TRIGGER `stickers_live_code`;
--> statement-breakpoint
CREATE TRIGGER `stickers_live_code` BEFORE INSERT ON `stickers`
WHEN NOT EXISTS (
    SELECT 1 FROM payment_codes c
    JOIN settlement_accounts a ON a.id = c.account
    JOIN account_activations v ON v.account = a.id
    JOIN merchants m ON m.id = a.merchant
    WHERE c.id = NEW.code AND a.merchant = NEW.merchant AND a.use = 'sticker' AND m.stall = NEW.stall AND m.ended_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM settlement_accounts b JOIN account_activations w ON w.account = b.id WHERE b.merchant = a.merchant AND b.use = 'sticker' AND b.version > a.version)
      AND coalesce((SELECT given FROM consents WHERE merchant = m.id AND purpose = 'sticker' ORDER BY at DESC, rowid DESC LIMIT 1), 0))
BEGIN
  SELECT RAISE(ABORT, 'rule: code-not-live');
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_retired` BEFORE INSERT ON `account_activations`
WHEN EXISTS (SELECT 1 FROM account_retirements r WHERE r.account = NEW.account)
BEGIN
  SELECT RAISE(ABORT, 'rule: retired');
END;
--> statement-breakpoint
CREATE TRIGGER `account_retirements_live` BEFORE INSERT ON `account_retirements`
WHEN EXISTS (SELECT 1 FROM settlement_accounts a JOIN account_activations v ON v.account = a.id WHERE a.id = NEW.account AND a.use = 'sticker')
BEGIN
  SELECT RAISE(ABORT, 'rule: account-live');
END;
--> statement-breakpoint
-- A sticker is placed by a scan of its own code on its own wall, and by nothing else.
CREATE TRIGGER `sticker_events_placed` BEFORE INSERT ON `sticker_events`
WHEN (NEW.event = 'placed') <> (NEW.visit IS NOT NULL) OR (NEW.event = 'placed' AND NOT EXISTS (SELECT 1 FROM visits v JOIN stickers s ON s.serial = NEW.serial WHERE v.id = NEW.visit AND v.stall = s.stall AND v.scan = 'match' AND v.code = s.code))
BEGIN
  SELECT RAISE(ABORT, 'rule: not-scanned');
END;
--> statement-breakpoint
CREATE TRIGGER `sticker_events_handed_over` BEFORE INSERT ON `sticker_events`
WHEN NEW.event = 'handed-over' AND NEW.officer IS NULL
BEGIN
  SELECT RAISE(ABORT, 'rule: nobody-handed-over');
END;
--> statement-breakpoint
CREATE TRIGGER `stickers_own_vendor` BEFORE INSERT ON `stickers`
WHEN EXISTS (SELECT 1 FROM print_runs r JOIN vendor_links l ON l.id = r.vendor_link WHERE r.id = NEW.run AND l.merchant <> NEW.merchant)
BEGIN
  SELECT RAISE(ABORT, 'rule: other-vendor');
END;
--> statement-breakpoint
CREATE TRIGGER `print_runs_open_link` BEFORE INSERT ON `print_runs`
WHEN NEW.vendor_link IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vendor_links l WHERE l.id = NEW.vendor_link AND l.created_by = NEW.officer AND l.claimed_at IS NOT NULL AND l.revoked_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: link-not-open');
END;
--> statement-breakpoint
-- A link stays whose it is; it is claimed once, in time, and taken back once.
CREATE TRIGGER `vendor_links_fixed` BEFORE UPDATE ON `vendor_links`
WHEN NEW.id <> OLD.id OR NEW.merchant <> OLD.merchant OR NEW.secret_hash <> OLD.secret_hash OR NEW.created_by <> OLD.created_by OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at
BEGIN
  SELECT RAISE(ABORT, 'rule: link-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `vendor_links_claimed_once` BEFORE UPDATE ON `vendor_links`
WHEN (OLD.claimed_at IS NOT NULL AND (NEW.claimed_at IS NOT OLD.claimed_at OR NEW.pin IS NOT OLD.pin)) OR (OLD.claimed_at IS NULL AND NEW.claimed_at IS NOT NULL AND (NEW.claimed_at >= OLD.expires_at OR OLD.revoked_at IS NOT NULL OR NEW.pin IS NULL)) OR (NEW.claimed_at IS NULL AND NEW.pin IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: link-claimed');
END;
--> statement-breakpoint
CREATE TRIGGER `vendor_links_revoked_once` BEFORE UPDATE ON `vendor_links`
WHEN OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at
BEGIN
  SELECT RAISE(ABORT, 'rule: link-revoked');
END;
--> statement-breakpoint
CREATE TRIGGER `vendor_links_no_delete` BEFORE DELETE ON `vendor_links`
BEGIN
  SELECT RAISE(ABORT, 'rule: vendor_links is never deleted from');
END;
--> statement-breakpoint
CREATE TRIGGER `account_requests_link` BEFORE INSERT ON `account_requests`
WHEN NOT EXISTS (SELECT 1 FROM vendor_links l WHERE l.id = NEW.link AND l.merchant = NEW.merchant AND l.claimed_at IS NOT NULL AND l.revoked_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'rule: link-not-open');
END;
--> statement-breakpoint
CREATE TRIGGER `account_requests_fixed` BEFORE UPDATE ON `account_requests`
WHEN NEW.id <> OLD.id OR NEW.merchant <> OLD.merchant OR NEW.link <> OLD.link OR NEW.reason <> OLD.reason OR NEW.at <> OLD.at OR OLD.withdrawn_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'rule: request-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `account_requests_no_delete` BEFORE DELETE ON `account_requests`
BEGIN
  SELECT RAISE(ABORT, 'rule: account_requests is never deleted from');
END;
--> statement-breakpoint
-- An incident is opened by an alarm, judged once, and not dismissed by whoever opened it.
CREATE TRIGGER `incidents_alarm` BEFORE INSERT ON `incidents`
WHEN NEW.visit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = NEW.visit AND v.stall = NEW.stall AND v.officer = NEW.opened_by AND v.scan IN ('stranger', 'other-stall'))
BEGIN
  SELECT RAISE(ABORT, 'rule: no-alarm');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_ended` BEFORE INSERT ON `incident_events`
WHEN EXISTS (SELECT 1 FROM incident_events e WHERE e.incident = NEW.incident AND e.event = 'resolved')
BEGIN
  SELECT RAISE(ABORT, 'rule: incident-ended');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_judged` BEFORE INSERT ON `incident_events`
WHEN NEW.event IN ('confirmed', 'false-alarm') AND EXISTS (SELECT 1 FROM incident_events e WHERE e.incident = NEW.incident AND e.event IN ('confirmed', 'false-alarm'))
BEGIN
  SELECT RAISE(ABORT, 'rule: incident-judged');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_unjudged` BEFORE INSERT ON `incident_events`
WHEN NEW.event = 'resolved' AND NOT EXISTS (SELECT 1 FROM incident_events e WHERE e.incident = NEW.incident AND e.event IN ('confirmed', 'false-alarm'))
BEGIN
  SELECT RAISE(ABORT, 'rule: incident-not-judged');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_own` BEFORE INSERT ON `incident_events`
WHEN NEW.event = 'false-alarm' AND EXISTS (SELECT 1 FROM incidents i WHERE i.id = NEW.incident AND i.opened_by = NEW.officer)
BEGIN
  SELECT RAISE(ABORT, 'rule: own-incident');
END;
--> statement-breakpoint
-- Lists of words: see src/store/word-lists.ts.
DROP TRIGGER `consents_method_known_insert`;
--> statement-breakpoint
DROP TRIGGER `consents_method_known_update`;
--> statement-breakpoint
CREATE TRIGGER `consents_method_known_insert` BEFORE INSERT ON `consents`
WHEN NEW.`method` IS NOT NULL AND NEW.`method` NOT IN ('spoken', 'written', 'own-page')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_method_known');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_method_known_update` BEFORE UPDATE ON `consents`
WHEN NEW.`method` IS NOT NULL AND NEW.`method` NOT IN ('spoken', 'written', 'own-page')
BEGIN
  SELECT RAISE(ABORT, 'rule: consents_method_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_use_known_insert` BEFORE INSERT ON `account_proposals`
WHEN NEW.`use` IS NOT NULL AND NEW.`use` NOT IN ('sticker', 'beside')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_use_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_proposals_use_known_update` BEFORE UPDATE ON `account_proposals`
WHEN NEW.`use` IS NOT NULL AND NEW.`use` NOT IN ('sticker', 'beside')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_proposals_use_known');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_use_known_insert` BEFORE INSERT ON `settlement_accounts`
WHEN NEW.`use` IS NOT NULL AND NEW.`use` NOT IN ('sticker', 'beside')
BEGIN
  SELECT RAISE(ABORT, 'rule: settlement_accounts_use_known');
END;
--> statement-breakpoint
CREATE TRIGGER `settlement_accounts_use_known_update` BEFORE UPDATE ON `settlement_accounts`
WHEN NEW.`use` IS NOT NULL AND NEW.`use` NOT IN ('sticker', 'beside')
BEGIN
  SELECT RAISE(ABORT, 'rule: settlement_accounts_use_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_requests_reason_known_insert` BEFORE INSERT ON `account_requests`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('other-bank', 'account-closed', 'phone-lost', 'not-mine', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_requests_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `account_requests_reason_known_update` BEFORE UPDATE ON `account_requests`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('other-bank', 'account-closed', 'phone-lost', 'not-mine', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: account_requests_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `print_runs_paper_known_insert` BEFORE INSERT ON `print_runs`
WHEN NEW.`paper` IS NOT NULL AND NEW.`paper` NOT IN ('a4', 'a3', 'roll')
BEGIN
  SELECT RAISE(ABORT, 'rule: print_runs_paper_known');
END;
--> statement-breakpoint
CREATE TRIGGER `print_runs_paper_known_update` BEFORE UPDATE ON `print_runs`
WHEN NEW.`paper` IS NOT NULL AND NEW.`paper` NOT IN ('a4', 'a3', 'roll')
BEGIN
  SELECT RAISE(ABORT, 'rule: print_runs_paper_known');
END;
--> statement-breakpoint
CREATE TRIGGER `incidents_source_known_insert` BEFORE INSERT ON `incidents`
WHEN NEW.`source` IS NOT NULL AND NEW.`source` NOT IN ('scan', 'public')
BEGIN
  SELECT RAISE(ABORT, 'rule: incidents_source_known');
END;
--> statement-breakpoint
CREATE TRIGGER `incidents_source_known_update` BEFORE UPDATE ON `incidents`
WHEN NEW.`source` IS NOT NULL AND NEW.`source` NOT IN ('scan', 'public')
BEGIN
  SELECT RAISE(ABORT, 'rule: incidents_source_known');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_event_known_insert` BEFORE INSERT ON `incident_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('taken', 'confirmed', 'false-alarm', 'resolved')
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_events_event_known');
END;
--> statement-breakpoint
CREATE TRIGGER `incident_events_event_known_update` BEFORE UPDATE ON `incident_events`
WHEN NEW.`event` IS NOT NULL AND NEW.`event` NOT IN ('taken', 'confirmed', 'false-alarm', 'resolved')
BEGIN
  SELECT RAISE(ABORT, 'rule: incident_events_event_known');
END;
