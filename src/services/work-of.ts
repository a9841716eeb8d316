import type { Store } from '#store/open-store';

/** A submission in the words of a notice: `attempt 2 at “Support assistant”`. */
export function workOf({ attempts }: Pick<Store, 'attempts'>, submissionId: string): string {
  const row = attempts.find(submissionId);
  return row ? `attempt ${row.attempt} at “${row.title}”` : 'a work';
}
