import { ok, type Result, refuse } from '#domain/result';
import type { GuideComment } from '#domain/review-guide';
import { POST_LENGTH, postBodySchema } from '#domain/thread';
import { hasRole, type Viewer } from '#domain/viewer';
import type { KeptComment } from '#store/reusable-comments';
import type { Deps } from './deps.ts';
import { newestOf } from './find-stage.ts';
import { findThread } from './in-thread.ts';
import { hideBelow } from './refuse-below.ts';
import { refuseWhileBlind } from './second-marking.ts';
import type { ReusableComment, ReusableUse } from './thread-contract.ts';
import { workOf } from './work-of.ts';

type CommentDeps = Pick<Deps, 'store' | 'now' | 'exercises'>;

/** Before the key of an author's comment that no thread shows yet. */
const KEY = 'key:';

/** Comments to begin from at an exercise: those about one of these families first, then by use. For mentors. */
export function listReusable(
  deps: CommentDeps,
  viewer: Viewer,
  slug: string,
  families: readonly string[] = [],
): Result<ReusableComment[]> {
  const hidden = hideBelow('mentor', viewer);
  if (hidden) return hidden;
  const version = newestOf(deps.store, slug);
  if (!version) return refuse('not_found', 'There is no such exercise.');
  const guide = commentsOf(deps, slug);
  const kept = deps.store.reusableComments.list(slug);
  const uses = deps.store.reusableComments.countUses(slug);
  const rows = kept.map((comment) => viewOf(viewer, comment, guide, uses.get(comment.id) ?? 0));
  const unused = guide.filter(({ id, text }) => !kept.some((one) => isCurrent(one, id, text)));
  const isNear = ({ family }: ReusableComment) => family !== null && families.includes(family);
  const superseded = new Set(unused.map(({ id }) => id));
  const current = rows.filter((_, i) => !superseded.has(kept[i]?.key ?? ''));
  return ok(
    [...current, ...unused.map(unusedView)].sort(
      (a, b) => Number(isNear(b)) - Number(isNear(a)) || b.uses - a.uses,
    ),
  );
}

/**
 * The comment that a new thread is tied to: the one that was inserted, while its words are the same; else none. An author's
 * is kept from its first use on. Call it in the transaction that opens the thread.
 */
export function tieTo(
  deps: CommentDeps,
  slug: string,
  inserted: string | undefined,
  body: string,
): string | null {
  const { reusableComments } = deps.store;
  if (inserted === undefined) return null;
  if (!inserted.startsWith(KEY)) {
    const comment = reusableComments.find(inserted);
    return comment?.slug === slug && comment.body === body ? comment.id : null;
  }
  const key = inserted.slice(KEY.length);
  const comment = commentsOf(deps, slug).find(({ id }) => id === key);
  if (!comment || comment.text !== body) return null;
  const known = reusableComments.findByKey(slug, key);
  if (known && isCurrent(known, key, comment.text)) return known.body === body ? known.id : null;
  // The author wrote it anew: who got the old one keeps that.
  if (known) reusableComments.retire(known.id);
  const { kind, family = null } = comment;
  return reusableComments.add({ slug, key, family, kind, body, createdBy: null });
}

/** Keeps the opening words of one's own comment, to begin from another time; the comment is tied to it from then on. */
export function keepReusable(
  deps: CommentDeps,
  viewer: Viewer,
  threadId: string,
): Result<{ slug: string; id: string }> {
  const { store } = deps;
  return store.transaction(() => {
    const hidden = hideBelow('mentor', viewer);
    if (hidden) return hidden;
    const found = findThread(deps, viewer, threadId);
    if (!found.ok) return found;
    const { thread, review, isOwn } = found.value;
    const [opening] = thread.posts;
    const attempt = store.attempts.find(review.submissionId);
    if (isOwn || !attempt || opening?.authorId !== viewer.id)
      return refuse('not_allowed', 'Only your own comments can be kept to begin from.');
    if (thread.reusableId !== null) return refuse('conflict', 'This comment is among those to begin from.');
    const { slug } = attempt;
    const { kind, target } = thread;
    const family = target.kind === 'family' || target.kind === 'step' ? target.family : null;
    const own = { slug, key: null, family, kind, body: opening.body, createdBy: viewer.id };
    const id = store.reusableComments.add(own);
    store.reusableComments.tie(threadId, id);
    return ok({ slug, id });
  });
}

