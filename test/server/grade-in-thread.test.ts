import { describe, expect, it } from 'vitest';
import { grade, times } from './grade-plan.ts';

describe('grading in a thread', () => {
  it('gives every trial once, in order, and the report over all of them', async () => {
    const { endings, trials, phases } = await grade(times(25, 'ok').join(' '));
    expect(endings).toEqual(times(25, 'returned'));
    expect(trials.map((t) => t.case)).toEqual(Array.from({ length: 25 }, (_, i) => `c${i}`));
    expect(phases).toEqual(['transpiling', 'practice', 'stress', 'scoring']);
  });

  it('goes on behind a trial that only the clock can end, which becomes the learner’s', async () => {
    const { endings } = await grade([...times(12, 'ok'), 'spin', ...times(3, 'ok')].join(' '));
    expect(endings).toEqual([...times(12, 'returned'), 'out_of_fuel', ...times(3, 'returned')]);
  });

  it('does not hold one unlucky stall against the learner', async () => {
    expect((await grade('ok spin-once ok')).endings).toEqual(times(3, 'returned'));
  });

  it('leaves a trial void when the control does not pass after its kill', async () => {
    const { endings } = await grade('ok spin ok', { hasBadControl: true });
    expect(endings).toEqual(['returned', 'broken', 'returned']);
  });

  it('leaves a trial void at which the thread itself dies', async () => {
    expect((await grade('ok exit ok')).endings).toEqual(['returned', 'broken', 'returned']);
  });

  it('does not run the rest of a hopeless submission', async () => {
    const plan = [...times(10, 'spin'), ...times(30, 'ok')].join(' ');
    const { endings } = await grade(plan);
    expect(endings).toEqual(times(40, 'out_of_fuel'));
  });

  it('does not run the rest of a submission that stays below the clock in each trial and adds up to too much', async () => {
    const { endings } = await grade([...times(20, 'busy'), ...times(20, 'ok')].join(' '), { wallMs: 2_000 });
    // A chunk is on its way to the thread when the one before it turns out to be too much.
    expect(endings).toEqual([...times(30, 'returned'), ...times(10, 'out_of_fuel')]);
  });

  it.each([
    ['an honest submission', times(45, 'ok')],
    ['one with a loop in the middle', [...times(12, 'ok'), 'spin', ...times(20, 'ok')]],
    // A hopeless one in `grade-in-thread.full.ts`: thirty kills for each count of threads.
  ])('gives the same evidence of %s however many threads share it', async (_, plan) => {
    const [alone, shared] = [await grade(plan.join(' ')), await grade(plan.join(' '), { threads: 2 })];
    expect(shared.endings).toEqual(alone.endings);
    expect(shared.evidence).toEqual(alone.evidence);
    // A phase that is over before the one ahead of it is not told of.
    expect(alone.phases).toEqual(expect.arrayContaining(shared.phases));
  });

  it('settles every trial of a program that runs away while it is opened', async () => {
    const { endings } = await grade('ok ok', { program: 'open-spin', openingMs: 500 });
    expect(endings).toEqual(['out_of_fuel', 'out_of_fuel']);
  });

  it('says why when the grading cannot be opened at all', async () => {
    await expect(grade('ok', { program: 'open-throw' })).rejects.toThrow('the world has no suites');
  });
});
