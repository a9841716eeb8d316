import { desc, eq } from 'drizzle-orm';
import { auditEntries, exerciseVersions } from '#db/schema';
import type { AuditAction, AuditEntry } from '#domain/audit';
import type { Clock, Database } from './database.ts';

/** One act as it is written down; the store adds the time. */
export interface NewAuditEntry {
  actor: { id: string; name: string };
  action: AuditAction;
  slug: string;
  versionId: string;
  reason: string;
  runs?: number;
}

const columns = {
  seq: auditEntries.seq,
  at: auditEntries.at,
  actorName: auditEntries.actorName,
  action: auditEntries.action,
  slug: auditEntries.slug,
  version: exerciseVersions.number,
  reason: auditEntries.reason,
  runs: auditEntries.runs,
};

/** Who did what to exercises. Rows can be added and read; the database itself refuses anything else. */
export function createAudit(db: Database, now: Clock) {
  const select = () =>
    db
      .select(columns)
      .from(auditEntries)
      .innerJoin(exerciseVersions, eq(exerciseVersions.id, auditEntries.versionId));

  return {
    /** Call in the transaction that does what it tells of. @returns the entry's number */
    add({ actor, ...entry }: NewAuditEntry): number {
      const row = { ...entry, at: now(), actorId: actor.id, actorName: actor.name };
      return db.insert(auditEntries).values(row).returning({ seq: auditEntries.seq }).get().seq;
    },

    find(seq: number): AuditEntry | undefined {
      return select().where(eq(auditEntries.seq, seq)).get();
    },

    /** What was done to one exercise, newest first. */
    list(slug: string): AuditEntry[] {
      return select().where(eq(auditEntries.slug, slug)).orderBy(desc(auditEntries.seq)).all();
    },
  };
}

export type Audit = ReturnType<typeof createAudit>;
