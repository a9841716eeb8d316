import { ok, type Result, refuse } from '#domain/result';
import { POST_LENGTH, postBodySchema } from '#domain/thread';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Post, Thread } from '#store/threads';
import type { Deps } from './deps.ts';
import { findHeldReview, refuseReview } from './held-review.ts';
import { passTurnToMentors } from './pass-turn.ts';

type ThreadDeps = Pick<Deps, 'store' | 'now'>;

/**
 * Says something in a thread. The learner's words are there at once and make it the mentors' turn; a mentor's, who must hold
 * the review, are a draft until they publish.
 */
export function reply(
  deps: ThreadDeps,
  viewer: Viewer,
  threadId: string,
  body: string,
): Result<{ requestId: string; postId: string }> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findThread(deps, viewer, threadId);
    if (!found.ok) return found;
    const { review, isOwn } = found.value;
    const { requestId } = review;
    if (!isOwn) {
      const held = findHeldReview(deps, viewer, requestId);
      if (!held.ok) return held;
    }
    const words = wordsOf(body);
    if (!words.ok) return words;
    const { id } = store.threads.say({
      threadId,
      authorId: viewer.id,
      body: words.value,
      isPublished: isOwn,
    });
    if (isOwn) {
      passTurnToMentors(deps, viewer, review);
    }
    return ok({ requestId, postId: id });
  });
}

/** Other words for a draft of one's own, while one holds the review. */
export function editDraft(
  deps: ThreadDeps,
  viewer: Viewer,
  postId: string,
  body: string,
): Result<{ requestId: string }> {
  return deps.store.transaction(() => {
    const found = findDraft(deps, viewer, postId);
    if (!found.ok) return found;
    const words = wordsOf(body);
    if (!words.ok) return words;
    const { thread, post } = found.value;
    deps.store.threads.editPost(postId, words.value);
    // Words that were adapted for one learner are no longer everybody's.
    if (thread.posts[0]?.id === postId && words.value !== post.body)
      deps.store.reusableComments.tie(thread.id, null);
    return ok({ requestId: thread.requestId });
  });
}

/**
 * Takes a draft back while one holds the review; the first post takes its thread along. That may be one an earlier holder
 * left: whoever publishes answers for the whole review.
 */
export function deleteDraft(
  deps: ThreadDeps,
  viewer: Viewer,
  requestId: string,
  postId: string,
): Result<null> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    const found = store.threads.findPost(postId);
    if (found?.thread.requestId !== requestId || found.post.publishedAt !== null)
      return refuse('not_found', 'This comment is gone already.');
    const isFirst = found.thread.posts[0]?.id === postId;
    if (isFirst) store.threads.deleteDraft(requestId, found.thread.id);
    else store.threads.deletePost(postId);
    return ok(null);
  });
}

/** Says that a published thread is dealt with, or not: its learner, or a mentor who may read it. */
export function resolveThread(
  deps: ThreadDeps,
  viewer: Viewer,
  threadId: string,
  isResolved: boolean,
): Result<{ requestId: string }> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findThread(deps, viewer, threadId);
    if (!found.ok) return found;
    const { thread } = found.value;
    if (thread.publishedAt === null) return refuse('conflict', 'This comment is a draft. Delete it instead.');
    store.threads.setResolved(threadId, isResolved ? viewer.id : null);
    return ok({ requestId: thread.requestId });
  });
}

/** A thread that this viewer may read. */
export function findThread(
  { store }: ThreadDeps,
  viewer: Viewer,
  threadId: string,
): Result<{ thread: Thread; review: Review; isOwn: boolean }> {
  const thread = store.threads.find(threadId);
  const review = thread && store.reviews.find(thread.requestId);
  const isOwn = review?.learnerId === viewer.id;
  const isHidden = isOwn ? thread?.publishedAt === null : !hasRole(viewer, 'mentor') || review?.isSample;
  return thread && review && !isHidden ? ok({ thread, review, isOwn }) : refuseReview();
}

function findDraft(deps: ThreadDeps, viewer: Viewer, postId: string): Result<{ post: Post; thread: Thread }> {
  const found = deps.store.threads.findPost(postId);
  if (!found || !hasRole(viewer, 'mentor')) return refuseReview();
  const held = findHeldReview(deps, viewer, found.thread.requestId);
  if (!held.ok) return held;
  if (found.post.authorId !== viewer.id) return refuse('not_allowed', 'Somebody else wrote this.');
  if (found.post.publishedAt !== null) return refuse('conflict', 'This is published and stays as it is.');
  return ok(found);
}

function wordsOf(body: string): Result<string> {
  const parsed = postBodySchema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  return refuse('invalid', `Write between 1 and ${POST_LENGTH.toLocaleString('en')} characters.`, {
    field: 'body',
  });
}
