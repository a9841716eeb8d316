import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { runs, submissions, users } from '#db/schema';
import { SAMPLE_AUTHOR } from '#domain/calibration';
import { MODE_IDS, type ModeId } from '#domain/mode';
import type { Database } from './database.ts';

/** How one family of the hidden suite came out in one run. */
export interface FamilyOutcome {
  id: string;
  title: string;
  mode: ModeId;
  /** pass^k in [0, 1]; undefined when no case could be scored. */
  reliability: number | undefined;
  perTry: number | undefined;
  /** Trials that broke on our side. */
  voids: number;
}

/** One graded run of a learner, with what it says of each hidden family. */
export interface RunOutcome {
  userId: string;
  submissionId: string;
  attempt: number;
  ordinal: number;
  /** Over the files, from the receipt; null in reports made before receipts. Equal for equal programs. */
  program: string | null;
  engine: string;
  families: FamilyOutcome[];
}

const familiesSchema = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string(),
    mode: z.enum(MODE_IDS as [ModeId, ...ModeId[]]),
    reliability: z.number().optional(),
    perTry: z.number().optional(),
    verdicts: z.looseObject({ void: z.number() }),
  }),
);

/** Reads how families came out, without the rest of the reports: SQLite takes that part out of each. */
export function createFamilyResults(db: Database) {
  const part = (path: string) => sql<string | null>`json_extract(${runs.report}, ${path})`;

  return {
    /** Every graded run under a version at a stage whose owner is a learner today; by learner, attempt and run. */
    list(versionId: string, stage: number): RunOutcome[] {
      return db
        .select({
          userId: submissions.userId,
          submissionId: submissions.id,
          attempt: submissions.attempt,
          ordinal: runs.ordinal,
          program: part('$.receipt.submission'),
          engine: part('$.engine'),
          families: part('$.stress.families'),
        })
        .from(runs)
        .innerJoin(submissions, eq(submissions.id, runs.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .where(
          and(
            eq(runs.versionId, versionId),
            eq(submissions.stage, stage),
            eq(users.role, 'learner'),
            ne(users.id, SAMPLE_AUTHOR.id),
            isNotNull(runs.finishedAt),
          ),
        )
        .orderBy(asc(submissions.userId), asc(submissions.attempt), asc(runs.ordinal))
        .all()
        .map((row) => ({ ...row, engine: row.engine ?? '', families: read(row.families) }));
    },

    /** The newest graded run of each of these submissions, under whatever version: its ordinal. */
    latestOrdinals(slug: string): Map<string, number> {
      const rows = db
        .select({ id: submissions.id, ordinal: sql<number>`max(${runs.ordinal})` })
        .from(runs)
        .innerJoin(submissions, eq(submissions.id, runs.submissionId))
        .where(and(eq(submissions.slug, slug), isNotNull(runs.finishedAt)))
        .groupBy(submissions.id)
        .all();
      return new Map(rows.map(({ id, ordinal }) => [id, ordinal]));
    },
  };
}

function read(text: string | null): FamilyOutcome[] {
  return familiesSchema.parse(JSON.parse(text ?? '[]')).map((family) => ({
    id: family.id,
    title: family.title,
    mode: family.mode,
    reliability: family.reliability,
    perTry: family.perTry,
    voids: family.verdicts.void,
  }));
}

export type FamilyResults = ReturnType<typeof createFamilyResults>;
