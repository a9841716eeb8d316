import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { runs } from '#db/schema';
import type { Database } from './database.ts';
import type { EvidenceRef } from './evidence-files.ts';

/** Newest runs of each learner, exercise and stage whose evidence always stays. */
export const NEWEST_KEPT = 3;

/** A finished run whose evidence nothing promises to keep for ever. */
export interface Sweepable extends EvidenceRef {
  seq: number;
  finishedAt: number;
}

/** A run is kept for good while it is among the newest of its kind, or somebody asked for a review of its submission. */
const SWEEPABLE = sql`
  select seq, hash, bytes, finished_at as finishedAt from (
    select r.seq, r.evidence_hash as hash, r.evidence_bytes as bytes, r.finished_at,
      row_number() over (partition by s.user_id, s.slug, s.stage order by r.seq desc) as place,
      exists (select 1 from review_requests q where q.submission_id = s.id) as is_reviewed
    from runs r join submissions s on s.id = r.submission_id
    where r.evidence_hash is not null and r.finished_at is not null
  ) where place > ${NEWEST_KEPT} and not is_reviewed`;

/** Which evidence files the rows name. The files themselves are written and removed elsewhere, always on the safe side of a row. */
export function createEvidenceRows(db: Database) {
  return {
    /** The evidence file of a run. */
    find(runId: string): EvidenceRef | undefined {
      const row = db
        .select({ hash: runs.evidenceHash, bytes: runs.evidenceBytes })
        .from(runs)
        .where(eq(runs.id, runId))
        .get();
      return row && row.hash !== null ? { hash: row.hash, bytes: row.bytes ?? 0 } : undefined;
    },

    isNamed(hash: string): boolean {
      return (
        db.select({ seq: runs.seq }).from(runs).where(eq(runs.evidenceHash, hash)).limit(1).all().length > 0
      );
    },

    /** Bytes of all named files; one that several rows name counts once. */
    totalBytes(): number {
      const row = db.get<{ bytes: number }>(
        sql`select coalesce(sum(bytes), 0) as bytes from
          (select max(evidence_bytes) as bytes from runs where evidence_hash is not null group by evidence_hash)`,
      );
      return row.bytes;
    },

    /** What may go when it is old or space is short, oldest first. */
    listSweepable(): Sweepable[] {
      return db.all<Sweepable>(sql`${SWEEPABLE} order by finished_at, seq`);
    },

    /** Takes back the row's promise, unless it has become one to keep. False when it has. */
    release(seq: number): boolean {
      const isSweepable = sql`${runs.seq} in (select seq from (${SWEEPABLE}))`;
      return (
        db
          .update(runs)
          .set({ evidenceHash: null, evidenceBytes: null })
          .where(and(eq(runs.seq, seq), isSweepable))
          .run().changes === 1
      );
    },

    /** One run whose evidence still lies in the database itself, as the first version kept it. */
    findInDatabase(): { seq: number; evidence: Uint8Array } | undefined {
      const row = db
        .select({ seq: runs.seq, evidence: runs.evidence })
        .from(runs)
        .where(isNotNull(runs.evidence))
        .limit(1)
        .get();
      return row?.evidence ? { seq: row.seq, evidence: row.evidence } : undefined;
    },

    /** Names the file that holds it now, and empties the old place. */
    moveToFile(seq: number, { hash, bytes }: EvidenceRef): void {
      db.update(runs)
        .set({ evidence: null, evidenceHash: hash, evidenceBytes: bytes })
        .where(eq(runs.seq, seq))
        .run();
    },
  };
}

export type EvidenceRows = ReturnType<typeof createEvidenceRows>;
