/** Days into a learner's turn at which they are reminded. */
export const NUDGE_DAYS = [7, 14, 21] as const;
/** Days into a learner's turn after which a review is closed; it can be reopened. */
export const CLOSE_DAYS = 28;
/** A request that has waited longer than this is overdue: three working days, seldom more than four in all. */
export const OVERDUE_DAYS = 4;
export const DAY_MS = 24 * 60 * 60 * 1000;

export type Turn = { whose: 'mentor' | 'learner'; since: number } | { whose: 'nobody'; since: number };

/** Whose move a review waits for. @throws RangeError when its times contradict one another */
export function turnOf(times: {
  waitingSince: number | null;
  learnerSince: number | null;
  closedAt: number | null;
}): Turn {
  const { waitingSince, learnerSince, closedAt } = times;
  if (waitingSince !== null) return { whose: 'mentor', since: waitingSince };
  if (learnerSince !== null) return { whose: 'learner', since: learnerSince };
  if (closedAt !== null) return { whose: 'nobody', since: closedAt };
  throw new RangeError('a review that is not closed is somebody’s turn');
}

/** What is due in a learner's turn: closing, the latest reminder that was not sent (days), or nothing. */
export function dueIn(
  turn: { learnerSince: number; nudgedDays: number },
  now: number,
): { close: true } | { nudge: number } | undefined {
  const days = (now - turn.learnerSince) / DAY_MS;
  if (days >= CLOSE_DAYS) return { close: true };
  const nudge = NUDGE_DAYS.findLast((day) => days >= day);
  return nudge !== undefined && nudge > turn.nudgedDays ? { nudge } : undefined;
}
