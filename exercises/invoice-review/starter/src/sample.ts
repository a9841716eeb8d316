import type { SampleRun } from '../contract.ts';

/** Waits for the auditor (stage 3). For now the twenty we are proudest of. */
export function drawSample(posts: SampleRun['posts']): string[] {
  return [...posts]
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 20)
    .map((p) => p.id);
}
