CREATE TABLE `site_revisions` (
	`site` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Every row that figures are counted from moves the revision of its site.
CREATE TRIGGER `visits_revise_insert` AFTER INSERT ON `visits`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `stalls` s WHERE s.`id` = NEW.`stall`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `arrivals_revise_insert` AFTER INSERT ON `arrivals`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `stalls` s WHERE s.`id` = NEW.`stall`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `censuses_revise_insert` AFTER INSERT ON `censuses`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `stalls` s WHERE s.`id` = NEW.`stall`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_revise_insert` AFTER INSERT ON `merchants`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `stalls` s WHERE s.`id` = NEW.`stall`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `merchants_revise_update` AFTER UPDATE ON `merchants`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `stalls` s WHERE s.`id` = NEW.`stall`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `consents_revise_insert` AFTER INSERT ON `consents`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `merchants` m JOIN `stalls` s ON s.`id` = m.`stall` WHERE m.`id` = NEW.`merchant`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `payment_codes_revise_insert` AFTER INSERT ON `payment_codes`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `merchants` m JOIN `stalls` s ON s.`id` = m.`stall` WHERE m.`id` = NEW.`merchant`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `account_activations_revise_insert` AFTER INSERT ON `account_activations`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `settlement_accounts` a JOIN `merchants` m ON m.`id` = a.`merchant` JOIN `stalls` s ON s.`id` = m.`stall`
    WHERE a.`id` = NEW.`account`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `back_checks_revise_insert` AFTER INSERT ON `back_checks`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `visits` v JOIN `stalls` s ON s.`id` = v.`stall` WHERE v.`id` = NEW.`visit`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_revise_insert` AFTER INSERT ON `stalls`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT NEW.`site`, 1 WHERE true
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `stalls_revise_update` AFTER UPDATE ON `stalls`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT NEW.`site`, 1 WHERE true
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `rounds_revise_insert` AFTER INSERT ON `rounds`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT NEW.`site`, 1 WHERE true
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `market_days_revise_insert` AFTER INSERT ON `market_days`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT NEW.`site`, 1 WHERE true
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `sites_revise_insert` AFTER INSERT ON `sites`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT NEW.`id`, 1 WHERE true
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
INSERT INTO `site_revisions` (`site`, `revision`) SELECT `id`, 1 FROM `sites`;
