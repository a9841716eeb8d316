import { CLAIM_MINUTES } from '#domain/claim';
import { ok, type Result, refuse } from '#domain/result';
import { POINTS, type RubricRow } from '#domain/rubric';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Appeal } from '#store/appeals';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { refuseReview } from './held-review.ts';
import { refuseBelow } from './refuse-below.ts';
import type { AppealRow, AppealView } from './rubric-contract.ts';
import { workOf } from './work-of.ts';
import { workOf as sheetOf } from './work-to-mark.ts';

type AppealDeps = Pick<Deps, 'store' | 'now'>;

const REASON_LENGTH = 1000;
/** Long enough to read the work once more. */
const CLAIM_MS = 2 * CLAIM_MINUTES * 60_000;

/** A learner objects to one row of their published review; somebody who did not give the mark decides. Once for each row. */
export function appealMark(
  { store }: AppealDeps,
  viewer: Viewer,
  requestId: string,
  { row, reason }: { row: string; reason: string },
): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    if (!review || review.learnerId !== viewer.id) return refuseReview();
    const published = store.markings.findPublished(requestId);
    const isMarked = published && store.markings.listMarks(published.id).some((mark) => mark.row === row);
    if (review.publishedAt === null || !isMarked)
      return refuse('conflict', 'There is no mark in this row to appeal.');
    const words = reason.trim();
    if (words === '')
      return refuse('invalid', 'Say why the row should stand differently, and name the place.', {
        field: 'reason',
      });
    if (words.length > REASON_LENGTH)
      return refuse('invalid', `Shorten the reason to ${REASON_LENGTH} characters.`, { field: 'reason' });
    const id = store.appeals.ask({ requestId, row, reason: words });
    if (id === undefined) return refuse('conflict', 'This row was appealed before. A decision is final.');
    if (published.markerId !== null) {
      store.notices.add({
        userId: published.markerId,
        key: `appeal-asked ${id}`,
        kind: 'appeal-asked',
        title: `${viewer.name} appeals your mark of ${titleOf(store, review, row)}.`,
        body: `In the review of ${workOf(store, review.submissionId)}. Somebody else decides; you need do nothing.`,
        path: `/mentor/${requestId}`,
      });
    }
    return ok(null);
  });
}

/** Appeals that wait for a mentor other than the marker, the oldest first. */
export function listAppeals({ store, now }: AppealDeps, viewer: Viewer): Result<AppealRow[]> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  return ok(
    store.appeals.listWaitingFor(viewer.id).map((appeal) => ({
      id: appeal.id,
      title: appeal.title,
      stage: appeal.stage,
      learnerName: appeal.learnerName,
      rowTitle: rowOf(store, appeal.slug, appeal.row)?.title ?? appeal.row,
      askedAt: appeal.askedAt,
      claim: isHeld(appeal, now())
        ? { isMine: appeal.claimedBy === viewer.id, byName: appeal.claimantName ?? '' }
        : null,
    })),
  );
}

/** One appeal with the work, the mark, and what was said against it. */
export function viewAppeal(deps: AppealDeps, viewer: Viewer, appealId: string): Result<AppealView> {
  const found = findAppeal(deps, viewer, appealId);
  if (!found.ok) return found;
  const { appeal, review } = found.value;
  const { store, now } = deps;
  const isHolder = appeal.claimedBy === viewer.id && isHeld(appeal, now());
  // Whoever looks at a mark cannot mark the work blind any more, so looking needs taking on.
  if (!isHolder && appeal.decidedBy !== viewer.id && !hasRole(viewer, 'instructor'))
    return refuse('conflict', 'Take the appeal on first.', { path: '/mentor/appeals' });
  const attempt = store.attempts.find(review.submissionId);
  const row = attempt && rowOf(store, attempt.slug, appeal.row);
  const published = store.markings.findPublished(review.requestId);
  const mark = published && store.markings.listMarks(published.id).find((one) => one.row === appeal.row);
  if (!attempt || !row || !mark) return refuseAppeal();
  const { points, evidence, note } = mark;
  return ok({
    ...sheetOf(deps, attempt),
    id: appealId,
    requestId: review.requestId,
    learnerName: attempt.learnerName,
    row,
    mark: { points, evidence: [...evidence], note },
    reason: appeal.reason,
    askedAt: appeal.askedAt,
    claim: isHeld(appeal, now())
      ? { isMine: appeal.claimedBy === viewer.id, byName: appeal.claimantName ?? '' }
      : null,
    decision:
      appeal.decidedAt === null || appeal.points === null
        ? null
        : { points: appeal.points, words: appeal.words, byName: appeal.deciderName },
  });
}

