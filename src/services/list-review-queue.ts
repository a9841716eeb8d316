import { ok, type Result } from '#domain/result';
import {
  countChoices,
  isOverdue,
  isWished,
  QUEUE_PAGE,
  type QueueWish,
  WHOLE_QUEUE,
} from '#domain/review-queue';
import type { Viewer } from '#domain/viewer';
import type { WaitingDetails } from '#store/review-queue';
import type { Deps } from './deps.ts';
import { inOrder, queueEntries, type ViewedEntry } from './queue-entries.ts';
import { refuseBelow } from './refuse-below.ts';
import type { QueueRow, ReviewQueue } from './review-contract.ts';
import { usualWait } from './review-outlook.ts';

/** One page of what others wait for, as wished, with what every other wish would show. `page` counts from 1. */
export function listReviewQueue(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  wish: QueueWish = WHOLE_QUEUE,
  page = 1,
): Result<ReviewQueue> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const { store, now } = deps;
  const time = now();
  const all = queueEntries(deps, viewer);
  const wished = all.filter((entry) => isWished(entry, wish, time));
  const shown = inOrder(wished, wish.order, viewer).slice((page - 1) * QUEUE_PAGE, page * QUEUE_PAGE);
  const details = store.reviews.describeWaiting(shown.map(({ requestId }) => requestId));
  const counts = countChoices(all, wish, time);
  return ok({
    rows: shown.flatMap((entry) => {
      const more = details.get(entry.requestId);
      return more ? [rowOf(entry, more, time)] : [];
    }),
    total: wished.length,
    pages: Math.max(1, Math.ceil(wished.length / QUEUE_PAGE)),
    waiting: all.length,
    longestSince: all[0]?.waitingSince ?? null,
    medianWaitMs: usualWait(deps),
    counts,
    titles: titlesOf(deps, counts.slugs.keys()),
    ratings: store.reviews.ratingsOf(viewer.id),
  });
}

function rowOf(entry: ViewedEntry, more: WaitingDetails, now: number): QueueRow {
  const { requestId, slug, stage, level, waitingSince, held, answers, claimedUntil } = entry;
  const { learnerName, title, attempt, question, askedAt, claimantName, publisherName } = more;
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
    isOverdue: isOverdue(entry, now),
    answers: answers && { mentorName: publisherName ?? 'a former mentor', mine: answers === 'viewer' },
    claim: held && {
      mentorName: claimantName ?? 'Somebody',
      mine: held === 'by-viewer',
      until: claimedUntil ?? now,
    },
  };
}

function titlesOf({ store }: Pick<Deps, 'store'>, slugs: Iterable<string>): Record<string, string> {
  return Object.fromEntries(
    [...slugs].map((slug) => [slug, store.exercises.findLatest(slug)?.manifest.title ?? slug]),
  );
}
