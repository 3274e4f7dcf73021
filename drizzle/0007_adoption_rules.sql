-- Rules of adoption over time. Each message is the rule's name.
CREATE TRIGGER `market_days_no_update` BEFORE UPDATE ON `market_days`
BEGIN
  SELECT RAISE(ABORT, 'rule: market_days is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `market_days_no_delete` BEFORE DELETE ON `market_days`
BEGIN
  SELECT RAISE(ABORT, 'rule: market_days is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `snapshots_no_update` BEFORE UPDATE ON `snapshots`
BEGIN
  SELECT RAISE(ABORT, 'rule: snapshots is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `snapshots_no_delete` BEFORE DELETE ON `snapshots`
BEGIN
  SELECT RAISE(ABORT, 'rule: snapshots is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `closed_months_no_update` BEFORE UPDATE ON `closed_months`
BEGIN
  SELECT RAISE(ABORT, 'rule: closed_months is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `closed_months_no_delete` BEFORE DELETE ON `closed_months`
BEGIN
  SELECT RAISE(ABORT, 'rule: closed_months is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `month_corrections_no_update` BEFORE UPDATE ON `month_corrections`
BEGIN
  SELECT RAISE(ABORT, 'rule: month_corrections is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `month_corrections_no_delete` BEFORE DELETE ON `month_corrections`
BEGIN
  SELECT RAISE(ABORT, 'rule: month_corrections is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `targets_no_update` BEFORE UPDATE ON `targets`
BEGIN
  SELECT RAISE(ABORT, 'rule: targets is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `targets_no_delete` BEFORE DELETE ON `targets`
BEGIN
  SELECT RAISE(ABORT, 'rule: targets is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `target_withdrawals_no_update` BEFORE UPDATE ON `target_withdrawals`
BEGIN
  SELECT RAISE(ABORT, 'rule: target_withdrawals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `target_withdrawals_no_delete` BEFORE DELETE ON `target_withdrawals`
BEGIN
  SELECT RAISE(ABORT, 'rule: target_withdrawals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_draws_no_update` BEFORE UPDATE ON `back_check_draws`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_draws is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_draws_no_delete` BEFORE DELETE ON `back_check_draws`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_draws is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_picks_no_update` BEFORE UPDATE ON `back_check_picks`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_picks is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_picks_no_delete` BEFORE DELETE ON `back_check_picks`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_picks is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_assignments_no_update` BEFORE UPDATE ON `back_check_assignments`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_assignments is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_check_assignments_no_delete` BEFORE DELETE ON `back_check_assignments`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_check_assignments is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_checks_no_update` BEFORE UPDATE ON `back_checks`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_checks is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `back_checks_no_delete` BEFORE DELETE ON `back_checks`
BEGIN
  SELECT RAISE(ABORT, 'rule: back_checks is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `flag_reviews_no_update` BEFORE UPDATE ON `flag_reviews`
BEGIN
  SELECT RAISE(ABORT, 'rule: flag_reviews is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `flag_reviews_no_delete` BEFORE DELETE ON `flag_reviews`
BEGIN
  SELECT RAISE(ABORT, 'rule: flag_reviews is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `campaign_results_no_update` BEFORE UPDATE ON `campaign_results`
BEGIN
  SELECT RAISE(ABORT, 'rule: campaign_results is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `campaign_results_no_delete` BEFORE DELETE ON `campaign_results`
BEGIN
  SELECT RAISE(ABORT, 'rule: campaign_results is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `reason_plans_no_update` BEFORE UPDATE ON `reason_plans`
BEGIN
  SELECT RAISE(ABORT, 'rule: reason_plans is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `reason_plans_no_delete` BEFORE DELETE ON `reason_plans`
BEGIN
  SELECT RAISE(ABORT, 'rule: reason_plans is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `exports_no_update` BEFORE UPDATE ON `exports`
BEGIN
  SELECT RAISE(ABORT, 'rule: exports is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `exports_no_delete` BEFORE DELETE ON `exports`
BEGIN
  SELECT RAISE(ABORT, 'rule: exports is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_no_update` BEFORE UPDATE ON `report_layouts`
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_no_delete` BEFORE DELETE ON `report_layouts`
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts is append-only');
END;
--> statement-breakpoint
-- A day is frozen when it is over in Viet Nam (UTC+7), not before.
CREATE TRIGGER `snapshots_day_over` BEFORE INSERT ON `snapshots`
WHEN NEW.`made_at` < CAST(strftime('%s', NEW.`day`, '+1 day', '-7 hours') AS INTEGER)
BEGIN
  SELECT RAISE(ABORT, 'rule: snapshot-early');
END;
--> statement-breakpoint
-- Only what is closed is corrected; before that the facts are.
CREATE TRIGGER `month_corrections_closed` BEFORE INSERT ON `month_corrections`
WHEN NOT EXISTS (SELECT 1 FROM `closed_months` c WHERE c.`commune` = NEW.`commune` AND c.`month` = NEW.`month`)
BEGIN
  SELECT RAISE(ABORT, 'rule: month-open');
END;
--> statement-breakpoint
-- The site of a correction lies in its commune.
CREATE TRIGGER `month_corrections_site_of_commune` BEFORE INSERT ON `month_corrections`
WHEN NEW.`site` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` s WHERE s.`id` = NEW.`site` AND s.`commune` = NEW.`commune`)
BEGIN
  SELECT RAISE(ABORT, 'rule: site-elsewhere');
END;
--> statement-breakpoint
-- The site of a target lies in its commune.
CREATE TRIGGER `targets_site_of_commune` BEFORE INSERT ON `targets`
WHEN NEW.`site` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` s WHERE s.`id` = NEW.`site` AND s.`commune` = NEW.`commune`)
BEGIN
  SELECT RAISE(ABORT, 'rule: site-elsewhere');
END;
--> statement-breakpoint
-- The site of an export lies in its commune.
CREATE TRIGGER `exports_site_of_commune` BEFORE INSERT ON `exports`
WHEN NEW.`site` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `sites` s WHERE s.`id` = NEW.`site` AND s.`commune` = NEW.`commune`)
BEGIN
  SELECT RAISE(ABORT, 'rule: site-elsewhere');
END;
--> statement-breakpoint
-- A campaign goes to sites of its own commune.
CREATE TRIGGER `campaign_sites_of_commune` BEFORE INSERT ON `campaign_sites`
WHEN NOT EXISTS (SELECT 1 FROM `sites` s JOIN `campaigns` c ON c.`commune` = s.`commune` WHERE s.`id` = NEW.`site` AND c.`id` = NEW.`campaign`)
BEGIN
  SELECT RAISE(ABORT, 'rule: site-elsewhere');
END;
--> statement-breakpoint
-- And is carried by teams of its own commune.
CREATE TRIGGER `campaign_teams_of_commune` BEFORE INSERT ON `campaign_teams`
WHEN NOT EXISTS (SELECT 1 FROM `teams` t JOIN `campaigns` c ON c.`commune` = t.`commune` WHERE t.`id` = NEW.`team` AND c.`id` = NEW.`campaign`)
BEGIN
  SELECT RAISE(ABORT, 'rule: team-elsewhere');
END;
--> statement-breakpoint
-- What is drawn was received in the window of the draw, at a stall of its site.
CREATE TRIGGER `back_check_picks_of_draw` BEFORE INSERT ON `back_check_picks`
WHEN NOT EXISTS (SELECT 1 FROM `back_check_draws` d JOIN `stalls` s ON s.`site` = d.`site` JOIN `visits` v ON v.`stall` = s.`id`
  WHERE d.`id` = NEW.`draw` AND v.`id` = NEW.`visit` AND v.`at` >= d.`since` AND v.`at` < d.`at`)
BEGIN
  SELECT RAISE(ABORT, 'rule: not-drawn');
END;
--> statement-breakpoint
-- Nobody checks a visit of their own.
CREATE TRIGGER `back_check_assignments_other` BEFORE INSERT ON `back_check_assignments`
WHEN EXISTS (SELECT 1 FROM `visits` v WHERE v.`id` = NEW.`visit` AND v.`officer` = NEW.`officer`)
BEGIN
  SELECT RAISE(ABORT, 'rule: own-visit');
END;
--> statement-breakpoint
-- The answer is a later visit to the same stall, by who was asked and by nobody else.
CREATE TRIGGER `back_checks_answer` BEFORE INSERT ON `back_checks`
WHEN NOT EXISTS (SELECT 1 FROM `visits` a JOIN `visits` v ON v.`stall` = a.`stall`
  WHERE a.`id` = NEW.`answer` AND v.`id` = NEW.`visit` AND a.`at` >= v.`at` AND a.`officer` <> v.`officer`
  AND a.`officer` = (SELECT g.`officer` FROM `back_check_assignments` g WHERE g.`visit` = v.`id` ORDER BY g.`at` DESC, g.`rowid` DESC LIMIT 1))
BEGIN
  SELECT RAISE(ABORT, 'rule: back-check-answer');
END;
--> statement-breakpoint
CREATE TRIGGER `market_days_rule_known_insert` BEFORE INSERT ON `market_days`
WHEN NEW.`rule` IS NOT NULL AND NEW.`rule` NOT IN ('every-day', 'weekdays', 'solar', 'lunar')
BEGIN
  SELECT RAISE(ABORT, 'rule: market_days_rule_known');
END;
--> statement-breakpoint
CREATE TRIGGER `market_days_rule_known_update` BEFORE UPDATE ON `market_days`
WHEN NEW.`rule` IS NOT NULL AND NEW.`rule` NOT IN ('every-day', 'weekdays', 'solar', 'lunar')
BEGIN
  SELECT RAISE(ABORT, 'rule: market_days_rule_known');
END;
--> statement-breakpoint
CREATE TRIGGER `month_corrections_indicator_known_insert` BEFORE INSERT ON `month_corrections`
WHEN NEW.`indicator` IS NOT NULL AND NEW.`indicator` NOT IN ('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A8', 'A9', 'Q1')
BEGIN
  SELECT RAISE(ABORT, 'rule: month_corrections_indicator_known');
END;
--> statement-breakpoint
CREATE TRIGGER `month_corrections_indicator_known_update` BEFORE UPDATE ON `month_corrections`
WHEN NEW.`indicator` IS NOT NULL AND NEW.`indicator` NOT IN ('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A8', 'A9', 'Q1')
BEGIN
  SELECT RAISE(ABORT, 'rule: month_corrections_indicator_known');
END;
--> statement-breakpoint
CREATE TRIGGER `targets_indicator_known_insert` BEFORE INSERT ON `targets`
WHEN NEW.`indicator` IS NOT NULL AND NEW.`indicator` NOT IN ('A1', 'A2', 'A3', 'A4', 'A5', 'A6')
BEGIN
  SELECT RAISE(ABORT, 'rule: targets_indicator_known');
END;
--> statement-breakpoint
CREATE TRIGGER `targets_indicator_known_update` BEFORE UPDATE ON `targets`
WHEN NEW.`indicator` IS NOT NULL AND NEW.`indicator` NOT IN ('A1', 'A2', 'A3', 'A4', 'A5', 'A6')
BEGIN
  SELECT RAISE(ABORT, 'rule: targets_indicator_known');
END;
--> statement-breakpoint
CREATE TRIGGER `flag_reviews_finding_known_insert` BEFORE INSERT ON `flag_reviews`
WHEN NEW.`finding` IS NOT NULL AND NEW.`finding` NOT IN ('nothing-wrong', 'talked-over')
BEGIN
  SELECT RAISE(ABORT, 'rule: flag_reviews_finding_known');
END;
--> statement-breakpoint
CREATE TRIGGER `flag_reviews_finding_known_update` BEFORE UPDATE ON `flag_reviews`
WHEN NEW.`finding` IS NOT NULL AND NEW.`finding` NOT IN ('nothing-wrong', 'talked-over')
BEGIN
  SELECT RAISE(ABORT, 'rule: flag_reviews_finding_known');
END;
--> statement-breakpoint
CREATE TRIGGER `teams_kind_known_insert` BEFORE INSERT ON `teams`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('digital', 'youth')
BEGIN
  SELECT RAISE(ABORT, 'rule: teams_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `teams_kind_known_update` BEFORE UPDATE ON `teams`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('digital', 'youth')
BEGIN
  SELECT RAISE(ABORT, 'rule: teams_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `team_members_post_known_insert` BEFORE INSERT ON `team_members`
WHEN NEW.`post` IS NOT NULL AND NEW.`post` NOT IN ('lead', 'deputy', 'member')
BEGIN
  SELECT RAISE(ABORT, 'rule: team_members_post_known');
END;
--> statement-breakpoint
CREATE TRIGGER `team_members_post_known_update` BEFORE UPDATE ON `team_members`
WHEN NEW.`post` IS NOT NULL AND NEW.`post` NOT IN ('lead', 'deputy', 'member')
BEGIN
  SELECT RAISE(ABORT, 'rule: team_members_post_known');
END;
--> statement-breakpoint
CREATE TRIGGER `reason_plans_reason_known_insert` BEFORE INSERT ON `reason_plans`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('tax', 'no-smartphone', 'elderly', 'no-account', 'cash-customers', 'fraud', 'weak-signal', 'relative-account', 'fees', 'other-provider', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: reason_plans_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `reason_plans_reason_known_update` BEFORE UPDATE ON `reason_plans`
WHEN NEW.`reason` IS NOT NULL AND NEW.`reason` NOT IN ('tax', 'no-smartphone', 'elderly', 'no-account', 'cash-customers', 'fraud', 'weak-signal', 'relative-account', 'fees', 'other-provider', 'other')
BEGIN
  SELECT RAISE(ABORT, 'rule: reason_plans_reason_known');
END;
--> statement-breakpoint
CREATE TRIGGER `exports_kind_known_insert` BEFORE INSERT ON `exports`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture')
BEGIN
  SELECT RAISE(ABORT, 'rule: exports_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `exports_kind_known_update` BEFORE UPDATE ON `exports`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture')
BEGIN
  SELECT RAISE(ABORT, 'rule: exports_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_kind_known_insert` BEFORE INSERT ON `report_layouts`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture')
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_kind_known_update` BEFORE UPDATE ON `report_layouts`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture')
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts_kind_known');
END;