/** Takes an appeal on for an hour. */
export function claimAppeal(deps: AppealDeps, viewer: Viewer, appealId: string): Result<null> {
  return deps.store.transaction(() => {
    const open = findOpenAppeal(deps, viewer, appealId);
    if (!open.ok) return open;
    deps.store.appeals.claim(appealId, viewer.id, deps.now() + CLAIM_MS);
    return ok(null);
  });
}

/** Decides an appeal: the points that hold from now on, and why. Tells the learner and whoever gave the mark. */
export function decideAppeal(
  deps: AppealDeps,
  viewer: Viewer,
  appealId: string,
  { points, words }: { points: number; words: string },
): Result<null> {
  const { store, now } = deps;
  return store.transaction(() => {
    const open = findOpenAppeal(deps, viewer, appealId);
    if (!open.ok) return open;
    const { appeal, review } = open.value;
    if (appeal.claimedBy !== viewer.id || !isHeld(appeal, now()))
      return refuse('conflict', 'Take the appeal on first.');
    const decided = POINTS.find((one) => one === points);
    if (decided === undefined) return refuse('invalid', 'Choose 1, 2, 3 or 4.', { field: 'points' });
    const why = words.trim();
    if (why === '' || why.length > REASON_LENGTH)
      return refuse('invalid', `Say why, in 1 to ${REASON_LENGTH} characters: learner and mentor read it.`, {
        field: 'words',
      });
    store.appeals.decide(appealId, { decidedBy: viewer.id, points: decided, words: why });
    const told = {
      key: `appeal-decided ${appealId}`,
      kind: 'appeal-decided' as const,
      body: `In the review of ${workOf(store, review.submissionId)}.`,
    };
    const title = titleOf(store, review, appeal.row);
    store.notices.add({
      ...told,
      userId: review.learnerId,
      title: `Your appeal was decided: ${title} stands at ${decided}.`,
      path: `/reviews/${review.requestId}#row-${appeal.row}`,
    });
    const markerId = store.markings.findPublished(review.requestId)?.markerId;
    if (markerId)
      store.notices.add({
        ...told,
        userId: markerId,
        title: `An appeal against your mark was decided: ${title} stands at ${decided}.`,
        path: `/mentor/${review.requestId}`,
      });
    return ok(null);
  });
}

function findAppeal(
  { store }: AppealDeps,
  viewer: Viewer,
  appealId: string,
): Result<{ appeal: Appeal; review: Review }> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const appeal = store.appeals.find(appealId);
  const review = appeal && store.reviews.find(appeal.requestId);
  return appeal && review ? ok({ appeal, review }) : refuseAppeal();
}

function findOpenAppeal(
  deps: AppealDeps,
  viewer: Viewer,
  appealId: string,
): Result<{ appeal: Appeal; review: Review }> {
  const found = findAppeal(deps, viewer, appealId);
  if (!found.ok) return found;
  const { appeal, review } = found.value;
  const markerId = deps.store.markings.findPublished(review.requestId)?.markerId;
  if ([review.learnerId, review.publishedBy, markerId].includes(viewer.id)) {
    return refuse('not_allowed', 'An appeal is decided by somebody who neither did the work nor marked it.');
  }
  const second = deps.store.markings.findSecond(review.requestId);
  if (second && second.publishedAt === null && second.markerId === viewer.id) {
    return refuse('conflict', 'You are marking this work a second time, blind. Hand that in first.');
  }
  if (appeal.decidedAt !== null) return refuse('conflict', 'This appeal is decided.');
  if (isHeld(appeal, deps.now()) && appeal.claimedBy !== viewer.id) {
    return refuse('conflict', `${appeal.claimantName} is deciding this. Choose another one.`);
  }
  return found;
}

function isHeld({ claimedBy, claimedUntil }: Appeal, time: number): boolean {
  return claimedBy !== null && (claimedUntil ?? 0) > time;
}

function rowOf(store: Deps['store'], slug: string, row: string): RubricRow | undefined {
  return store.rubrics.find(slug)?.rubric.rows.find(({ id }) => id === row);
}

/** What a row of a review is called; its id where the rubric in force has it no more. */
function titleOf(store: Deps['store'], { submissionId }: Review, row: string): string {
  const slug = store.attempts.find(submissionId)?.slug;
  return (slug === undefined ? undefined : rowOf(store, slug, row)?.title) ?? row;
}

function refuseAppeal() {
  return refuse('not_found', 'There is no such appeal.');
}
