import { ok, type Result, refuse } from '#domain/result';
import {
  confirmedLevel,
  countedPoints,
  type Mark,
  POINTS,
  type Points,
  type Rubric,
  standingOf,
} from '#domain/rubric';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import { heldMarks } from './confirmed-level.ts';
import type { Deps } from './deps.ts';
import { claimFor, findHeldReview, refuseReview } from './held-review.ts';
import type { MarkForm, MarkRow, MarksView } from './rubric-contract.ts';
import { refuseWhileBlind } from './second-marking.ts';

type MarkDeps = Pick<Deps, 'store' | 'now'>;

const EVIDENCE_AT_MOST = 10;
const POINTER_LENGTH = 200;
const NOTE_LENGTH = 1000;

/**
 * The marks of a review: its holder's draft, or what was published. null where the exercise has no rubric, or where there is
 * nothing to see. Whoever is to mark it a second time, blind, is refused until they have.
 */
export function viewMarks(deps: MarkDeps, viewer: Viewer, requestId: string): Result<MarksView | null> {
  const { store, now } = deps;
  const review = store.reviews.find(requestId);
  if (!review || review.isSample) return refuseReview();
  const isOwn = review.learnerId === viewer.id;
  if (!isOwn && !hasRole(viewer, 'mentor')) return refuseReview();
  const blind = refuseWhileBlind(deps, viewer, review);
  if (blind) return blind;
  const attempt = store.attempts.find(review.submissionId);
  const inForce = attempt && store.rubrics.find(attempt.slug);
  if (!attempt || !inForce) return ok(null);
  const published = store.markings.findPublished(requestId);
  if (published) {
    const rows = rowsOf(
      inForce.rubric,
      heldMarks(store, requestId, published.id),
      store.appeals.listOf(requestId),
    );
    return ok(
      viewOf(inForce.rubric, rows, {
        isDraft: false,
        machine: attempt.run.level,
        isOwn,
        marker: published.markerName,
      }),
    );
  }
  if (isOwn || review.publishedAt !== null || !claimFor(viewer, review, now())?.mine) return ok(null);
  const draft = store.markings.findOf(requestId, 'review', viewer.id);
  const rows = rowsOf(inForce.rubric, draft ? store.markings.listMarks(draft.id) : [], []);
  return ok(
    viewOf(inForce.rubric, rows, { isDraft: true, machine: attempt.run.level, isOwn, marker: viewer.name }),
  );
}

/** Gives a row of the review that the viewer holds its mark; a draft until the review is published. */
export function saveMark(deps: MarkDeps, viewer: Viewer, requestId: string, form: MarkForm): Result<null> {
  return deps.store.transaction(() => {
    const held = findMarkable(deps, viewer, requestId);
    if (!held.ok) return held;
    const mark = checkMark(held.value.rubric, form);
    if (!mark.ok) return mark;
    deps.store.markings.setMark(markingOf(deps, viewer, requestId), mark.value);
    return ok(null);
  });
}

/** Takes a mark back that was not published. */
export function clearMark(deps: MarkDeps, viewer: Viewer, requestId: string, row: string): Result<null> {
  return deps.store.transaction(() => {
    const held = findMarkable(deps, viewer, requestId);
    if (!held.ok) return held;
    deps.store.markings.clearMark(markingOf(deps, viewer, requestId), row);
    return ok(null);
  });
}

/** Publishes the viewer's marks with their review; none is fine. Call in the transaction that publishes it. */
export function publishMarks(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  requestId: string,
): { marked: boolean } {
  if (store.markings.findPublished(requestId)) return { marked: false };
  const draft = store.markings.findOf(requestId, 'review', viewer.id);
  const marked = draft !== undefined && store.markings.listMarks(draft.id).length > 0;
  if (draft && marked) store.markings.publish(draft.id);
  store.markings.dropDrafts(requestId);
  return { marked };
}

