import { expect, test } from 'vitest';
import { PRACTICE_SECRET, planTrials, type WorldBundle } from '#grader/plan';
import { reachesOf } from '#grader/replay';
import { anInput, graded, SOUND_PROGRAM } from './builders.ts';

test('what the model had to go by can be told of a stored trial, call by call, without the program', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: ['practice'] });
  const input = anInput('');
  const plan = planTrials({
    ...input,
    bundle: input.world as WorldBundle,
    suites: ['practice'],
    secret: PRACTICE_SECRET,
  });
  const talks = trials.flatMap((trial, index) =>
    trial.family === 'talking' && trial.twin === 'act' ? [{ trial, planned: plan[index] }] : [],
  );
  expect(talks.length).toBeGreaterThan(3);
  for (const { trial, planned } of talks) {
    if (!planned) throw new Error('the plan has fewer trials than were graded');
    const stored = JSON.parse(JSON.stringify(trial));
    const reached = reachesOf(planned, planned.generate(), stored).map((reach) => reach.operation);
    // Of a call that was refused by the provider the model never knew.
    const answered = trial.trace.entries.filter((e) => e.op === 'model.chat' && e.ok).map((e) => e.id);
    expect(reached).toEqual(expect.arrayContaining(answered));
    expect(reached.length).toBeLessThanOrEqual(trial.trace.entries.length);
  }
});
