import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { ThreadDraft } from '#domain/thread';
import type { Viewer } from '#domain/viewer';
import { passTurnToMentors } from '#services/pass-turn';
import { granted, openWithExercise, type Platform } from './open-platform.ts';

export const remark: ThreadDraft = {
  target: { kind: 'lines', lines: { path: 'src/main.ts', fromLine: 1, toLine: 2 } },
  kind: 'suggestion',
  body: 'Ask before you refund.',
};

/** A learner who asks about a new attempt. */
export function asks(
  { person, submit, services }: Platform,
  name = 'A learner',
  question = '',
): { learner: Viewer; requestId: string; submissionId: string } {
  const learner = person('learner', name);
  const submissionId = submit(learner);
  return { learner, submissionId, ...granted(services.askForReview(learner, submissionId, question)) };
}

/** A platform on which Marek has published a review for Ines. */
export function withPublished() {
  const platform = openWithExercise();
  const { learner: ines, requestId, submissionId } = asks(platform, 'Ines Duarte', 'Where to begin?');
  const marek = platform.person('mentor', 'Marek Olsen');
  publishes(platform, marek, requestId);
  return { ...platform, ines, marek, requestId, submissionId };
}

/** A mentor claims a review, writes a remark and publishes. */
export function publishes({ services }: Platform, mentor: Viewer, requestId: string): void {
  granted(services.claimReview(mentor, requestId));
  granted(services.openThread(mentor, requestId, remark));
  granted(services.publishReview(mentor, requestId));
}

/** The learner answers in a thread; here only that it is the mentors' turn then. */
export function answers({ app }: Platform, learner: Viewer, requestId: string): void {
  const review = app.store.reviews.find(requestId);
  if (!review) throw new Error('there is no such review');
  app.store.transaction(() => passTurnToMentors({ store: app.store }, learner, review));
}

/** What somebody was told, oldest first: kind and title. */
export function toldTo(
  { dataDir }: Platform,
  { id }: Viewer,
): { kind: string; title: string; path: string }[] {
  const db = new SqliteDatabase(join(dataDir, 'holdfast.sqlite'), { readonly: true });
  try {
    return db
      .prepare<[string], { kind: string; title: string; path: string }>(
        'select kind, title, path from notices where user_id = ? order by seq',
      )
      .all(id);
  } finally {
    db.close();
  }
}
