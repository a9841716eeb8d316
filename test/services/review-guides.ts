import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewGuide } from '#domain/review-guide';
import type { Rubric } from '#domain/rubric';
import type { Viewer } from '#domain/viewer';
import { keepReviewGuide } from '#services/keep-review-guide';
import { anExercise } from './builders.ts';
import { granted, openPlatform, type Platform } from './open-platform.ts';

const levels = { 1: 'nothing', 2: 'something', 3: 'enough', 4: 'more' };

/** Three rows, of which the last must be at 3. */
export const RUBRIC: Rubric = {
  rows: [
    { id: 'framing', title: 'Framing', levels },
    { id: 'failure', title: 'Failure handling', levels },
    { id: 'authority', title: 'Authority', atLeast: 3, levels },
  ],
};

export function aGuide(over: Partial<ReviewGuide> = {}): ReviewGuide {
  return { rubric: RUBRIC, notes: '', comments: [], mutants: [], samples: [], ...over };
}

/** A platform with one published exercise that brings a review guide. */
export function openWithGuide(
  guide: ReviewGuide = aGuide(),
  options: Parameters<typeof openPlatform>[0] = {},
): Platform {
  const platform = openPlatform(options);
  platform.publish(anExercise());
  putGuide(platform, guide);
  return platform;
}

/** Freezes a guide beside the newest version, and takes in what is new in it, as publishing does. */
export function putGuide({ app, dataDir }: Platform, guide: ReviewGuide): void {
  const version = app.store.exercises.findLatest('support-assistant');
  if (!version) throw new Error('nothing is published');
  const folder = join(dataDir, version.folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'review.json'), JSON.stringify(guide));
  keepReviewGuide(app.store, version, guide);
}

/** A graded attempt with a review request, claimed by a mentor. */
export function claimed(platform: Platform, level: 'pilot-ready' | 'production-ready' = 'production-ready') {
  const { services, person, submit, grade } = platform;
  const learner = person('learner', 'Ines Duarte');
  const submissionId = submit(learner);
  grade({ level });
  const { requestId } = granted(services.askForReview(learner, submissionId, 'Well?'));
  const mentor = person('mentor', 'Marek Olsen');
  granted(services.claimReview(mentor, requestId));
  return { learner, mentor, submissionId, requestId };
}

export const mark = (row: string, points: number, evidence = 'src/main.ts:1') => ({
  row,
  points,
  evidence,
  note: '',
});

/** Marks the rows in the rubric's order, with evidence. */
export function markRows(
  { services }: Platform,
  mentor: Viewer,
  requestId: string,
  points: readonly number[],
): void {
  for (const [i, row] of RUBRIC.rows.entries())
    granted(services.saveMark(mentor, requestId, mark(row.id, points[i] ?? 3)));
}

/** Publishes what the mentor holds, with a word. */
export function publish({ services }: Platform, mentor: Viewer, requestId: string): void {
  granted(services.saveReviewSummary(mentor, requestId, 'It holds.'));
  granted(services.publishReview(mentor, requestId));
}
