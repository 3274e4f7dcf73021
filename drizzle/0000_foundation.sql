CREATE TABLE `account_activations` (
	`account` text PRIMARY KEY NOT NULL,
	`activated_at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `settlement_accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `account_decisions` (
	`proposal` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`seen_digest` text NOT NULL,
	`reason` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`proposal`) REFERENCES `account_proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `account_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`code_kind` text NOT NULL,
	`relation` text NOT NULL,
	`sealed_bin` text,
	`sealed_account` text NOT NULL,
	`sealed_holder` text NOT NULL,
	`sealed_payload` text NOT NULL,
	`account_index` text NOT NULL,
	`digest` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_proposals_version` ON `account_proposals` (`merchant`,`version`);--> statement-breakpoint
CREATE INDEX `account_proposals_index` ON `account_proposals` (`account_index`);--> statement-breakpoint
CREATE TABLE `added_banks` (
	`bin` text PRIMARY KEY NOT NULL,
	`short` text NOT NULL,
	`name` text NOT NULL,
	`from_day` text NOT NULL,
	`document` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`added_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "added_banks_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "added_banks_bin" CHECK("bin" glob '[0-9][0-9][0-9][0-9][0-9][0-9]')
);
--> statement-breakpoint
CREATE TABLE `arrivals` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`merchant` text NOT NULL,
	`visit` text,
	`level` text NOT NULL,
	`payer` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "arrivals_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `arrivals_stall` ON `arrivals` (`stall`,`payer`,`level`,`day`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`officer` text NOT NULL,
	`site` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`officer`, `site`),
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_site` ON `assignments` (`site`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`digest` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`ends_at` text,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blocks_site_position` ON `blocks` (`site`,`position`);--> statement-breakpoint
CREATE TABLE `censuses` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "censuses_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `censuses_stall` ON `censuses` (`stall`,`day`,`at`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`purpose` text NOT NULL,
	`given` integer NOT NULL,
	`text_version` text NOT NULL,
	`method` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consents_given" CHECK("given" in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `consents_merchant` ON `consents` (`merchant`,`purpose`,`at`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolments_officer` ON `enrolments` (`officer`);--> statement-breakpoint
