import { randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { calibrationSamples, reviewRequests } from '#db/review-schema';
import { submissions, users } from '#db/schema';
import { SAMPLE_AUTHOR } from '#domain/calibration';
import type { Gold } from '#domain/review-guide';
import type { Clock, Database } from './database.ts';

/** A work to calibrate by. */
export interface Sample {
  /** `<slug>/<name>`. */
  id: string;
  slug: string;
  requestId: string;
  submissionId: string;
  gold: Gold;
}

/** A hash that has the right form and belongs to no password anybody knows. */
function noPassword(): string {
  const text = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=19456,t=2,p=1$${text(16)}$${text(32)}`;
}

/** Samples to calibrate by, and the account whose work they are. */
export function createCalibration(db: Database, now: Clock) {
  return {
    /** The account that samples belong to; made at the first call. Nobody can sign in with it. */
    author(): string {
      const { id, email, name } = SAMPLE_AUTHOR;
      db.insert(users)
        .values({ id, email, name, passwordHash: noPassword(), role: 'learner', createdAt: now() })
        .onConflictDoNothing()
        .run();
      return id;
    },

    /** Samples in use, in the order in which they came. */
    list(slug: string): Sample[] {
      return db
        .select({
          id: calibrationSamples.id,
          slug: calibrationSamples.slug,
          requestId: calibrationSamples.requestId,
          submissionId: submissions.id,
          gold: calibrationSamples.gold,
        })
        .from(calibrationSamples)
        .innerJoin(reviewRequests, eq(reviewRequests.id, calibrationSamples.requestId))
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .where(and(eq(calibrationSamples.slug, slug), isNull(calibrationSamples.retiredAt)))
        .orderBy(asc(calibrationSamples.createdAt), asc(calibrationSamples.id))
        .all();
    },

    /** Opens what holds a sample’s marks: a request that is in no queue and nobody’s turn. */
    openRequest(work: { submissionId: string; slug: string; stage: number }): string {
      const at = now();
      const row = { ...work, id: randomUUID(), askedBy: SAMPLE_AUTHOR.id, question: '', askedAt: at };
      db.insert(reviewRequests)
        .values({ ...row, closedAt: at, isSample: true })
        .run();
      return row.id;
    },

    /** Brings a sample in, or up to date. */
    put({ id, slug, requestId, gold }: Omit<Sample, 'submissionId'>): void {
      db.insert(calibrationSamples)
        .values({ id, slug, requestId, gold, createdAt: now() })
        .onConflictDoUpdate({
          target: calibrationSamples.id,
          set: { requestId, gold, retiredAt: null },
        })
        .run();
    },

    /** Whether somebody has published a review of an exercise. */
    hasReviewed(mentorId: string, slug: string): boolean {
      const found = db
        .select({ id: reviewRequests.id })
        .from(reviewRequests)
        .where(and(eq(reviewRequests.publishedBy, mentorId), eq(reviewRequests.slug, slug)))
        .limit(1)
        .get();
      return found !== undefined;
    },

    retire(id: string): void {
      db.update(calibrationSamples).set({ retiredAt: now() }).where(eq(calibrationSamples.id, id)).run();
    },
  };
}

export type Calibration = ReturnType<typeof createCalibration>;
