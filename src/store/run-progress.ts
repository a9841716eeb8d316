import type { Level } from '#domain/level';
import type { RunProgress, RunState } from '#domain/run';

/** What lists and progress need of a run: its times and the two figures copied out of its report. */
export interface RunGlance {
  runId: string;
  seq: number;
  claimedAt: number | null;
  finishedAt: number | null;
  heldAt: number | null;
  phase: NonNullable<RunProgress['phase']> | null;
  level: Level | null;
  reliability: number | null;
  fault: string | null;
}

/** Where a run stands, from its times alone. */
export function stateOf(run: Pick<RunGlance, 'claimedAt' | 'finishedAt' | 'heldAt'>): RunState {
  if (run.finishedAt !== null) return 'graded';
  if (run.heldAt !== null) return 'held';
  return run.claimedAt === null ? 'queued' : 'grading';
}
