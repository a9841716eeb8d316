import type { EvidenceFiles } from '#store/evidence-files';
import type { Deps } from './deps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A file that no row names yet may belong to a result that is being written. */
const SETTLED_MS = 60 * 60 * 1000;

/** How long evidence is kept that nothing promises to keep, and how much room all of it may take. */
export interface Retention {
  days: number;
  bytes: number;
}

export interface Swept {
  /** Runs whose evidence went. */
  released: number;
  /** Files that no row named: left by a crash, or by a result that came too late. */
  leftOvers: number;
  /** What is left. */
  bytes: number;
}

/**
 * Removes evidence that is too old, or too much, oldest first. Never that of the newest runs of a learner at a stage, nor
 * that of a submission somebody asked a review for. The row gives up its promise before the file goes, so that whatever
 * dies in between, no row names a file that is not there.
 */
export function sweepEvidence(
  { store, evidence, now, reportProblem }: Pick<Deps, 'store' | 'evidence' | 'now' | 'reportProblem'>,
  { days, bytes: budget }: Retention,
): Swept {
  let bytes = store.evidence.totalBytes();
  let released = 0;
  for (const run of store.evidence.listSweepable()) {
    if (run.finishedAt >= now() - days * DAY_MS && bytes <= budget) break;
    if (!store.evidence.release(run.seq)) continue;
    released += 1;
    if (removeUnlessNamed(store, evidence, run.hash)) bytes -= run.bytes;
  }
  const leftOvers = evidence.removeUnnamed(store.evidence.isNamed, now() - SETTLED_MS);
  if (bytes > budget) {
    reportProblem(
      `Evidence takes ${inMb(bytes)} MB, more than the ${inMb(budget)} MB it may. All of it is promised: raise EVIDENCE_GB.`,
    );
  }
  return { released, leftOvers, bytes };
}

/** Equal runs share a file. */
function removeUnlessNamed(store: Deps['store'], evidence: EvidenceFiles, hash: string): boolean {
  if (store.evidence.isNamed(hash)) return false;
  evidence.remove(hash);
  return true;
}

function inMb(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