function findMarkable(
  deps: MarkDeps,
  viewer: Viewer,
  requestId: string,
): Result<{ review: Review; rubric: Rubric }> {
  const held = findHeldReview(deps, viewer, requestId);
  if (!held.ok) return held;
  const { store } = deps;
  if (held.value.publishedAt !== null) {
    return refuse(
      'conflict',
      'The marks of this review are published. The learner may appeal a row; they are not changed otherwise.',
    );
  }
  const attempt = store.attempts.find(held.value.submissionId);
  const rubric = attempt && store.rubrics.find(attempt.slug)?.rubric;
  return rubric
    ? ok({ review: held.value, rubric })
    : refuse('conflict', 'This exercise has no rubric, so nothing is marked.');
}

function markingOf({ store }: MarkDeps, viewer: Viewer, requestId: string): string {
  return (
    store.markings.findOf(requestId, 'review', viewer.id)?.id ??
    store.markings.open({ requestId, purpose: 'review', markerId: viewer.id })
  );
}

/** What a form says of a row, made sure of. Evidence is one pointer a line; empty lines do not count. */
export function checkMark(rubric: Rubric, { row, points, evidence, note }: MarkForm): Result<Mark> {
  if (!rubric.rows.some(({ id }) => id === row))
    return refuse('invalid', 'The rubric has no such row. Reload the page.');
  const given = POINTS.find((one) => one === points);
  if (given === undefined) return refuse('invalid', 'Choose 1, 2, 3 or 4 for the row.', { field: 'points' });
  const pointers = [...new Set(evidence.split(/\n/).map((line) => line.trim()))].filter(
    (line) => line !== '',
  );
  if (pointers.length > EVIDENCE_AT_MOST || pointers.some((line) => line.length > POINTER_LENGTH)) {
    return refuse(
      'invalid',
      `Name at most ${EVIDENCE_AT_MOST} places, each in at most ${POINTER_LENGTH} characters.`,
      { field: 'evidence' },
    );
  }
  if (note.length > NOTE_LENGTH)
    return refuse('invalid', `Shorten the note to ${NOTE_LENGTH} characters.`, { field: 'note' });
  return ok({ row, points: given, evidence: pointers, note: note.trim() });
}

type RowAppeal = {
  row: string;
  id: string;
  reason: string;
  decidedAt: number | null;
  points: Points | null;
  words: string;
  deciderName: string | null;
};

/** Every row of a rubric with its mark, if it has one, and what came of an appeal. */
export function rowsOf(rubric: Rubric, marks: readonly Mark[], appeals: readonly RowAppeal[]): MarkRow[] {
  return rubric.rows.map((row) => {
    const mark = marks.find((one) => one.row === row.id);
    const appeal = appeals.find((one) => one.row === row.id);
    return {
      row,
      mark: mark
        ? { points: mark.points, counted: countedPoints(mark), evidence: [...mark.evidence], note: mark.note }
        : null,
      appeal: appeal
        ? {
            id: appeal.id,
            reason: appeal.reason,
            decision:
              appeal.decidedAt === null || appeal.points === null
                ? null
                : { points: appeal.points, words: appeal.words, byName: appeal.deciderName },
          }
        : null,
    };
  });
}

/** Rows with what they come to. */
export function viewOf(
  rubric: Rubric,
  rows: MarkRow[],
  {
    isDraft,
    machine,
    isOwn,
    marker,
  }: { isDraft: boolean; machine: MarksView['machine']; isOwn: boolean; marker: string | null },
): MarksView {
  const marks: Mark[] = rows.flatMap(({ row, mark }) => (mark ? [{ row: row.id, ...mark }] : []));
  const { missing, median, obstacles } = standingOf(rubric, marks);
  return {
    rows,
    isDraft,
    markerName: marker,
    machine,
    marked: rubric.rows.length - missing.length,
    median: median ?? null,
    obstacles: obstacles.map(({ id }) => id),
    confirmed: machine === null ? null : (confirmedLevel(machine, rubric, marks) ?? null),
    mayAppeal: isOwn && !isDraft,
  };
}
