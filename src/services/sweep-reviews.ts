import { CLOSE_DAYS, DAY_MS, dueIn, NUDGE_DAYS } from '#domain/turn';
import type { LapsedClaim, LearnersTurn } from '#store/review-turns';
import type { Deps } from './deps.ts';
import { workOf } from './work-of.ts';

/** What a sweep did. */
export interface SweptReviews {
  reminded: number;
  closed: number;
  lapsed: number;
}

/** Reminds learners whose turn it has been for 7, 14 and 21 days, closes after 28, and gives back claims that are over. */
export function sweepReviews(deps: Pick<Deps, 'store' | 'now'>): SweptReviews {
  const { store, now } = deps;
  const swept = { reminded: 0, closed: 0, lapsed: sweepClaims(deps) };
  // Each in a transaction of its own: between two of them somebody may write, and what has changed is looked at again.
  for (const { requestId } of store.reviews.listTurnsSince(now() - NUDGE_DAYS[0] * DAY_MS)) {
    const did = store.transaction(() => sweepTurn(deps, requestId));
    if (did) swept[did] += 1;
  }
  return swept;
}

function sweepTurn(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  requestId: string,
): 'reminded' | 'closed' | undefined {
  const turn = store.reviews.findLearnersTurn(requestId);
  const due = turn && dueIn(turn, now());
  if (!due) return undefined;
  if ('close' in due) {
    store.reviews.close(requestId, null);
    tell(store, turn, {
      kind: 'review-closed',
      key: `review-closed:${requestId}:${turn.learnerSince}`,
      title: (work) => `The review of your ${work} is closed: it was your turn for ${CLOSE_DAYS} days.`,
      body: 'You can open it again whenever you want to go on.',
    });
    return 'closed';
  }
  store.reviews.setNudged(requestId, due.nudge);
  tell(store, turn, {
    kind: 'review-nudge',
    key: `review-nudge:${requestId}:${turn.learnerSince}:${due.nudge}`,
    title: (work) => `It has been your turn for ${due.nudge} days in the review of your ${work}.`,
    body: `Answer it, send another attempt, or say that you are done. After ${CLOSE_DAYS} days it closes by itself.`,
  });
  return 'reminded';
}

function tell(
  store: Deps['store'],
  { learnerId, submissionId, requestId }: LearnersTurn,
  notice: {
    kind: 'review-closed' | 'review-nudge';
    key: string;
    title: (work: string) => string;
    body: string;
  },
): void {
  store.notices.add({
    ...notice,
    userId: learnerId,
    title: notice.title(workOf(store, submissionId)),
    path: `/reviews/${requestId}`,
  });
}

/** Gives back claims that are over and tells who held them. A claim counts no longer once its time has passed, swept or not. */
export function sweepClaims({ store }: Pick<Deps, 'store'>): number {
  if (store.reviews.listLapsed().length === 0) return 0;
  return store.transaction(() => {
    const lapsed = store.reviews.listLapsed();
    for (const { requestId, ...claim } of lapsed) {
      store.reviews.clearClaim(requestId);
      tellLapsed(store, { requestId, ...claim });
    }
    return lapsed.length;
  });
}

/** Tells a mentor that their claim is over, once for each claim. */
export function tellLapsed(
  store: Deps['store'],
  { requestId, submissionId, claimedBy, claimedUntil, learnerName }: LapsedClaim,
): void {
  store.notices.add({
    userId: claimedBy,
    key: `claim-lapsed:${requestId}:${claimedUntil}`,
    kind: 'claim-lapsed',
    title: `Your claim on ${learnerName}’s ${workOf(store, submissionId)} has lapsed.`,
    body: 'The draft is kept. Claim it again to go on.',
    path: `/mentor/${requestId}`,
  });
}
