import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm';
import { workspaces } from '#db/schema';
import { type SourceFile, sourceFilesSchema } from '#domain/program';
import type { Clock, Database } from './database.ts';

/** A learner's draft at one stage of one exercise. It stays on the version it was begun with until its owner moves it. */
export interface Workspace {
  id: string;
  versionId: string;
  revision: number;
  /** null until the first save. */
  savedAt: number | null;
  files: SourceFile[];
}

/** Whose draft, and of what. */
export interface Place {
  userId: string;
  slug: string;
  stage: number;
}

const columns = {
  id: workspaces.id,
  versionId: workspaces.versionId,
  revision: workspaces.revision,
  savedAt: workspaces.savedAt,
  files: workspaces.files,
};

/** Drafts. */
export function createWorkspaces(db: Database, now: Clock) {
  return {
    find(place: Place): Workspace | undefined {
      const row = db
        .select(columns)
        .from(workspaces)
        .where(
          and(
            eq(workspaces.userId, place.userId),
            eq(workspaces.slug, place.slug),
            eq(workspaces.stage, place.stage),
          ),
        )
        .get();
      return row && { ...row, files: sourceFilesSchema.parse(row.files) };
    },

    /** A new draft at revision 0. Look first, in the same transaction: a place has room for one. */
    create(place: Place, versionId: string, files: SourceFile[]): Workspace {
      const draft: Workspace = { id: randomUUID(), versionId, revision: 0, savedAt: null, files };
      db.insert(workspaces)
        .values({ ...draft, ...place })
        .run();
      return draft;
    },

    /** Puts a draft on another version with the files it has there. A tab that still shows the old one meets a conflict. */
    move(id: string, versionId: string, files: SourceFile[]): void {
      db.update(workspaces)
        .set({ versionId, files, savedAt: now(), revision: sql`${workspaces.revision} + 1` })
        .where(eq(workspaces.id, id))
        .run();
    },

    /** One person's drafts of an exercise, by stage, without their files. */
    listOf(userId: string, slug: string): { stage: number; versionId: string }[] {
      return db
        .select({ stage: workspaces.stage, versionId: workspaces.versionId })
        .from(workspaces)
        .where(and(eq(workspaces.userId, userId), eq(workspaces.slug, slug)))
        .orderBy(asc(workspaces.stage))
        .all();
    },

    /** When each of one person's drafts was last saved; one that was only opened is left out. */
    listSaved(userId: string): { slug: string; stage: number; savedAt: number }[] {
      return db
        .select({
          slug: workspaces.slug,
          stage: workspaces.stage,
          savedAt: sql<number>`${workspaces.savedAt}`,
        })
        .from(workspaces)
        .where(and(eq(workspaces.userId, userId), isNotNull(workspaces.savedAt)))
        .orderBy(asc(workspaces.slug), asc(workspaces.stage))
        .all();
    },

    /** How many drafts stand on each version of a slug; versions without one are left out. */
    countByVersion(slug: string): Map<string, number> {
      const rows = db
        .select({ versionId: workspaces.versionId, drafts: count() })
        .from(workspaces)
        .where(eq(workspaces.slug, slug))
        .groupBy(workspaces.versionId)
        .all();
      return new Map(rows.map(({ versionId, drafts }) => [versionId, drafts]));
    },

    /** Replaces the files, if the draft is still at the revision the writer started from; else `undefined`. */
    save(
      id: string,
      fromRevision: number,
      files: SourceFile[],
    ): { revision: number; savedAt: number } | undefined {
      const savedAt = now();
      return db
        .update(workspaces)
        .set({ files, savedAt, revision: sql`${workspaces.revision} + 1` })
        .where(and(eq(workspaces.id, id), eq(workspaces.revision, fromRevision)))
        .returning({ revision: workspaces.revision, savedAt: sql<number>`${workspaces.savedAt}` })
        .get();
    },
  };
}

export type Workspaces = ReturnType<typeof createWorkspaces>;
