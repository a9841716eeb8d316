import type { Deps } from './deps.ts';

/**
 * Moves evidence that the first version kept in the database to files, run by run: each file is on disk before its row
 * names it, so that it may be stopped at any time and goes on at the next start. @returns how many runs
 */
export function moveEvidence({ store, evidence }: Pick<Deps, 'store' | 'evidence'>): number {
  let moved = 0;
  for (let old = store.evidence.findInDatabase(); old; old = store.evidence.findInDatabase()) {
    store.evidence.moveToFile(old.seq, evidence.write(old.evidence));
    moved += 1;
  }
  return moved;
}
