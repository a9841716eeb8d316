import { ok, type Result, refuse } from '#domain/result';
import {
  POST_LENGTH,
  type Question,
  questionSchema,
  type ThreadDraft,
  threadDraftSchema,
} from '#domain/thread';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { refuseAttempt } from './find-visible-attempt.ts';
import { findHeldReview } from './held-review.ts';
import { passTurnToMentors } from './pass-turn.ts';
import { tieTo } from './reusable-comments.ts';
import type { ThreadView } from './thread-contract.ts';
import { checkTarget } from './thread-places.ts';
import { threadView } from './view-threads.ts';

const BAD_DRAFT = `A comment needs a place, a kind and a text of 1 to ${POST_LENGTH.toLocaleString('en')} characters.`;

/** Opens a thread in a review that the viewer holds, as a draft. */
export function openThread(
  deps: Pick<Deps, 'store' | 'now' | 'exercises'>,
  viewer: Viewer,
  requestId: string,
  draft: ThreadDraft,
): Result<ThreadView> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    const parsed = threadDraftSchema.safeParse(draft);
    if (!parsed.success) return refuse('invalid', BAD_DRAFT);
    const { target, kind, body, suggestion, reusableId } = parsed.data;
    const { submissionId, learnerId } = held.value;
    const place = checkTarget(deps, submissionId, target);
    if (!place.ok) return place;
    const slug = store.attempts.find(submissionId)?.slug;
    const thread = store.threads.open({
      requestId,
      openedBy: viewer.id,
      target,
      fileHash: place.value.fileHash,
      kind,
      body,
      suggestion,
      reusableId: slug === undefined ? null : tieTo(deps, slug, reusableId, body),
      isPublished: false,
    });
    return ok(threadView(viewer, learnerId, thread, store.submissions.getFiles(submissionId)));
  });
}

/** Asks at one place of one's own attempt: there at once, and the mentors' turn. Asks for a review where none was asked for. */
export function askAt(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  submissionId: string,
  question: Question,
): Result<{ requestId: string; threadId: string }> {
  const { store } = deps;
  return store.transaction(() => {
    const attempt = store.attempts.find(submissionId);
    if (attempt?.userId !== viewer.id) return refuseAttempt();
    const parsed = questionSchema.safeParse(question);
    if (!parsed.success) return refuse('invalid', BAD_DRAFT, { field: 'body' });
    const { target, body } = parsed.data;
    const place = checkTarget(deps, submissionId, target);
    if (!place.ok) return place;
    const { slug, stage } = attempt;
    const requestId =
      attempt.review?.requestId ??
      store.reviews.ask({ submissionId, askedBy: viewer.id, slug, stage, question: '' });
    if (requestId === undefined)
      return refuse('conflict', 'A review was asked for at the same time. Send it again.');
    const opens = { requestId, openedBy: viewer.id, target, fileHash: place.value.fileHash };
    const thread = store.threads.open({ ...opens, kind: 'question', body, isPublished: true });
    const review = store.reviews.find(requestId);
    if (review) passTurnToMentors(deps, viewer, review);
    return ok({ requestId, threadId: thread.id });
  });
}
