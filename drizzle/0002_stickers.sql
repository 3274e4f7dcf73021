CREATE TABLE `account_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`link` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link`) REFERENCES `vendor_links`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_requests_merchant` ON `account_requests` (`merchant`,`at`);--> statement-breakpoint
CREATE TABLE `account_retirements` (
	`account` text PRIMARY KEY NOT NULL,
	`retired_by` text NOT NULL,
	`retired_at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `settlement_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`retired_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `incident_events` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`event` text NOT NULL,
	`officer` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_events_incident` ON `incident_events` (`incident`,`at`);--> statement-breakpoint
CREATE TABLE `incident_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`sealed_photo` text NOT NULL,
	`officer` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_photos_incident` ON `incident_photos` (`incident`,`at`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`source` text NOT NULL,
	`stall` text,
	`visit` text,
	`serial` text,
	`place` text,
	`note` text,
	`opened_by` text,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`serial`) REFERENCES `stickers`(`serial`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incidents_source_of" CHECK(("source" = 'scan') = ("visit" is not null)),
	CONSTRAINT "incidents_somewhere" CHECK("stall" is not null or "place" is not null)
);
--> statement-breakpoint
CREATE INDEX `incidents_commune` ON `incidents` (`commune`,`opened_at`);--> statement-breakpoint
CREATE INDEX `incidents_stall` ON `incidents` (`stall`);--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_visit` ON `incidents` (`visit`);--> statement-breakpoint
CREATE TABLE `printer_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`name` text NOT NULL,
	`left` integer NOT NULL,
	`top` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`retired` integer NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "printer_profiles_retired" CHECK("retired" in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `printer_profiles_commune` ON `printer_profiles` (`commune`,`name`,`at`);--> statement-breakpoint
CREATE TABLE `vendor_links` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`claimed_at` integer,
	`pin` text,
	`revoked_at` integer,
	FOREIGN KEY (`merchant`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_links_secret` ON `vendor_links` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `vendor_links_merchant` ON `vendor_links` (`merchant`);--> statement-breakpoint
ALTER TABLE `account_proposals` ADD `use` text DEFAULT 'sticker' NOT NULL;--> statement-breakpoint
ALTER TABLE `print_runs` ADD `paper` text DEFAULT 'a4' NOT NULL;--> statement-breakpoint
ALTER TABLE `print_runs` ADD `grid` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `print_runs` ADD `first_slot` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `print_runs` ADD `cut_marks` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `print_runs` ADD `printer` text REFERENCES printer_profiles(id);--> statement-breakpoint
ALTER TABLE `print_runs` ADD `vendor_link` text REFERENCES vendor_links(id);--> statement-breakpoint
ALTER TABLE `settlement_accounts` ADD `use` text DEFAULT 'sticker' NOT NULL;--> statement-breakpoint
ALTER TABLE `sticker_events` ADD `visit` text REFERENCES visits(id);--> statement-breakpoint
ALTER TABLE `stickers` ADD `printed_name` text;