/** Other words for a comment, in every thread that shows it; each learner who can read one is told. */
export function editReusable(
  deps: CommentDeps,
  viewer: Viewer,
  id: string,
  body: string,
): Result<{ slug: string; reached: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findEditable(deps, viewer, id);
    if (!found.ok) return found;
    const words = postBodySchema.safeParse(body);
    if (!words.success)
      return refuse('invalid', `Write between 1 and ${POST_LENGTH.toLocaleString('en')} characters.`, {
        field: 'body',
      });
    const { slug, revision, body: before } = found.value;
    if (words.data === before) return ok({ slug, reached: 0 });
    store.reusableComments.edit(id, words.data, viewer.id);
    const uses = store.reusableComments.listUses(id);
    for (const { requestId, threadId, learnerId, submissionId } of uses) {
      store.notices.add({
        userId: learnerId,
        key: `comment-changed:${id}:${revision + 1}:${requestId}`,
        kind: 'comment-changed',
        title: `${viewer.name} has changed a comment in the review of your ${workOf(store, submissionId)}.`,
        path: `/reviews/${requestId}#thread-${threadId}`,
      });
    }
    return ok({ slug, reached: uses.length });
  });
}

/** Takes a comment off the list; whoever got it keeps it. */
export function retireReusable(deps: CommentDeps, viewer: Viewer, id: string): Result<{ slug: string }> {
  return deps.store.transaction(() => {
    const found = findEditable(deps, viewer, id);
    if (!found.ok) return found;
    const { slug, key } = found.value;
    if (key !== null)
      return refuse('conflict', 'This is the author’s: it goes with the exercise’s folder, not from here.');
    deps.store.reusableComments.retire(id);
    return ok({ slug });
  });
}

/** Published threads that show a comment, without those of the viewer's own work and of reviews that are closed to them. For mentors. */
export function whoGot(deps: CommentDeps, viewer: Viewer, id: string): Result<ReusableUse[]> {
  const hidden = hideBelow('mentor', viewer);
  if (hidden) return hidden;
  const { store } = deps;
  if (id.startsWith(KEY)) return ok([]);
  if (!store.reusableComments.find(id)) return refuseComment();
  const uses = store.reusableComments.listUses(id).filter(({ requestId, learnerId }) => {
    const review = store.reviews.find(requestId);
    return learnerId !== viewer.id && review !== undefined && !refuseWhileBlind(deps, viewer, review);
  });
  return ok(uses.map(({ submissionId: _submission, learnerId: _learner, ...use }) => use));
}

function findEditable({ store }: CommentDeps, viewer: Viewer, id: string): Result<KeptComment> {
  const hidden = hideBelow('mentor', viewer);
  if (hidden) return hidden;
  const comment = store.reusableComments.find(id);
  if (!comment) return refuseComment();
  if (mayEdit(viewer, comment)) return ok(comment);
  return refuse('not_allowed', 'Only whoever wrote this comment, or an instructor, changes it.');
}

function mayEdit(viewer: Viewer, { createdBy }: KeptComment): boolean {
  return createdBy === viewer.id || hasRole(viewer, 'instructor');
}

function commentsOf({ store, exercises }: CommentDeps, slug: string): readonly GuideComment[] {
  const version = newestOf(store, slug);
  return (version && exercises.reviewGuideOf(version)?.comments) ?? [];
}

/** Whether a kept comment stands for the author's of that key: the same words, or words that were edited here. */
function isCurrent({ key, body, revision }: KeptComment, id: string, text: string): boolean {
  return key === id && (body === text || revision > 1);
}

function viewOf(
  viewer: Viewer,
  comment: KeptComment,
  guide: readonly GuideComment[],
  uses: number,
): ReusableComment {
  const { id, key, kind, body, family, createdBy, creatorName } = comment;
  return {
    id,
    kind,
    body,
    family,
    when: guide.find((one) => one.id === key)?.when ?? null,
    byName: key === null ? (creatorName ?? 'a former mentor') : null,
    isMine: createdBy === viewer.id,
    mayEdit: mayEdit(viewer, comment),
    uses,
  };
}

function unusedView({ id, kind, text, family, when }: GuideComment): ReusableComment {
  const nobodys = { byName: null, isMine: false, mayEdit: false, uses: 0 };
  return { id: KEY + id, kind, body: text, family: family ?? null, when: when ?? null, ...nobodys };
}

function refuseComment() {
  return refuse('not_found', 'There is no such comment.');
}
