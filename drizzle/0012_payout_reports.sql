CREATE INDEX `payout_totals_sums` ON `payout_totals` (`round`,`measure`,`people`,`amount`) WHERE "replaced_by" is null;
--> statement-breakpoint
DROP TRIGGER `exports_kind_known_insert`;
--> statement-breakpoint
DROP TRIGGER `exports_kind_known_update`;
--> statement-breakpoint
CREATE TRIGGER `exports_kind_known_insert` BEFORE INSERT ON `exports`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture', 'payout-excel', 'payout-word')
BEGIN
  SELECT RAISE(ABORT, 'rule: exports_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `exports_kind_known_update` BEFORE UPDATE ON `exports`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture', 'payout-excel', 'payout-word')
BEGIN
  SELECT RAISE(ABORT, 'rule: exports_kind_known');
END;
--> statement-breakpoint
DROP TRIGGER `report_layouts_kind_known_insert`;
--> statement-breakpoint
DROP TRIGGER `report_layouts_kind_known_update`;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_kind_known_insert` BEFORE INSERT ON `report_layouts`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture', 'payout-excel', 'payout-word')
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts_kind_known');
END;
--> statement-breakpoint
CREATE TRIGGER `report_layouts_kind_known_update` BEFORE UPDATE ON `report_layouts`
WHEN NEW.`kind` IS NOT NULL AND NEW.`kind` NOT IN ('meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture', 'payout-excel', 'payout-word')
BEGIN
  SELECT RAISE(ABORT, 'rule: report_layouts_kind_known');
END;
