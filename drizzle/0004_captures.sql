CREATE TABLE `capture_refusals` (
	`capture` text NOT NULL,
	`reason` text NOT NULL,
	`digest` text NOT NULL,
	`officer` text NOT NULL,
	`device` text NOT NULL,
	`sent_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`capture`, `reason`, `digest`),
	FOREIGN KEY (`sent_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `capture_refusals_sent_by` ON `capture_refusals` (`sent_by`,`at`);--> statement-breakpoint
CREATE TABLE `captures` (
	`id` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`device` text NOT NULL,
	`sent_by` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`site` text,
	`stall` text,
	`digest` text NOT NULL,
	`supersedes` text,
	`state` text NOT NULL,
	`visit` text,
	`incident` text,
	`device_at` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `captures_device` ON `captures` (`device`,`at`);--> statement-breakpoint
CREATE INDEX `captures_site` ON `captures` (`site`,`at`);--> statement-breakpoint
CREATE INDEX `captures_supersedes` ON `captures` (`supersedes`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`public_key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `devices_officer` ON `devices` (`officer`);--> statement-breakpoint
CREATE TABLE `edit_choices` (
	`conflict` text PRIMARY KEY NOT NULL,
	`kept` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conflict`) REFERENCES `edit_conflicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `edit_conflicts` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`subject` text NOT NULL,
	`field` text NOT NULL,
	`base` integer NOT NULL,
	`value` text NOT NULL,
	`officer` text NOT NULL,
	`made_at` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `edit_conflicts_officer` ON `edit_conflicts` (`officer`);--> statement-breakpoint
CREATE INDEX `edit_conflicts_stall` ON `edit_conflicts` (`stall`);--> statement-breakpoint
CREATE TABLE `field_edits` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`field` text NOT NULL,
	`version` integer NOT NULL,
	`value` text NOT NULL,
	`former` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `field_edits_version` ON `field_edits` (`subject`,`field`,`version`);--> statement-breakpoint
CREATE TABLE `stall_aliases` (
	`id` text PRIMARY KEY NOT NULL,
	`stall` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`stall`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `takings` (
	`device` text NOT NULL,
	`site` text NOT NULL,
	`taken_at` integer NOT NULL,
	`held` integer DEFAULT 0 NOT NULL,
	`heard_at` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`device`, `site`),
	FOREIGN KEY (`device`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "takings_held" CHECK("held" >= 0)
);
--> statement-breakpoint
CREATE INDEX `takings_site` ON `takings` (`site`);--> statement-breakpoint
CREATE TABLE `visit_photos` (
	`visit` text PRIMARY KEY NOT NULL,
	`sealed_photo` text NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visit`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `arrivals` ADD `days` text;