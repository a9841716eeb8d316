import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import type { Grading } from '#grader/grading';
import type { FromWorker } from '#islands/practice/practice-messages.ts';
import { chosenBy, labelsOf, runTrials } from '#islands/practice/run-job.ts';
import { aTrial, labels } from './builders.ts';

/** A grading of three families with two trials each; `endings` says how some of them end. */
function aGrading(endings: Record<number, Trial['ending']> = {}) {
  const all = ['a', 'b', 'c'].flatMap((family, i) => labels(2, family, i * 2));
  const ran: number[] = [];
  const at = (index: number) => {
    const label = all[index];
    if (!label) throw new RangeError(`no trial ${index}`);
    return label;
  };
  const grading: Grading = {
    total: all.length,
    transpileMs: 0,
    label: (index) => ({ suite: 'practice', ...at(index) }),
    run: (index) => {
      ran.push(index);
      return aTrial({ family: at(index).family, ending: endings[index] ?? 'returned' });
    },
    settle: (index, ending) => aTrial({ family: at(index).family, ending, reason: 'settled' }),
    control: async () => true,
    skip: (index, ending) => aTrial({ family: at(index).family, ending, reason: 'skipped' }),
    hopeless: (trials) =>
      [0, 2, 4].every((index) => trials[index]?.ending === 'out_of_fuel') ? 'out_of_fuel' : undefined,
    report: () => {
      throw new Error('practice asks for no report');
    },
    close: () => undefined,
  };
  return { grading, ran };
}

function runAll(grading: Grading, todo: number[], tooLong: number[] = []) {
  const messages: FromWorker[] = [];
  runTrials(grading, todo, { tooLong }, { post: (m) => messages.push(m), now: () => 0 });
  const results = messages.flatMap((m) => (m.kind === 'results' ? m.results : []));
  return { messages, results };
}

describe('a job in the worker', () => {
  it('picks everything, a family, or single trials', () => {
    const all = labelsOf(aGrading().grading);
    expect(chosenBy({ kind: 'all' }, all)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(chosenBy({ kind: 'family', family: 'b' }, all)).toEqual([2, 3]);
    expect(chosenBy({ kind: 'trials', indices: [5, 1, 99] }, all)).toEqual([1, 5]);
  });

  it('names each trial before it runs, so that silence has an address', () => {
    const { messages } = runAll(aGrading().grading, [0, 1]);
    expect(messages.map((m) => m.kind)).toEqual(['running', 'results', 'running', 'results']);
  });

  it('settles what the page ended, without running it', () => {
    const { grading, ran } = aGrading();
    const { results } = runAll(grading, [0, 1], [0]);
    expect(ran).toEqual([1]);
    expect(results[0]?.trial).toMatchObject({ ending: 'out_of_fuel', reason: 'settled' });
  });

  it('settles the rest once the first trials of every family ran out of fuel', () => {
    const { grading, ran } = aGrading({ 0: 'out_of_fuel', 2: 'out_of_fuel', 4: 'out_of_fuel' });
    const { results } = runAll(grading, [0, 2, 4, 1, 3, 5]);
    expect(ran).toEqual([0, 2, 4]);
    expect(results.slice(3).map((r) => r.trial.reason)).toEqual(['skipped', 'skipped', 'skipped']);
  });
});
