import { createHmac } from 'node:crypto';
import { CLAIM_MINUTES } from '#domain/claim';
import { isDrawn } from '#domain/double-marking';
import { ok, type Result, refuse } from '#domain/result';
import type { Rubric } from '#domain/rubric';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { Marking } from '#store/markings';
import type { Review } from '#store/reviews';
import { refuseUncalibrated } from './calibrate.ts';
import type { Deps } from './deps.ts';
import { checkMark, rowsOf, viewOf } from './marks.ts';
import { refuseBelow } from './refuse-below.ts';
import type { MarkForm, SecondRow, SheetView } from './rubric-contract.ts';
import { workOf } from './work-to-mark.ts';

type SecondDeps = Pick<Deps, 'store' | 'now' | 'drawKey'>;
/** A second marking takes as long as it takes; after this it goes back to the others. */
const TAKEN_MS = 4 * CLAIM_MINUTES * 60_000;

/** Whether a review is marked a second time: follows from its id and this school's key, so nobody can tell beforehand, and nobody can choose. */
export function isMarkedTwice(requestId: string, key: string): boolean {
  return isDrawn(createHmac('sha256', key).update(`second marking\n${requestId}`).digest());
}

/**
 * Asks for a second marking of a review that was just published with marks, if it is drawn, and tells every mentor who may take
 * it on: of the exercise and nothing else, since it is blind. Call in that transaction, once the review is published.
 */
export function drawSecond({ store, drawKey }: Pick<Deps, 'store' | 'drawKey'>, requestId: string): void {
  if (!isMarkedTwice(requestId, drawKey) || store.markings.findSecond(requestId)) return;
  const markingId = store.markings.open({ requestId, purpose: 'second', markerId: null });
  const review = store.reviews.find(requestId);
  const attempt = review && store.attempts.find(review.submissionId);
  if (!review || !attempt) return;
  for (const userId of store.users.listIds('mentor')) {
    if (knowsTheReview(store, userId, review)) continue;
    store.notices.add({
      userId,
      key: `second-marking ${markingId}`,
      kind: 'second-marking',
      title: `A work at “${attempt.title}” waits to be marked a second time.`,
      body: 'Blind: you see the work and its report, not whose it is or what was marked. Whoever takes it on first has it.',
      path: '/mentor/second',
    });
  }
}

/** Keeps the first marks and everything said from whoever may be the second marker, until there are second ones. */
export function refuseWhileBlind(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  review: Review,
) {
  const { requestId, learnerId, publishedBy, claimedBy, claimedUntil } = review;
  if (viewer.id === learnerId || viewer.id === publishedBy || !hasRole(viewer, 'mentor')) return undefined;
  const second = store.markings.findSecond(requestId);
  if (!second || second.publishedAt !== null) return undefined;
  const isMine = second.markerId === viewer.id && (second.claimedUntil ?? 0) > now();
  if (!isMine) {
    const answers = claimedBy === viewer.id && (claimedUntil ?? 0) > now();
    if (answers || hasRole(viewer, 'instructor') || store.markings.hasPostsOf(requestId, viewer.id))
      return undefined;
  }
  return refuse(
    'conflict',
    'This work is to be marked a second time, blind, so its review is closed to other mentors until that is done. Whoever has not read it may take the second marking on.',
    { path: '/mentor/second' },
  );
}

/** Work that waits for a second, blind marking, for mentors other than the first. */
export function listSecondMarkings(deps: SecondDeps, viewer: Viewer): Result<SecondRow[]> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const time = deps.now();
  return ok(
    deps.store.markings.listSecondsFor(viewer.id).map(({ markerId, claimedUntil, ...row }) => ({
      ...row,
      isMine: markerId === viewer.id && (claimedUntil ?? 0) > time,
    })),
  );
}

/** Takes one on, for two hours; anew for as long again. What marks agree on says little where nobody's were held against gold. */
export function takeSecond(deps: SecondDeps, viewer: Viewer, markingId: string): Result<null> {
  return deps.store.transaction(() => {
    const found = findOpenSecond(deps, viewer, markingId);
    if (!found.ok) return found;
    const uncalibrated = refuseUncalibrated(deps, viewer, found.value.review);
    if (uncalibrated) return uncalibrated;
    deps.store.markings.take(markingId, viewer.id, deps.now() + TAKEN_MS);
    return ok(null);
  });
}

