import { expect, it } from 'vitest';
import { grade, times } from './grade-plan.ts';

it('grading in a thread gives the same evidence of a hopeless submission however many threads share it', async () => {
  const plan = [...times(10, 'spin'), ...times(30, 'ok')].join(' ');
  const [alone, shared] = [await grade(plan), await grade(plan, { threads: 2 })];
  expect(shared.endings).toEqual(alone.endings);
  expect(shared.evidence).toEqual(alone.evidence);
});
