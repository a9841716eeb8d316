import { expect, test } from 'vitest';
import { anchors, asText, body, graded, opened, SOUND_PROGRAM } from './builders.ts';
import { aWorld } from './world.ts';

test('certification plays eight seeds of every case, and five in a row must hold', async () => {
  const { trials, report } = await graded(SOUND_PROGRAM, { suites: ['certification'] });
  expect(new Set(trials.map((t) => t.seed)).size).toBe(8);
  expect(report.certification).toMatchObject({
    suite: 'certification',
    reliability: 1,
    trials: 2 * 3 * 2 * 8,
  });
  expect(report.certification?.families[0]?.marks).toHaveLength(8);
});

test('one lucky miss in eight costs more in certification than a try', async () => {
  const misses = body(
    `if (input.n !== null && input.n % 8 === 3) return { kind: "handoff" };
     if (input.ask === 'multiply') return input.n === null ? { kind: 'refused' } : { kind: 'product', value: input.n * input.factor };
     return input.text === '' ? { kind: 'silent' } : { kind: 'handoff' };`,
  );
  const { report } = await graded(misses, { suites: ['certification'] });
  expect(report.certification?.reliability).toBeLessThanOrEqual(report.certification?.perTry ?? 0);
});

test('certification draws other worlds and values than the stress suite does', async () => {
  const inputs = async (suite: 'stress' | 'certification') =>
    (await graded(SOUND_PROGRAM, { suites: [suite] })).trials
      .filter((t) => t.twin === 'act')
      .map((t) => asText(t.input));
  const stress = new Set(await inputs('stress'));
  expect((await inputs('certification')).filter((input) => stress.has(input))).toEqual([]);
});

test('a world may certify with more cases than it stresses with', async () => {
  const hidden = aWorld({ cases: { practice: 1, stress: 3, certification: 5 } });
  const grading = await opened(SOUND_PROGRAM, {
    suites: ['certification'],
    world: { practice: aWorld(), hidden },
  });
  expect(grading.total).toBe(2 * 5 * 2 * 8);
  grading.close();
});

test('certification alone is what reliability follows from; beside the stress suite it is a block of its own', async () => {
  const alone = await graded(SOUND_PROGRAM, { suites: ['certification'] });
  expect(alone.report.stress.suite).toBe('certification');
  const suites = ['practice', 'stress', 'traffic', 'certification'] as const;
  const beside = await graded(SOUND_PROGRAM, { suites, anchors: anchors() });
  expect(beside.report.stress.suite).toBe('stress');
  expect(beside.report.certification?.suite).toBe('certification');
});

test('a grading without certification has no block of it', async () => {
  expect((await graded(SOUND_PROGRAM)).report.certification).toBeUndefined();
});
