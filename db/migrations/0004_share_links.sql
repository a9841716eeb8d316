ALTER TABLE `submissions` ADD `share_token` text;--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_share_token_unique` ON `submissions` (`share_token`);