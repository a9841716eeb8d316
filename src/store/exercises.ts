import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { exerciseVersions } from '#db/schema';
import { type Manifest, manifestSchema } from '#domain/exercise';
import type { Anchors } from '#domain/report';
import type { Clock, Database } from './database.ts';

/** One immutable published version of an exercise. */
export interface ExerciseVersion {
  id: string;
  slug: string;
  /** Counts publications of the slug from 1. */
  number: number;
  contentHash: string;
  /** Folder of the frozen version, relative to the data folder, with forward slashes. */
  folder: string;
  manifest: Manifest;
  /** By stage. */
  anchors: readonly Anchors[];
  publishedAt: number;
  /** Since when no new work begins on it, unix milliseconds; null while it is open. */
  retiredAt: number | null;
}

/** Keys that a later schema dropped are ignored: a published version must stay readable. */
const storedManifestSchema = manifestSchema.strip();

/** Published exercise versions. Nothing here is ever changed, only added; a version can be retired, once. */
export function createExercises(db: Database, now: Clock) {
  const byId = db
    .select()
    .from(exerciseVersions)
    .where(eq(exerciseVersions.id, sql.placeholder('id')))
    .prepare();

  return {
    /**
     * Adds the next version of a slug. The same content twice gives the version that is already there.
     * @throws Error when the content hash is not 64 hex digits: it becomes the name of a folder
     */
    publish(version: {
      slug: string;
      manifest: Manifest;
      contentHash: string;
      anchors: readonly Anchors[];
    }): ExerciseVersion {
      const { slug, contentHash } = version;
      if (!/^[0-9a-f]{64}$/.test(contentHash)) {
        throw new Error(`“${contentHash}” is not a content hash: it must be 64 lower-case hex digits.`);
      }
      return db.transaction(() => findByContent(slug, contentHash) ?? insertNext(version), {
        behavior: 'immediate',
      });
    },

    find(id: string): ExerciseVersion | undefined {
      return read(byId.get({ id }));
    },

    /** The version with exactly this content. */
    findByHash: findByContent,

    /** The newest version of a slug. */
    findLatest(slug: string): ExerciseVersion | undefined {
      return read(
        db
          .select()
          .from(exerciseVersions)
          .where(eq(exerciseVersions.slug, slug))
          .orderBy(desc(exerciseVersions.number))
          .limit(1)
          .get(),
      );
    },

    /** The newest version of a slug on which new work may begin. */
    findOpen(slug: string): ExerciseVersion | undefined {
      return read(
        db
          .select()
          .from(exerciseVersions)
          .where(and(eq(exerciseVersions.slug, slug), isNull(exerciseVersions.retiredAt)))
          .orderBy(desc(exerciseVersions.number))
          .limit(1)
          .get(),
      );
    },

    /** One version of a slug by its number. */
    findNumber(slug: string, number: number): ExerciseVersion | undefined {
      const same = and(eq(exerciseVersions.slug, slug), eq(exerciseVersions.number, number));
      return read(db.select().from(exerciseVersions).where(same).get());
    },

    /** Every version of a slug, newest first. */
    listOf(slug: string): ExerciseVersion[] {
      const rows = db
        .select()
        .from(exerciseVersions)
        .where(eq(exerciseVersions.slug, slug))
        .orderBy(desc(exerciseVersions.number))
        .all();
      return rows.map((row) => read(row));
    },

    /** Closes a version to new work. False when it is retired already. */
    retire(id: string): boolean {
      return (
        db
          .update(exerciseVersions)
          .set({ retiredAt: now() })
          .where(and(eq(exerciseVersions.id, id), isNull(exerciseVersions.retiredAt)))
          .run().changes === 1
      );
    },

    /** The newest version of every slug, retired or not, by slug. */
    listLatest: () => listNewest(sql``),

    /** The newest open version of every slug that has one, by slug. */
    listOpen: () => listNewest(sql` and v.retired_at is null`),
  };

  function listNewest(condition: SQL): ExerciseVersion[] {
    const newest = sql`${exerciseVersions.number} = (select max(v.number) from exercise_versions v where v.slug = ${exerciseVersions.slug}${condition})`;
    const rows = db.select().from(exerciseVersions).where(newest).orderBy(asc(exerciseVersions.slug)).all();
    return rows.map((row) => read(row));
  }

  function findByContent(slug: string, contentHash: string): ExerciseVersion | undefined {
    const same = and(eq(exerciseVersions.slug, slug), eq(exerciseVersions.contentHash, contentHash));
    return read(db.select().from(exerciseVersions).where(same).get());
  }

  function insertNext(version: {
    slug: string;
    manifest: Manifest;
    contentHash: string;
    anchors: readonly Anchors[];
  }) {
    const last = db
      .select({ number: sql<number>`coalesce(max(${exerciseVersions.number}), 0)` })
      .from(exerciseVersions)
      .where(eq(exerciseVersions.slug, version.slug))
      .get();
    const row: ExerciseVersion = {
      ...version,
      id: randomUUID(),
      number: (last?.number ?? 0) + 1,
      folder: `versions/${version.contentHash}`,
      publishedAt: now(),
      retiredAt: null,
    };
    db.insert(exerciseVersions).values(row).run();
    return row;
  }
}

type Row = typeof exerciseVersions.$inferSelect;

function read(row: Row): ExerciseVersion;
function read(row: Row | undefined): ExerciseVersion | undefined;
function read(row: Row | undefined): ExerciseVersion | undefined {
  return (
    row && {
      ...row,
      manifest: storedManifestSchema.parse(row.manifest),
      // Versions of one stage were once stored without the list.
      anchors: Array.isArray(row.anchors) ? row.anchors : [row.anchors],
    }
  );
}

export type Exercises = ReturnType<typeof createExercises>;
