import type { SourceFile } from '#domain/program';
import type { Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Thread } from '#store/threads';
import type { Deps } from './deps.ts';
import type { ThreadView } from './thread-contract.ts';
import { placesIn, quoteOf } from './thread-places.ts';

/** Whose attempt is in view, and what it consists of. */
export interface InView {
  review: Review;
  attempt: { userId: string; slug: string; stage: number; attempt: number };
  files: readonly SourceFile[];
}

/**
 * The threads of a review, by place: for its learner what was published, for its mentors all of it; and after them what is
 * not resolved of the reviews of earlier attempts, where it stands now.
 */
export function threadsInView({ store }: Pick<Deps, 'store'>, viewer: Viewer, inView: InView): ThreadView[] {
  const { review, files } = inView;
  const isOwn = review.learnerId === viewer.id;
  const own = isOwn ? store.threads.listPublished(review.requestId) : store.threads.listAll(review.requestId);
  const here = own.map((thread) => threadView(viewer, review.learnerId, thread, files));
  return [...here.toSorted(byPlace), ...carried(store, viewer, inView)];
}

/** A thread of a submission with these files, as somebody sees it. */
export function threadView(
  viewer: Viewer,
  learnerId: string,
  thread: Thread,
  files: readonly SourceFile[],
): ThreadView {
  const { id, requestId, target, kind, publishedAt, resolvedAt, resolverName, suggestion, appliedAt } =
    thread;
  return {
    id,
    requestId,
    target,
    kind,
    posts: thread.posts.map((post) => ({
      id: post.id,
      body: post.body,
      authorName: post.authorName,
      isLearners: post.authorId === learnerId,
      isMine: post.authorId === viewer.id,
      at: post.publishedAt ?? post.createdAt,
      isDraft: post.publishedAt === null,
      editedAt: post.editedAt,
    })),
    isDraft: publishedAt === null,
    anchor: target.kind === 'lines' ? target.lines : null,
    isOutdated: false,
    from: null,
    resolved: resolvedAt === null ? null : { at: resolvedAt, by: resolverName ?? 'a former mentor' },
    reusableId: viewer.id === learnerId ? null : thread.reusableId,
    suggestion: suggestion === null ? null : { text: suggestion, before: quoteOf(target, files), appliedAt },
  };
}

function carried(store: Deps['store'], viewer: Viewer, { review, attempt, files }: InView): ThreadView[] {
  return store.reviews.listEarlier(attempt, attempt.attempt).flatMap((earlier) => {
    const open = store.threads
      .listPublished(earlier.requestId)
      .filter(({ resolvedAt }) => resolvedAt === null);
    if (open.length === 0) return [];
    const before = store.submissions.getFiles(earlier.submissionId);
    const placeOf = placesIn(before, files);
    return open.map((thread) => ({
      ...threadView(viewer, review.learnerId, thread, before),
      ...placeOf(thread),
      from: { attempt: earlier.attempt, requestId: earlier.requestId },
    }));
  });
}

function byPlace(a: ThreadView, b: ThreadView): number {
  if (!a.anchor || !b.anchor) return Number(!a.anchor) - Number(!b.anchor);
  if (a.anchor.path !== b.anchor.path) return a.anchor.path < b.anchor.path ? -1 : 1;
  return a.anchor.fromLine - b.anchor.fromLine;
}
