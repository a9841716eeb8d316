DROP INDEX `notices_to_mail`;--> statement-breakpoint
CREATE INDEX `notices_to_mail` ON `notices` (`user_id`,`created_at`) WHERE mail_id is null and read_at is null;--> statement-breakpoint
CREATE INDEX `notice_wishes_at_once` ON `notice_wishes` (`user_id`) WHERE mail = 'at-once';