import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { gradingCases } from '#db/review-schema';
import { exerciseVersions, submissions, users } from '#db/schema';
import type { CaseDecision } from '#domain/grading-case';
import { type ThreadTarget, threadTargetSchema } from '#domain/thread-target';
import type { Clock, Database } from './database.ts';

/** “I disagree with the grader”, with what became of it. */
export interface GradingCase {
  id: string;
  submissionId: string;
  runId: string;
  openedBy: string;
  learnerName: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
  target: ThreadTarget;
  words: string;
  /** The practice trial as it was stored, with its trace; null for a family. */
  trial: unknown;
  openedAt: number;
  decidedAt: number | null;
  decision: CaseDecision | null;
  answer: string;
}

export type NewGradingCase = Pick<
  GradingCase,
  'submissionId' | 'runId' | 'openedBy' | 'slug' | 'target' | 'words' | 'trial'
>;

const columns = {
  id: gradingCases.id,
  submissionId: gradingCases.submissionId,
  runId: gradingCases.runId,
  openedBy: gradingCases.openedBy,
  learnerName: users.name,
  slug: gradingCases.slug,
  title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
  stage: submissions.stage,
  attempt: submissions.attempt,
  target: gradingCases.target,
  words: gradingCases.words,
  trial: gradingCases.trial,
  openedAt: gradingCases.openedAt,
  decidedAt: gradingCases.decidedAt,
  decision: gradingCases.decision,
  answer: gradingCases.answer,
};

/** Cases that learners open against the grader. Who may do what is decided by the caller. */
export function createGradingCases(db: Database, now: Clock) {
  const select = () =>
    db
      .select(columns)
      .from(gradingCases)
      .innerJoin(submissions, eq(submissions.id, gradingCases.submissionId))
      .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
      .innerJoin(users, eq(users.id, gradingCases.openedBy));
  const read = (row: GradingCase): GradingCase => ({ ...row, target: threadTargetSchema.parse(row.target) });

  return {
    open(opened: NewGradingCase): string {
      const row = { ...opened, id: randomUUID(), openedAt: now() };
      db.insert(gradingCases).values(row).run();
      return row.id;
    },

    find(caseId: string): GradingCase | undefined {
      const row = select().where(eq(gradingCases.id, caseId)).get();
      return row && read(row);
    },

    /** The cases of one submission, the first one first. */
    listOf(submissionId: string): GradingCase[] {
      return select()
        .where(eq(gradingCases.submissionId, submissionId))
        .orderBy(asc(gradingCases.openedAt))
        .all()
        .map(read);
    },

    /** Cases that wait for a decision, the oldest first. */
    listOpen(): GradingCase[] {
      return select()
        .where(isNull(gradingCases.decidedAt))
        .orderBy(asc(gradingCases.openedAt))
        .all()
        .map(read);
    },

    /** The latest decided ones, the newest first. */
    listDecided(limit: number): GradingCase[] {
      return select()
        .where(isNotNull(gradingCases.decidedAt))
        .orderBy(desc(gradingCases.openedAt))
        .limit(limit)
        .all()
        .map(read);
    },

    countOpenOf(submissionId: string): number {
      const row = db
        .select({ n: count() })
        .from(gradingCases)
        .where(and(eq(gradingCases.submissionId, submissionId), isNull(gradingCases.decidedAt)))
        .get();
      return row?.n ?? 0;
    },

    /** Decides once. */
    decide(caseId: string, made: { decidedBy: string; decision: CaseDecision; answer: string }): void {
      db.update(gradingCases)
        .set({ ...made, decidedAt: now() })
        .where(and(eq(gradingCases.id, caseId), isNull(gradingCases.decidedAt)))
        .run();
    },
  };
}

export type GradingCases = ReturnType<typeof createGradingCases>;