CREATE TABLE `former_units` (
	`code` text NOT NULL,
	`unit` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`kind` text NOT NULL,
	`district` text,
	`until_day` text NOT NULL,
	PRIMARY KEY(`code`, `unit`),
	CONSTRAINT "former_units_until_day" CHECK("until_day" is null or "until_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE TABLE `hamlets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`name` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`merged_into` text,
	CONSTRAINT "hamlets_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "hamlets_to_day" CHECK("to_day" is null or "to_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `hamlets_commune` ON `hamlets` (`commune`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `merchant_keys` (
	`merchant` text PRIMARY KEY NOT NULL,
	`sealed_key` text NOT NULL,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `merchant_phones` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`sealed_phone` text NOT NULL,
	`phone_index` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `merchant_phones_index` ON `merchant_phones` (`phone_index`);--> statement-breakpoint
CREATE INDEX `merchant_phones_merchant` ON `merchant_phones` (`merchant`,`at`);--> statement-breakpoint
CREATE TABLE `merchants` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`trade_name` text NOT NULL,
	`folded` text NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`started_on` text NOT NULL,
	`ended_on` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merchants_started_on" CHECK("started_on" is null or "started_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "merchants_ended_on" CHECK("ended_on" is null or "ended_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `merchants_stall_current` ON `merchants` (`stall`) WHERE "ended_on" is null;--> statement-breakpoint
CREATE INDEX `merchants_folded` ON `merchants` (`folded`);--> statement-breakpoint
CREATE TABLE `officers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sign_in_name` text NOT NULL,
	`password` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `officers_sign_in_name` ON `officers` (`sign_in_name`);--> statement-breakpoint
CREATE TABLE `payment_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`merchant` text NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`sealed_payload` text NOT NULL,
	`account_index` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `settlement_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_codes_account` ON `payment_codes` (`account`);--> statement-breakpoint
CREATE INDEX `payment_codes_merchant` ON `payment_codes` (`merchant`);--> statement-breakpoint
CREATE INDEX `payment_codes_index` ON `payment_codes` (`account_index`);--> statement-breakpoint
CREATE TABLE `print_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`officer` text NOT NULL,
	`template` text NOT NULL,
	`count` integer NOT NULL,
	`file_digest` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `print_runs_site` ON `print_runs` (`site`,`at`);--> statement-breakpoint
CREATE TABLE `role_grant_decisions` (
	`grant` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`grant`) REFERENCES `role_grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`role` text NOT NULL,
	`unit` text NOT NULL,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_grants_admin" CHECK(("role" = 'admin') = ("granted_by" is null))
);
--> statement-breakpoint
CREATE INDEX `role_grants_officer` ON `role_grants` (`officer`);--> statement-breakpoint
CREATE TABLE `role_revocations` (
	`grant` text PRIMARY KEY NOT NULL,
	`revoked_by` text NOT NULL,
	`revoked_at` integer NOT NULL,
	FOREIGN KEY (`grant`) REFERENCES `role_grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`number` integer NOT NULL,
	`opened_on` text NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rounds_opened_on" CHECK("opened_on" is null or "opened_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_site_number` ON `rounds` (`site`,`number`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`officer` text PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL,
	`mac` text NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_officer` ON `sessions` (`officer`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `settlement_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`proposal` text NOT NULL,
	`version` integer NOT NULL,
	`sealed_bin` text,
	`sealed_account` text NOT NULL,
	`sealed_holder` text NOT NULL,
	`account_index` text NOT NULL,
	`live_from` integer NOT NULL,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal`) REFERENCES `account_decisions`(`proposal`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_accounts_proposal` ON `settlement_accounts` (`proposal`);--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_accounts_version` ON `settlement_accounts` (`merchant`,`version`);--> statement-breakpoint
CREATE INDEX `settlement_accounts_index` ON `settlement_accounts` (`account_index`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`hamlet` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`campaign` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_commune_folded` ON `sites` (`commune`,`folded`);--> statement-breakpoint
CREATE TABLE `stalls` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`block` text NOT NULL,
	`side` text NOT NULL,
	`position` integer NOT NULL,
	`number` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`block`) REFERENCES `blocks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stalls_site_position` ON `stalls` (`site`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `stalls_site_number` ON `stalls` (`site`,`number`);--> statement-breakpoint
CREATE TABLE `sticker_events` (
	`serial` text NOT NULL,
	`event` text NOT NULL,
	`reason` text,
	`officer` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`serial`, `event`),
	FOREIGN KEY (`serial`) REFERENCES `stickers`(`serial`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stickers` (
	`serial` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`merchant` text NOT NULL,
	`stall` text NOT NULL,
	`run` text NOT NULL,
	`printed_at` integer NOT NULL,
	FOREIGN KEY (`code`) REFERENCES `payment_codes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `print_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stickers_stall` ON `stickers` (`stall`);--> statement-breakpoint
CREATE INDEX `stickers_merchant` ON `stickers` (`merchant`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`digest` text NOT NULL,
	`location` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`code` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`kind` text NOT NULL,
	`parent` text,
	PRIMARY KEY(`code`, `from_day`),
	CONSTRAINT "units_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "units_to_day" CHECK("to_day" is null or "to_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`merchant` text,
	`officer` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`return_day` text,
	`display` text,
	`scan` text,
	`code` text,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code`) REFERENCES `payment_codes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visits_refused_reason" CHECK("outcome" <> 'refused' or "reason" is not null),
	CONSTRAINT "visits_match_code" CHECK(("scan" is 'match') = ("code" is not null)),
	CONSTRAINT "visits_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "visits_return_day" CHECK("return_day" is null or "return_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `visits_stall` ON `visits` (`stall`,`day`,`at`);