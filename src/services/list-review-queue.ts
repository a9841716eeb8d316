import { createHash } from 'node:crypto';
import { ok, type Result } from '#domain/result';
import {
  ANSWER_RESERVED_DAYS,
  QUEUE_PAGE,
  type QueuePart,
  type QueueView,
  queueViewSchema,
} from '#domain/review-queue';
import { percentile } from '#domain/scoring';
import { DAY_MS, OVERDUE_DAYS } from '#domain/turn';
import type { Viewer } from '#domain/viewer';
import type { QueueFilter, WaitingReview } from '#store/review-queue';
import type { Deps } from './deps.ts';
import { claimFor } from './held-review.ts';
import { refuseBelow } from './refuse-below.ts';
import type { QueueRow } from './review-contract.ts';

/** How many published reviews the usual wait is taken from. */
const RECENT = 50;

/** A page of the queue as a mentor asked for it. */
export interface QueuePage {
  view: QueueView;
  rows: QueueRow[];
  /** How many there are on all pages of this view. */
  total: number;
  /** By part, of the exercise and stage in view. */
  counts: Record<QueuePart, number>;
  /** What anything waits for, by title and stage. */
  places: { slug: string; title: string; stage: number; n: number }[];
  /** Since when the longest wait of all lasts; null when nothing waits. */
  oldestSince: number | null;
  /** From question to publication, of the latest reviews; null before there are any. */
  medianWaitMs: number | null;
  /** What learners thought of the viewer's own reviews, 1 to 5. */
  rating: { mean: number | null; n: number };
}

/** What somebody else waits for: the longest wait first, or in an order of one's own that stays. */
export function listReviewQueue(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  view: QueueView = queueViewSchema.parse({}),
): Result<QueuePage> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const time = now();
  const filter = filterOf(view, viewer, time);
  const ids = inOrder(store.reviewQueue.ids(filter), view, viewer);
  const page = ids.slice((view.page - 1) * QUEUE_PAGE, view.page * QUEUE_PAGE);
  const titleOf = (slug: string) => store.exercises.findLatest(slug)?.manifest.title ?? slug;
  return ok({
    view,
    rows: store.reviewQueue.rows(page).map((row) => queueRow(viewer, row, time)),
    total: ids.length,
    counts: store.reviewQueue.counts(filter),
    places: store.reviewQueue.places(viewer.id).map((place) => ({ ...place, title: titleOf(place.slug) })),
    oldestSince: store.reviewQueue.oldest(viewer.id) ?? null,
    medianWaitMs: medianWait(store),
    rating: store.reviews.ratingOf(viewer.id),
  });
}

/** The next review of a view that the viewer could claim, after they are done with one; null when there is none. */
export function nextInQueue(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  view: QueueView,
): Result<{ requestId: string } | null> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const time = now();
  const free = store.reviewQueue.ids({ ...filterOf(view, viewer, time), part: 'unclaimed' });
  const wanted = new Set(store.reviewQueue.ids(filterOf(view, viewer, time)));
  const rows = store.reviewQueue.rows(
    inOrder(
      free.filter((id) => wanted.has(id)),
      view,
      viewer,
    ).slice(0, QUEUE_PAGE),
  );
  const next = rows.find((row) => reservedFor(viewer, row, time) === null);
  return ok(next ? { requestId: next.requestId } : null);
}

/** Half of the latest reviews came sooner after their question, in milliseconds; null before there are any. */
export function medianWait(store: Pick<Deps, 'store'>['store']): number | null {
  const waits = store.reviews.listWaits(RECENT);
  return waits.length === 0 ? null : percentile(waits, 50);
}

/** For whom an answer is kept, and until when; null: anybody may take it. */
export function reservedFor(
  viewer: Viewer,
  row: { waitingSince: number | null; publishedBy: string | null; publisherName: string | null },
  now: number,
): { mentorName: string; until: number } | null {
  const { waitingSince, publishedBy, publisherName } = row;
  if (publishedBy === null || publisherName === null || publishedBy === viewer.id || waitingSince === null)
    return null;
  const until = waitingSince + ANSWER_RESERVED_DAYS * DAY_MS;
  return until > now ? { mentorName: publisherName, until } : null;
}

function filterOf(view: QueueView, viewer: Viewer, now: number): QueueFilter {
  return {
    viewerId: viewer.id,
    now,
    part: view.show,
    slug: view.exercise,
    stage: view.stage,
    level: view.level,
    overdueBefore: now - OVERDUE_DAYS * DAY_MS,
  };
}

function inOrder(ids: string[], { order }: QueueView, viewer: Viewer): string[] {
  if (order === 'oldest') return ids;
  const place = (id: string) => createHash('sha256').update(`${viewer.id} ${id}`).digest('hex');
  return ids
    .map((id) => ({ id, place: place(id) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ id }) => id);
}

function queueRow(viewer: Viewer, row: WaitingReview, now: number): QueueRow {
  const { requestId, learnerName, slug, title, stage, attempt, question, level, askedAt, waitingSince } = row;
  return {
    requestId,
    learnerName,
    slug,
    title,
    stage,
    attempt,
    question,
    level,
    askedAt,
    waitingSince,
    isOverdue: waitingSince < now - OVERDUE_DAYS * DAY_MS,
    answersTo:
      row.publishedAt === null
        ? null
        : { mentorName: row.publisherName ?? 'a former mentor', mine: row.publishedBy === viewer.id },
    reserved: reservedFor(viewer, row, now),
    claim: claimFor(viewer, row, now),
  };
}
