CREATE TABLE `agreements` (
	`second_id` text NOT NULL,
	`row` text NOT NULL,
	`slug` text NOT NULL,
	`first` real NOT NULL,
	`second` real NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`second_id`, `row`),
	FOREIGN KEY (`second_id`) REFERENCES `markings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `agreements_by_row` ON `agreements` (`slug`,`row`,`at`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`row` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`decided_at` integer,
	`decided_by` text,
	`points` integer,
	`words` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claimed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_once` ON `appeals` (`request_id`,`row`);--> statement-breakpoint
CREATE INDEX `appeals_waiting` ON `appeals` (`asked_at`) WHERE decided_at is null;--> statement-breakpoint
CREATE TABLE `calibration_samples` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`request_id` text NOT NULL,
	`gold` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `calibration_samples_by_slug` ON `calibration_samples` (`slug`,`retired_at`);--> statement-breakpoint
CREATE TABLE `grading_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`run_id` text NOT NULL,
	`opened_by` text NOT NULL,
	`slug` text NOT NULL,
	`target` text NOT NULL,
	`words` text NOT NULL,
	`trial` text,
	`opened_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`decision` text,
	`answer` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opened_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `grading_cases_open` ON `grading_cases` (`opened_at`) WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX `grading_cases_by_slug` ON `grading_cases` (`slug`,`opened_at`);--> statement-breakpoint
CREATE INDEX `grading_cases_of_submission` ON `grading_cases` (`submission_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`claimed_until` integer,
	`sent_at` integer,
	`gave_up_at` integer,
	`fault` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`) WHERE sent_at is null and gave_up_at is null;--> statement-breakpoint
CREATE INDEX `mails_by_user` ON `mails` (`user_id`);--> statement-breakpoint
CREATE TABLE `markings` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`purpose` text NOT NULL,
	`marker_id` text,
	`created_at` integer NOT NULL,
	`claimed_until` integer,
	`published_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`marker_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `markings_once` ON `markings` (`request_id`,`purpose`,`marker_id`);--> statement-breakpoint
CREATE INDEX `markings_by_marker` ON `markings` (`marker_id`,`purpose`,`published_at`);--> statement-breakpoint
CREATE INDEX `markings_waiting` ON `markings` (`created_at`) WHERE purpose = 'second' and published_at is null;--> statement-breakpoint
CREATE INDEX `markings_published` ON `markings` (`purpose`,`published_at`) WHERE published_at is not null;--> statement-breakpoint
CREATE TABLE `marks` (
	`marking_id` text NOT NULL,
	`row` text NOT NULL,
	`points` integer NOT NULL,
	`evidence` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`marking_id`, `row`),
	FOREIGN KEY (`marking_id`) REFERENCES `markings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notice_wishes` (
	`user_id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`unsubscribe_token` text NOT NULL,
	`last_digest_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_wishes_unsubscribe_token_unique` ON `notice_wishes` (`unsubscribe_token`);--> statement-breakpoint
CREATE TABLE `notices` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`path` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`mail_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mail_id`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `notices_by_user` ON `notices` (`user_id`,`seq`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`user_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `notices_to_mail` ON `notices` (`seq`) WHERE mail_id is null;--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`edited_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `posts_by_thread` ON `posts` (`thread_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `private_notes` (
	`request_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `author_id`),
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reusable_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`key` text,
	`family` text,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reusable_comments_key` ON `reusable_comments` (`slug`,`key`);--> statement-breakpoint
CREATE INDEX `reusable_comments_by_slug` ON `reusable_comments` (`slug`,`retired_at`);--> statement-breakpoint
CREATE TABLE `rubrics` (
	`slug` text NOT NULL,
	`revision` integer NOT NULL,
	`rubric` text NOT NULL,
	`applied_at` integer NOT NULL,
	`applied_by` text NOT NULL,
	`why` text NOT NULL,
	PRIMARY KEY(`slug`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`target` text NOT NULL,
	`file_hash` text,
	`kind` text NOT NULL,
	`opened_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`resolved_at` integer,
	`resolved_by` text,
	`suggestion` text,
	`applied_at` integer,
	`reusable_id` text,
	FOREIGN KEY (`request_id`) REFERENCES `review_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opened_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`resolved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`reusable_id`) REFERENCES `reusable_comments`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `threads_by_request` ON `threads` (`request_id`);--> statement-breakpoint
CREATE INDEX `threads_by_reusable` ON `threads` (`reusable_id`) WHERE reusable_id is not null;--> statement-breakpoint
DROP INDEX `review_requests_waiting`;--> statement-breakpoint
DROP INDEX `review_requests_claimed`;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `slug` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `stage` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `waiting_since` integer;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `learner_since` integer;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `nudged_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `closed_by` text REFERENCES users(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `rating` integer;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `rating_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `rated_at` integer;--> statement-breakpoint
ALTER TABLE `review_requests` ADD `is_sample` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `review_requests_queue` ON `review_requests` (`waiting_since`,`id`) WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX `review_requests_queue_by_exercise` ON `review_requests` (`slug`,`stage`,`waiting_since`) WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX `review_requests_learners_turn` ON `review_requests` (`learner_since`) WHERE learner_since is not null;--> statement-breakpoint
CREATE INDEX `review_requests_by_publisher` ON `review_requests` (`published_by`,`published_at`);--> statement-breakpoint
CREATE INDEX `review_requests_asked` ON `review_requests` (`asked_by`,`asked_at`);--> statement-breakpoint
CREATE INDEX `review_requests_claimed` ON `review_requests` (`claimed_by`,`claimed_until`) WHERE claimed_by is not null;--> statement-breakpoint
UPDATE `review_requests` SET
	`slug` = (SELECT `slug` FROM `submissions` WHERE `submissions`.`id` = `review_requests`.`submission_id`),
	`stage` = (SELECT `stage` FROM `submissions` WHERE `submissions`.`id` = `review_requests`.`submission_id`),
	`waiting_since` = CASE WHEN `published_at` IS NULL THEN `asked_at` END,
	`learner_since` = `published_at`;
--> statement-breakpoint
-- A comment of the old kind is a thread at its lines whose first post it is; the thread keeps its id, so that links hold.
INSERT INTO `threads` (`id`, `request_id`, `target`, `file_hash`, `kind`, `opened_by`, `created_at`, `published_at`)
SELECT `comments`.`id`, `request_id`,
	json_object('kind', 'lines', 'lines', json_object('path', `path`, 'fromLine', `from_line`, 'toLine', `to_line`)),
	`file_hash`, `kind`, `author_id`, `created_at`, `review_requests`.`published_at`
FROM `comments` JOIN `review_requests` ON `review_requests`.`id` = `comments`.`request_id` ORDER BY `comments`.rowid;
--> statement-breakpoint
INSERT INTO `posts` (`id`, `thread_id`, `author_id`, `body`, `created_at`, `published_at`)
SELECT 'post-' || `comments`.`id`, `comments`.`id`, `author_id`, `body`, `created_at`, `review_requests`.`published_at`
FROM `comments` JOIN `review_requests` ON `review_requests`.`id` = `comments`.`request_id` ORDER BY `comments`.rowid;