/** The work with the viewer's own marks so far, and nothing of the first marker's. */
export function viewSecond(
  deps: SecondDeps & Pick<Deps, 'exercises'>,
  viewer: Viewer,
  markingId: string,
): Result<SheetView> {
  const held = findHeldSecond(deps, viewer, markingId);
  if (!held.ok) return held;
  const { marking, attempt, rubric } = held.value;
  const rows = rowsOf(rubric, deps.store.markings.listMarks(marking.id), []);
  const marks = viewOf(rubric, rows, {
    isDraft: true,
    machine: attempt.run.level,
    isOwn: false,
    marker: viewer.name,
  });
  return ok({ ...workOf(deps, attempt), marks });
}

export function saveSecondMark(
  deps: SecondDeps,
  viewer: Viewer,
  markingId: string,
  form: MarkForm,
): Result<null> {
  return deps.store.transaction(() => {
    const held = findHeldSecond(deps, viewer, markingId);
    if (!held.ok) return held;
    const mark = checkMark(held.value.rubric, form);
    if (!mark.ok) return mark;
    deps.store.markings.setMark(markingId, mark.value);
    return ok(null);
  });
}

/** Hands the marks in, whole and for good, and keeps how they compare with the first ones. */
export function finishSecond(
  deps: SecondDeps,
  viewer: Viewer,
  markingId: string,
): Result<{ requestId: string }> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldSecond(deps, viewer, markingId);
    if (!held.ok) return held;
    const { marking, attempt, rubric } = held.value;
    const second = new Map(store.markings.listMarks(markingId).map(({ row, points }) => [row, points]));
    const missing = rubric.rows.filter(({ id }) => !second.has(id));
    if (missing.length > 0) {
      return refuse(
        'invalid',
        `Mark every row first; missing: ${missing.map(({ title }) => title).join(', ')}.`,
      );
    }
    const first = store.markings.findPublished(marking.requestId);
    const rows = (first ? store.markings.listMarks(first.id) : []).flatMap(({ row, points }) => {
      const other = second.get(row);
      return other === undefined ? [] : [{ slug: attempt.slug, row, first: points, second: other }];
    });
    store.markings.publish(markingId);
    store.markings.keepAgreements(markingId, rows);
    return ok({ requestId: marking.requestId });
  });
}

function findOpenSecond(
  { store, now }: SecondDeps,
  viewer: Viewer,
  markingId: string,
): Result<{ marking: Marking; review: Review }> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const marking = store.markings.find(markingId);
  const review = marking && store.reviews.find(marking.requestId);
  if (!marking || !review || marking.purpose !== 'second')
    return refuse('not_found', 'There is no such marking.');
  if (knowsTheReview(store, viewer.id, review)) {
    return refuse(
      'not_allowed',
      'You know this work or its review. Somebody else has to mark it a second time.',
    );
  }
  if (marking.publishedAt !== null) return refuse('conflict', 'This second marking is done.');
  if (marking.markerId !== null && marking.markerId !== viewer.id && (marking.claimedUntil ?? 0) > now()) {
    return refuse('conflict', 'Somebody else is marking this now. Choose another one.');
  }
  return ok({ marking, review });
}

/** Whoever wrote it, did the work, answered in it, or looked at an appeal against it. */
function knowsTheReview(
  store: Deps['store'],
  userId: string,
  { requestId, learnerId, publishedBy }: Review,
): boolean {
  if ([learnerId, publishedBy].includes(userId)) return true;
  if (store.markings.hasPostsOf(requestId, userId)) return true;
  return store.appeals
    .listOf(requestId)
    .some(({ claimedBy, decidedBy }) => [claimedBy, decidedBy].includes(userId));
}

function findHeldSecond(
  deps: SecondDeps,
  viewer: Viewer,
  markingId: string,
): Result<{ marking: Marking; attempt: Attempt; rubric: Rubric }> {
  const open = findOpenSecond(deps, viewer, markingId);
  if (!open.ok) return open;
  const { marking, review } = open.value;
  if (marking.markerId !== viewer.id || (marking.claimedUntil ?? 0) <= deps.now()) {
    return refuse('conflict', 'Take this second marking on first. Your marks are kept.', {
      path: '/mentor/second',
    });
  }
  const attempt = deps.store.attempts.find(review.submissionId);
  const rubric = attempt && deps.store.rubrics.find(attempt.slug)?.rubric;
  if (!attempt || !rubric) return refuse('conflict', 'This exercise has no rubric any more.');
  return ok({ marking, attempt, rubric });
}
