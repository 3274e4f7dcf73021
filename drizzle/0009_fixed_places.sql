-- Where and since when a place is counted, and when its rounds began, is written once.
CREATE TRIGGER `sites_fixed` BEFORE UPDATE ON `sites`
WHEN NEW.`id` <> OLD.`id` OR NEW.`commune` <> OLD.`commune` OR NEW.`created_at` <> OLD.`created_at`
BEGIN
  SELECT RAISE(ABORT, 'rule: site-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_fixed` BEFORE UPDATE ON `stalls`
WHEN NEW.`id` <> OLD.`id` OR NEW.`site` <> OLD.`site` OR NEW.`created_at` <> OLD.`created_at`
BEGIN
  SELECT RAISE(ABORT, 'rule: stall-fixed');
END;
--> statement-breakpoint
CREATE TRIGGER `rounds_no_update` BEFORE UPDATE ON `rounds`
BEGIN
  SELECT RAISE(ABORT, 'rule: rounds is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `rounds_no_delete` BEFORE DELETE ON `rounds`
BEGIN
  SELECT RAISE(ABORT, 'rule: rounds is append-only');
END;
