import { KAPPA_WANTED, MEAN_WITHIN } from '#domain/agreement';
import type { GoldAgreement } from '#domain/calibration';
import { formatShare } from '../format.ts';

/** How somebody marked against gold, in two sentences: what was wanted stands beside what came. */
export function goldWords({ kappa, lean }: Pick<GoldAgreement, 'kappa' | 'lean'>): string {
  const agreement = `Your marks agree with gold to a weighted κ of ${formatShare(kappa)}; at least ${formatShare(KAPPA_WANTED)} is wanted.`;
  const size = formatShare(Math.abs(lean));
  const mean =
    size === '0.00'
      ? 'Your mean is the same as gold’s'
      : `Your mean lies ${size} points ${lean > 0 ? 'above' : 'below'} gold’s`;
  return `${agreement} ${mean}; up to ${formatShare(MEAN_WITHIN)} either way is near enough.`;
}
