import { describe, expect, it } from 'vitest';
import type { OwnCase } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import type { Rehearsal } from '#grader/grading';
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
  const grading: Rehearsal = {
    total: all.length,
    transpileMs: 0,
    label: (index) => ({ suite: 'practice', ...at(index) }),
    run: (index) => {
      ran.push(index);
      return aTrial({ family: at(index).family, ending: endings[index] ?? 'returned' });
    },
    rehearse: (index, { input, fault }) =>
      aTrial({ family: at(index).family, input, fault: fault ?? 'none', value: { kind: 'answer' } }),
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

function runAll(grading: Rehearsal, todo: number[], tooLong: number[] = [], own: OwnCase[] = []) {
  const messages: FromWorker[] = [];
  runTrials(grading, todo, { tooLong, own }, { post: (m) => messages.push(m), now: () => 0 });
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

  describe('with cases of the learner’s own', () => {
    const MINE: OwnCase = {
      id: 'mine',
      name: 'A longer mail',
      from: { family: 'b', case: 'b-1', twin: 'hold', seed: 1 },
      input: { text: 'longer' },
      fault: null,
      expect: 'returned.kind is "answer"',
    };

    it('labels them behind the suite and picks them alone', () => {
      const all = labelsOf(aGrading().grading, [MINE]);
      expect(all.at(-1)).toMatchObject({ index: 6, family: '(own)', case: 'mine', seed: 1 });
      expect(chosenBy({ kind: 'own' }, all)).toEqual([6]);
    });

    it('runs them on their own input and judges by what was expected', () => {
      const { results } = runAll(
        aGrading().grading,
        [6, 7],
        [],
        [MINE, { ...MINE, id: 'b', expect: 'ends threw' }],
      );
      expect(results.map(({ trial }) => [trial.case, trial.verdict, trial.reason])).toEqual([
        ['mine', 'ok', 'The expectation is met.'],
        ['b', 'fail', 'It should end threw and ended returned.'],
      ]);
      expect(results[0]?.trial.input).toEqual({ text: 'longer' });
    });

    it('is nobody’s failure where the case it was made from is gone', () => {
      const lost = { ...MINE, from: { ...MINE.from, family: 'gone' } };
      const { results } = runAll(aGrading().grading, [6], [], [lost]);
      expect(results[0]?.trial).toMatchObject({ ending: 'broken', case: 'mine' });
      expect(results[0]?.trial.reason).toContain('has no case b-1 of gone');
    });
  });
});
