-- How many accounts wait at a site is counted again when one is proposed or decided on.
CREATE TRIGGER `account_proposals_revise_insert` AFTER INSERT ON `account_proposals`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`) SELECT s.`site`, 1 FROM `merchants` m JOIN `stalls` s ON s.`id` = m.`stall` WHERE m.`id` = NEW.`merchant`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `account_decisions_revise_insert` AFTER INSERT ON `account_decisions`
BEGIN
  INSERT INTO `site_revisions` (`site`, `revision`)
    SELECT s.`site`, 1 FROM `account_proposals` p JOIN `merchants` m ON m.`id` = p.`merchant` JOIN `stalls` s ON s.`id` = m.`stall`
    WHERE p.`id` = NEW.`proposal`
  ON CONFLICT (`site`) DO UPDATE SET `revision` = `revision` + 1;
END;
