import type { Viewer } from '#domain/viewer';
import { attemptRow } from './attempt-row.ts';
import type { AttemptRow } from './contract.ts';
import type { Deps } from './deps.ts';

const LATEST = 50;

/** The viewer's latest attempts over all exercises, newest first; at most 50. */
export function listMyAttempts(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
): (AttemptRow & { slug: string; title: string })[] {
  return deps.store.attempts
    .listLatestOf(viewer.id, LATEST)
    .map((attempt) => ({ ...attemptRow(deps, attempt), slug: attempt.slug, title: attempt.title }));
}
