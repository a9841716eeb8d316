import { asc, desc, eq } from 'drizzle-orm';
import { rubrics } from '#db/review-schema';
import { type Rubric, rubricSchema } from '#domain/rubric';
import type { Clock, Database } from './database.ts';

/** A rubric as it was put in force. */
export interface RubricRevision {
  slug: string;
  /** From 1; the newest of a slug is in force. */
  revision: number;
  rubric: Rubric;
  appliedAt: number;
  /** Account, or `start-up`, `command line`. */
  appliedBy: string;
  why: string;
}

/** Rubrics in force, now and before. */
export function createRubrics(db: Database, now: Clock) {
  const read = (row: typeof rubrics.$inferSelect): RubricRevision => ({
    ...row,
    rubric: rubricSchema.parse(row.rubric),
  });

  return {
    /** The rubric in force; undefined where none ever was. */
    find(slug: string): RubricRevision | undefined {
      const row = db
        .select()
        .from(rubrics)
        .where(eq(rubrics.slug, slug))
        .orderBy(desc(rubrics.revision))
        .limit(1)
        .get();
      return row && read(row);
    },

    /** Every rubric that was in force, the first one first. */
    list(slug: string): RubricRevision[] {
      return db
        .select()
        .from(rubrics)
        .where(eq(rubrics.slug, slug))
        .orderBy(asc(rubrics.revision))
        .all()
        .map(read);
    },

    /** Puts the next one in force. @returns its revision */
    add(entry: Pick<RubricRevision, 'slug' | 'rubric' | 'appliedBy' | 'why'>): number {
      const revision = (this.find(entry.slug)?.revision ?? 0) + 1;
      db.insert(rubrics)
        .values({ ...entry, revision, appliedAt: now() })
        .run();
      return revision;
    },
  };
}

export type Rubrics = ReturnType<typeof createRubrics>;
