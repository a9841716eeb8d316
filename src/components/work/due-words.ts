import type { ProposedPractice } from '#services/propose-practice';
import { count, formatShare } from '../format.ts';
import { PASS_K_WORD } from '../report/report-words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why a family is proposed, in a sentence without a full stop. */
export function dueWords(
  { why, reliability, lastAt }: Pick<ProposedPractice, 'why' | 'reliability' | 'lastAt'>,
  now: number,
): string {
  const days = Math.max(0, Math.floor((now - lastAt) / DAY_MS));
  const when = days === 0 ? 'within a day' : `${count(days, 'day')} ago`;
  if (why === 'long_ago') return `held when you last met it, ${when}`;
  if (reliability >= 0.999) return `held in practice and not on hidden cases, ${when}`;
  return `${PASS_K_WORD} in a row: ${formatShare(reliability)}, ${when}`;
}

/** The workspace with the family in front. */
export function practicePath({
  slug,
  stage,
  family,
}: Pick<ProposedPractice, 'slug' | 'stage' | 'family'>): string {
  return `/exercises/${slug}/workspace?stage=${stage}&family=${encodeURIComponent(family)}`;
}
