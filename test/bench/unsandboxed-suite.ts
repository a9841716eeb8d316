import type { Manifest } from '#domain/exercise';
import { sheetAtStage } from '#domain/exercise';
import { judgeTrial, priceOf } from '#grader/judge-trial';
import { type PlannedTrial, planTrials, type WorldBundle } from '#grader/plan';
import { Outside } from '#simulation/outside';
import { type Main, runDirect } from './direct-host.ts';

declare const test: (name: string, body: () => Promise<void>) => void;
declare const expect: (value: unknown) => { toBe(expected: unknown): void };

interface Suite {
  manifest: Manifest;
  world: WorldBundle;
  secret: string;
  main: Main;
}

/** Declares one test per trial of a version, in the globals of whichever runner loads this. */
export function declareSuite({ manifest, world, secret, main }: Suite): void {
  const stage = manifest.stages.length;
  const suites = ['practice', 'stress', 'traffic'] as const;
  const sheet = sheetAtStage(manifest, stage);
  const plan = planTrials({ manifest, bundle: world, stage, suites, secret });
  plan.forEach((trial, index) => {
    test(`${index}: ${trial.case}, seed ${trial.seed}, ${trial.twin}`, async () => {
      const judged = await judge(trial, main);
      expect(Number.isFinite(priceOf(judged.ledger, sheet))).toBe(true);
      expect(judged.verdict === 'void').toBe(false);
    });
  });
}

async function judge(trial: PlannedTrial, main: Main) {
  const { spec, faults } = trial.generate();
  const { key, rates } = trial;
  const outside = new Outside({ scene: spec.scene, faults, key, ...(rates && { rates }) });
  const run = await runDirect(main, spec.input, outside);
  const { trace, effects, uses, clock } = outside;
  const view = { input: spec.input, ...run, trace, effects, uses, virtualMs: clock.nowMs };
  return judgeTrial(view, spec, trial.world.invariants, 'crash');
}
