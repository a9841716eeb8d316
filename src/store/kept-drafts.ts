import { and, desc, eq } from 'drizzle-orm';
import { exerciseVersions, keptDrafts } from '#db/schema';
import { type SourceFile, sourceFilesSchema } from '#domain/program';
import type { Clock, Database } from './database.ts';
import type { Place } from './workspaces.ts';

/** A draft as it was when its owner moved on. */
export interface KeptDraft {
  versionId: string;
  versionNumber: number;
  /** Unix milliseconds. */
  keptAt: number;
  files: SourceFile[];
}

/** Drafts of versions that their owners moved on from. They are added and read, never changed. */
export function createKeptDrafts(db: Database, now: Clock) {
  return {
    /** Call in the transaction that changes the draft. */
    keep(place: Place, versionId: string, files: SourceFile[]): void {
      const { userId, slug, stage } = place;
      db.insert(keptDrafts).values({ userId, slug, stage, versionId, files, keptAt: now() }).run();
    },

    /** The draft kept last at a place, or `undefined` when its owner never moved. */
    findLatest({ userId, slug, stage }: Place): KeptDraft | undefined {
      const row = db
        .select({
          versionId: keptDrafts.versionId,
          versionNumber: exerciseVersions.number,
          keptAt: keptDrafts.keptAt,
          files: keptDrafts.files,
        })
        .from(keptDrafts)
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, keptDrafts.versionId))
        .where(and(eq(keptDrafts.userId, userId), eq(keptDrafts.slug, slug), eq(keptDrafts.stage, stage)))
        .orderBy(desc(keptDrafts.seq))
        .limit(1)
        .get();
      return row && { ...row, files: sourceFilesSchema.parse(row.files) };
    },
  };
}

export type KeptDrafts = ReturnType<typeof createKeptDrafts>;
