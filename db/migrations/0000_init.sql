CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`author_id` text NOT NULL,
	`path` text NOT NULL,
	`from_line` integer NOT NULL,
	`to_line` integer NOT NULL,
	`file_hash` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `comments_by_request` ON `comments` (`request_id`,`path`,`from_line`);--> statement-breakpoint
CREATE TABLE `exercise_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`folder` text NOT NULL,
	`manifest` text NOT NULL,
	`anchors` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exercise_versions_number` ON `exercise_versions` (`slug`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `exercise_versions_content` ON `exercise_versions` (`slug`,`content_hash`);--> statement-breakpoint
CREATE TABLE `review_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`question` text NOT NULL,
	`asked_at` integer NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`published_at` integer,
	`published_by` text,
	`summary` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claimed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_requests_submission_id_unique` ON `review_requests` (`submission_id`);--> statement-breakpoint
CREATE INDEX `review_requests_waiting` ON `review_requests` (`asked_at`) WHERE published_at is null;--> statement-breakpoint
CREATE INDEX `review_requests_published` ON `review_requests` (`published_at`);--> statement-breakpoint
CREATE INDEX `review_requests_claimed` ON `review_requests` (`claimed_by`,`claimed_until`) WHERE published_at is null;--> statement-breakpoint
CREATE TABLE `runs` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`submission_id` text NOT NULL,
	`version_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`claimed_at` integer,
	`claim_token` text,
	`worker_id` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`phase` text,
	`finished_at` integer,
	`held_at` integer,
	`fault` text,
	`level` text,
	`reliability` real,
	`report` text,
	`evidence` blob,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `exercise_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_id_unique` ON `runs` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `runs_of_submission` ON `runs` (`submission_id`,`version_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `runs_waiting` ON `runs` (`seq`) WHERE claimed_at is null and finished_at is null and held_at is null;--> statement-breakpoint
CREATE INDEX `runs_claimed` ON `runs` (`claimed_at`) WHERE claimed_at is not null and finished_at is null and held_at is null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`slug` text NOT NULL,
	`stage` integer NOT NULL,
	`attempt` integer NOT NULL,
	`version_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`files` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `exercise_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_attempt` ON `submissions` (`user_id`,`slug`,`stage`,`attempt`);--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_idempotency` ON `submissions` (`user_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `submissions_by_user` ON `submissions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `submissions_by_slug` ON `submissions` (`slug`,`created_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text DEFAULT 'learner' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`slug` text NOT NULL,
	`stage` integer NOT NULL,
	`version_id` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer,
	`files` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `exercise_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workspaces_place` ON `workspaces` (`user_id`,`slug`,`stage`);