DROP INDEX `runs_waiting`;--> statement-breakpoint
ALTER TABLE `runs` ADD `turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `runs` ADD `evidence_hash` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `evidence_bytes` integer;--> statement-breakpoint
CREATE INDEX `runs_held` ON `runs` (`held_at`) WHERE held_at is not null and finished_at is null;--> statement-breakpoint
CREATE INDEX `runs_evidence` ON `runs` (`evidence_hash`,`evidence_bytes`,`submission_id`,`finished_at`) WHERE evidence_hash is not null;--> statement-breakpoint
CREATE INDEX `runs_old_evidence` ON `runs` (`seq`) WHERE evidence is not null;--> statement-breakpoint
CREATE INDEX `runs_waiting` ON `runs` (`turn`,`seq`) WHERE claimed_at is null and finished_at is null and held_at is null;--> statement-breakpoint
ALTER TABLE `submissions` ADD `predicted` text;