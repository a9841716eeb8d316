import { TRIAL_LIMITS } from '#domain/limits';
import type { Engine } from '#sandbox/box';
import { transpile } from '#sandbox/transpile';
import { Outside } from '#simulation/outside';
import { keyOf } from '#simulation/random';
import { COMPETENCE } from '#simulation/scene';
import { runTrial } from './run-trial.ts';

const PROGRAM = `
export default async function control(input: { n: number }, host: { clock: { sleep(ms: number): Promise<void> } }) {
  await host.clock.sleep(10);
  return { twice: input.n * 2 };
}
`;

/** Whether an honest program still gets its known answer: tells a learner's endless loop from a fault of ours. */
export async function controlHolds(engine: Engine): Promise<boolean> {
  const compiled = transpile([{ path: 'main.ts', text: PROGRAM }], 'main.ts');
  if (!compiled.ok) return false;
  const opened = await engine.open(compiled.program, { tools: [] }, TRIAL_LIMITS);
  if (!opened.ok) return false;
  const model = { complete: () => ({}), refusals: [], refuseInFields: () => ({}), abstainFields: [] };
  const scene = {
    epochMs: 0,
    segments: [],
    documents: [],
    inventions: {},
    competence: COMPETENCE,
    tools: {},
    model,
  };
  const outside = new Outside({ scene, faults: [], key: keyOf('control') });
  const run = runTrial(opened.box, outside, 'main.ts', { n: 21 }, TRIAL_LIMITS);
  opened.box.close();
  return run.ending === 'returned' && JSON.stringify(run.value) === '{"twice":42}';
}
