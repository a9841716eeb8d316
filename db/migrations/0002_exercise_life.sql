CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`slug` text NOT NULL,
	`version_id` text NOT NULL,
	`reason` text NOT NULL,
	`runs` integer,
	FOREIGN KEY (`version_id`) REFERENCES `exercise_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_entries_by_slug` ON `audit_entries` (`slug`,`seq`);--> statement-breakpoint
CREATE TABLE `kept_drafts` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`slug` text NOT NULL,
	`stage` integer NOT NULL,
	`version_id` text NOT NULL,
	`kept_at` integer NOT NULL,
	`files` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `exercise_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_drafts_place` ON `kept_drafts` (`user_id`,`slug`,`stage`,`seq`);--> statement-breakpoint
ALTER TABLE `exercise_versions` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `audit_seq` integer REFERENCES audit_entries(seq);