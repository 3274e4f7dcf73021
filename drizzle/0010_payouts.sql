CREATE TABLE `payout_amounts` (
	`id` text PRIMARY KEY NOT NULL,
	`group` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`standard` integer NOT NULL,
	`coefficient` integer NOT NULL,
	`document` text NOT NULL,
	`document_day` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`group`) REFERENCES `payout_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_amounts_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "payout_amounts_to_day" CHECK("to_day" is null or "to_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "payout_amounts_document_day" CHECK("document_day" is null or "document_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "payout_amounts_dong" CHECK("standard" > 0 and "coefficient" > 0 and ("standard" * "coefficient") % 100 = 0)
);
--> statement-breakpoint
CREATE INDEX `payout_amounts_group` ON `payout_amounts` (`group`,`from_day`);--> statement-breakpoint
CREATE TABLE `payout_arrears` (
	`entry` text NOT NULL,
	`round` text NOT NULL,
	`case_code` text NOT NULL,
	`hamlet` text NOT NULL,
	`group` text NOT NULL,
	`month` text NOT NULL,
	`amount` integer NOT NULL,
	`replaced_by` text,
	PRIMARY KEY(`entry`, `case_code`, `month`),
	FOREIGN KEY (`entry`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group`) REFERENCES `payout_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_arrears_amount" CHECK("amount" > 0 and typeof("amount") = 'integer')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_arrears_case` ON `payout_arrears` (`round`,`case_code`,`month`) WHERE "replaced_by" is null;--> statement-breakpoint
CREATE TABLE `payout_correction_decisions` (
	`correction` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`correction`) REFERENCES `payout_corrections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payout_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`case_code` text,
	`hamlet` text,
	`group` text,
	`measure` text,
	`people` integer,
	`status` text,
	`modality` text,
	`reason` text,
	`amount` integer NOT NULL,
	`why` text NOT NULL,
	`document` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group`) REFERENCES `payout_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_corrections_of" CHECK(("case_code" is null) = ("measure" is not null and "hamlet" is not null and "group" is not null and "people" is not null)),
	CONSTRAINT "payout_corrections_amount" CHECK("amount" >= 0 and typeof("amount") = 'integer')
);
--> statement-breakpoint
CREATE INDEX `payout_corrections_round` ON `payout_corrections` (`round`,`at`);--> statement-breakpoint
CREATE TABLE `payout_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`digest` text NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`removed` integer NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_entries_seq` ON `payout_entries` (`round`,`seq`);--> statement-breakpoint
CREATE TABLE `payout_follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`programme` text NOT NULL,
	`case_code` text NOT NULL,
	`day` text NOT NULL,
	`outcome` text NOT NULL,
	`blocker` text,
	`next_day` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`programme`) REFERENCES `payout_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_follow_ups_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "payout_follow_ups_next_day" CHECK("next_day" is null or "next_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `payout_follow_ups_case` ON `payout_follow_ups` (`commune`,`programme`,`case_code`,`at`);--> statement-breakpoint
CREATE TABLE `payout_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`programme`) REFERENCES `payout_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_groups_name` ON `payout_groups` (`programme`,`folded`);--> statement-breakpoint
CREATE TABLE `payout_lines` (
	`entry` text NOT NULL,
	`round` text NOT NULL,
	`case_code` text NOT NULL,
	`hamlet` text NOT NULL,
	`group` text NOT NULL,
	`status` text,
	`modality` text,
	`reason` text,
	`amount` integer NOT NULL,
	`replaced_by` text,
	PRIMARY KEY(`entry`, `case_code`),
	FOREIGN KEY (`entry`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group`) REFERENCES `payout_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_lines_amount" CHECK("amount" >= 0 and typeof("amount") = 'integer')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_lines_case` ON `payout_lines` (`round`,`case_code`) WHERE "replaced_by" is null;--> statement-breakpoint
CREATE INDEX `payout_lines_replaced` ON `payout_lines` (`replaced_by`) WHERE "replaced_by" is not null;--> statement-breakpoint
CREATE TABLE `payout_mappings` (
	`commune` text NOT NULL,
	`programme` text NOT NULL,
	`field` text NOT NULL,
	`heading` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`commune`, `programme`, `field`),
	FOREIGN KEY (`programme`) REFERENCES `payout_programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payout_programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`unit` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`authority` text NOT NULL,
	`basis` text NOT NULL,
	`ends_on` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_programmes_name` ON `payout_programmes` (`unit`,`folded`);--> statement-breakpoint
CREATE TABLE `payout_round_events` (
	`round` text NOT NULL,
	`seq` integer NOT NULL,
	`event` text NOT NULL,
	`digest` text NOT NULL,
	`note` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round`, `seq`),
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payout_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`commune` text NOT NULL,
	`period` text NOT NULL,
	`grain` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`programme`) REFERENCES `payout_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_rounds_month" CHECK("period" glob '[0-9][0-9][0-9][0-9]-[01][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_rounds_period` ON `payout_rounds` (`programme`,`commune`,`period`);--> statement-breakpoint
CREATE INDEX `payout_rounds_commune` ON `payout_rounds` (`commune`,`period`);--> statement-breakpoint
CREATE TABLE `payout_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`unit` text NOT NULL,
	`programme` text,
	`figure` text NOT NULL,
	`percent` integer NOT NULL,
	`period` text NOT NULL,
	`document` text,
	`document_day` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`programme`) REFERENCES `payout_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_targets_percent" CHECK("percent" between 1 and 100),
	CONSTRAINT "payout_targets_document_day" CHECK("document_day" is null or "document_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `payout_targets_unit` ON `payout_targets` (`unit`);--> statement-breakpoint
CREATE TABLE `payout_totals` (
	`entry` text NOT NULL,
	`round` text NOT NULL,
	`hamlet` text NOT NULL,
	`group` text NOT NULL,
	`measure` text NOT NULL,
	`people` integer NOT NULL,
	`amount` integer NOT NULL,
	`replaced_by` text,
	PRIMARY KEY(`entry`, `hamlet`, `group`, `measure`),
	FOREIGN KEY (`entry`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round`) REFERENCES `payout_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group`) REFERENCES `payout_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `payout_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_totals_tally" CHECK("people" >= 0 and "amount" >= 0 and typeof("amount") = 'integer')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_totals_cell` ON `payout_totals` (`round`,`hamlet`,`group`,`measure`) WHERE "replaced_by" is null;