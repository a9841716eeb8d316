-- What was done to an exercise stays written down, and a published version stays what it is: not even our own code can change either.
CREATE TRIGGER `audit_entries_stay` BEFORE UPDATE ON `audit_entries`
BEGIN
	SELECT RAISE(ABORT, 'audit entries are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_are_kept` BEFORE DELETE ON `audit_entries`
BEGIN
	SELECT RAISE(ABORT, 'audit entries are never removed');
END;
--> statement-breakpoint
CREATE TRIGGER `exercise_versions_stay` BEFORE UPDATE ON `exercise_versions`
WHEN old.id IS NOT new.id OR old.slug IS NOT new.slug OR old.number IS NOT new.number OR old.content_hash IS NOT new.content_hash
	OR old.folder IS NOT new.folder OR old.manifest IS NOT new.manifest OR old.anchors IS NOT new.anchors
	OR old.published_at IS NOT new.published_at OR (old.retired_at IS NOT NULL AND old.retired_at IS NOT new.retired_at)
BEGIN
	SELECT RAISE(ABORT, 'a published version is never changed; it can only be retired, once');
END;
--> statement-breakpoint
CREATE TRIGGER `exercise_versions_are_kept` BEFORE DELETE ON `exercise_versions`
BEGIN
	SELECT RAISE(ABORT, 'a published version is never removed');
END;
