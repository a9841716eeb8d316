import type { Viewer } from '#domain/viewer';
import type { DraftStanding } from './contract.ts';
import type { Deps } from './deps.ts';

/** The viewer's drafts of an exercise, by stage, and how the version of each stands. */
export function listMyDrafts({ store }: Pick<Deps, 'store'>, viewer: Viewer, slug: string): DraftStanding[] {
  const newest = store.exercises.findOpen(slug)?.number ?? 0;
  return store.workspaces.listOf(viewer.id, slug).flatMap(({ stage, versionId }) => {
    const version = store.exercises.find(versionId);
    if (!version) return [];
    const { number, retiredAt } = version;
    return [
      { stage, version: number, isRetired: retiredAt !== null, newer: newest > number ? newest : null },
    ];
  });
}
