CREATE TABLE `back_check_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`visit` text NOT NULL,
	`officer` text NOT NULL,
	`assigned_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visit`) REFERENCES `back_check_picks`(`visit`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `back_check_assignments_visit` ON `back_check_assignments` (`visit`,`at`);--> statement-breakpoint
CREATE INDEX `back_check_assignments_officer` ON `back_check_assignments` (`officer`);--> statement-breakpoint
CREATE TABLE `back_check_draws` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`number` integer NOT NULL,
	`seed` text NOT NULL,
	`percent` integer NOT NULL,
	`since` integer NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "back_check_draws_percent" CHECK("percent" between 1 and 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `back_check_draws_number` ON `back_check_draws` (`site`,`number`);--> statement-breakpoint
CREATE TABLE `back_check_picks` (
	`visit` text PRIMARY KEY NOT NULL,
	`draw` text NOT NULL,
	FOREIGN KEY (`visit`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draw`) REFERENCES `back_check_draws`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `back_check_picks_draw` ON `back_check_picks` (`draw`);--> statement-breakpoint
CREATE TABLE `back_checks` (
	`visit` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`agrees` integer NOT NULL,
	`differs` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visit`) REFERENCES `back_check_picks`(`visit`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answer`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "back_checks_agrees" CHECK("agrees" in (0, 1)),
	CONSTRAINT "back_checks_differs" CHECK(("agrees" = 1) = ("differs" = '[]'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `back_checks_answer` ON `back_checks` (`answer`);--> statement-breakpoint
CREATE TABLE `campaign_results` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`team` text,
	`day` text NOT NULL,
	`turns` integer NOT NULL,
	`people` integer NOT NULL,
	`note` text,
	`replaces` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_results_people" CHECK("people" >= 0 and "people" <= "turns"),
	CONSTRAINT "campaign_results_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `campaign_results_campaign` ON `campaign_results` (`campaign`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_results_replaces` ON `campaign_results` (`replaces`);--> statement-breakpoint
CREATE TABLE `campaign_sites` (
	`campaign` text NOT NULL,
	`site` text NOT NULL,
	PRIMARY KEY(`campaign`, `site`),
	FOREIGN KEY (`campaign`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_teams` (
	`campaign` text NOT NULL,
	`team` text NOT NULL,
	PRIMARY KEY(`campaign`, `team`),
	FOREIGN KEY (`campaign`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`name` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`plan` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaigns_days" CHECK("from_day" <= "to_day"),
	CONSTRAINT "campaigns_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "campaigns_to_day" CHECK("to_day" is null or "to_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `campaigns_commune` ON `campaigns` (`commune`);--> statement-breakpoint
CREATE TABLE `closed_months` (
	`commune` text NOT NULL,
	`month` text NOT NULL,
	`digest` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`commune`, `month`),
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "closed_months_month" CHECK("month" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`site` text,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`day` text NOT NULL,
	`file_digest` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exports_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `exports_commune` ON `exports` (`commune`,`at`);--> statement-breakpoint
CREATE TABLE `flag_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`flag` text NOT NULL,
	`commune` text NOT NULL,
	`finding` text NOT NULL,
	`note` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `flag_reviews_flag` ON `flag_reviews` (`flag`,`at`);--> statement-breakpoint
CREATE TABLE `market_days` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`from_day` text NOT NULL,
	`rule` text NOT NULL,
	`days` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "market_days_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `market_days_site` ON `market_days` (`site`,`from_day`,`at`);--> statement-breakpoint
CREATE TABLE `month_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`month` text NOT NULL,
	`site` text NOT NULL,
	`indicator` text NOT NULL,
	`count` integer NOT NULL,
	`total` integer NOT NULL,
	`reason` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "month_corrections_share" CHECK("count" >= 0 and "count" <= "total")
);
--> statement-breakpoint
CREATE INDEX `month_corrections_month` ON `month_corrections` (`commune`,`month`);--> statement-breakpoint
CREATE TABLE `reason_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`reason` text NOT NULL,
	`owner` text NOT NULL,
	`step` text NOT NULL,
	`due_day` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reason_plans_due_day" CHECK("due_day" is null or "due_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `reason_plans_commune` ON `reason_plans` (`commune`,`reason`,`at`);--> statement-breakpoint
CREATE TABLE `report_layouts` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`kind` text NOT NULL,
	`rows` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_layouts_commune` ON `report_layouts` (`commune`,`kind`,`at`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`site` text NOT NULL,
	`day` text NOT NULL,
	`operating` integer NOT NULL,
	`vacant` integer NOT NULL,
	`closed` integer NOT NULL,
	`a1` integer NOT NULL,
	`a2` integer NOT NULL,
	`a3` integer NOT NULL,
	`a4` integer NOT NULL,
	`a5` integer NOT NULL,
	`a6` integer NOT NULL,
	`a8` integer NOT NULL,
	`a8_of` integer NOT NULL,
	`a9` integer NOT NULL,
	`a9_of` integer NOT NULL,
	`q1` integer NOT NULL,
	`q1_of` integer NOT NULL,
	`said` integer NOT NULL,
	`observed` integer NOT NULL,
	`bank` integer NOT NULL,
	`unwilling` integer NOT NULL,
	`reasons` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`site`, `day`),
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "snapshots_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `snapshots_day` ON `snapshots` (`day`);--> statement-breakpoint
CREATE TABLE `target_withdrawals` (
	`target` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`target`) REFERENCES `targets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`site` text,
	`indicator` text NOT NULL,
	`percent` integer NOT NULL,
	`day` text NOT NULL,
	`document` text,
	`document_day` text,
	`base_count` integer NOT NULL,
	`base_total` integer NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "targets_percent" CHECK("percent" between 1 and 100),
	CONSTRAINT "targets_base" CHECK("base_count" >= 0 and "base_count" <= "base_total"),
	CONSTRAINT "targets_day" CHECK("day" is null or "day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "targets_document_day" CHECK("document_day" is null or "document_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `targets_commune` ON `targets` (`commune`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`name` text NOT NULL,
	`post` text NOT NULL,
	`officer` text,
	`from_day` text NOT NULL,
	`to_day` text,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "team_members_from_day" CHECK("from_day" is null or "from_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "team_members_to_day" CHECK("to_day" is null or "to_day" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `team_members_team` ON `team_members` (`team`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`hamlet` text,
	`declared_members` integer,
	`ended_on` text,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`hamlet`) REFERENCES `hamlets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "teams_members" CHECK("declared_members" is null or "declared_members" >= 0),
	CONSTRAINT "teams_ended_on" CHECK("ended_on" is null or "ended_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `teams_commune` ON `teams` (`commune`);--> statement-breakpoint
CREATE INDEX `merchants_stall` ON `merchants` (`stall`,`started_on`);