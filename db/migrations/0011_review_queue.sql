CREATE INDEX `runs_counting` ON `runs` (`submission_id`,`ordinal`,`finished_at`,`level`);--> statement-breakpoint
CREATE INDEX `review_requests_claims_end` ON `review_requests` (`claimed_until`) WHERE claimed_by is not null;--> statement-breakpoint
CREATE INDEX `review_requests_ratings` ON `review_requests` (`published_by`,`rating`) WHERE rating is not null;