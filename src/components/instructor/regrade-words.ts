import { formatShare, joinWords } from '#components/format.ts';
import type { RegradeChange } from '#domain/regrade';
import type { RegradeRow } from '#services/regrade';

/** What becomes of a level: `demo → prototype`, `stays prototype`, or what is known while nothing was tried. */
export function changeWords({
  change,
  fault,
  level,
  way,
}: Pick<RegradeRow, 'change' | 'fault' | 'level' | 'way'>): string {
  if (fault !== null) return 'cannot tell: it broke on our side';
  if (!change) return way === 'cannot' ? `keeps ${level ?? 'its report'}` : `${level ?? 'graded'} now`;
  const { before, after } = change.level;
  return before === after ? `stays ${after}` : `${before} → ${after}`;
}

/** How a submission is graded under the version, and why so. */
export function wayWords({ way, why, isQueued }: Pick<RegradeRow, 'way' | 'why' | 'isQueued'>): string {
  const how = {
    rejudge: 'Its stored traces can be judged again.',
    run: `Must be run again. ${why ?? ''}`,
    cannot: `Cannot be graded there. ${why ?? ''}`,
  }[way];
  return isQueued ? `Queued already. ${how}` : how.trim();
}

/** The families that come out otherwise, with pass^k before and after. */
export function familyWords({ families }: Pick<RegradeChange, 'families'>): string {
  const share = (value: number | null) => (value === null ? 'none' : formatShare(value));
  return joinWords(families.map(({ id, before, after }) => `${id} ${share(before)} → ${share(after)}`));
}

/** The finding of a regrade in a sentence. */
export function regradeHeadline(to: number, rows: readonly RegradeRow[], isTried: boolean): string {
  if (rows.length === 0) return `Every graded submission counts under version ${to}.`;
  if (!isTried)
    return `${rows.length} graded ${rows.length === 1 ? 'submission counts' : 'submissions count'} under another version.`;
  const going = (direction: string) => rows.filter((row) => row.change?.direction === direction).length;
  const [up, down] = [going('up'), going('down')];
  if (up + down === 0) return `Nobody would change under version ${to}.`;
  return `Under version ${to}, ${up} would go up and ${down} down.`;
}
