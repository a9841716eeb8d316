import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '#islands/language/language-messages.ts';
import { PAUSE_MS, ProblemWatch } from '#islands/language/problem-watch.ts';
import { FakeTimer } from './fake-timer.ts';

const problemIn = (path: string): Problem => ({ path, from: 0, to: 1, line: 1, column: 1, message: 'wrong' });

let asked: string[];
let told: string[][];
let timer: FakeTimer;
let watch: ProblemWatch;
/** Answers the question that waits. */
let answer: (problems: Problem[] | undefined) => void;

/** The service answers; all that follows from it has happened when this resolves. */
async function answers(...problems: Problem[]): Promise<void> {
  answer(problems);
  await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(() => {
  asked = [];
  told = [];
  timer = new FakeTimer();
  const ask = (question: { path: string }) => {
    asked.push(question.path);
    return new Promise<Problem[] | undefined>((resolve) => {
      answer = resolve;
    });
  };
  watch = new ProblemWatch({
    client: { ask },
    after: timer.after,
    onProblems: (problems) => told.push(problems.map((p) => p.path)),
  });
});

describe('the watch over problems', () => {
  it('asks when typing has stopped, and not at every key', () => {
    for (let i = 0; i < 5; i++) {
      watch.changed(['a.ts'], 'a.ts');
      timer.pass(PAUSE_MS - 1);
    }
    expect(asked).toEqual([]);
    timer.pass(1);
    expect(asked).toEqual(['a.ts']);
  });

  it('asks first for the file on show, then for the others, and for no file that is no code', async () => {
    watch.changed(['a.ts', 'notes.md', 'b.ts'], 'b.ts');
    timer.pass(PAUSE_MS);
    await answers(problemIn('b.ts'));
    await answers(problemIn('a.ts'));
    expect(asked).toEqual(['b.ts', 'a.ts']);
    expect(told).toEqual([['b.ts'], ['b.ts', 'a.ts']]);
  });

  it('drops an answer about text that has changed meanwhile', async () => {
    watch.changed(['a.ts', 'b.ts'], 'a.ts');
    timer.pass(PAUSE_MS);
    watch.changed(['a.ts', 'b.ts'], 'a.ts');
    await answers(problemIn('a.ts'));
    expect(told).toEqual([]);
    expect(asked).toEqual(['a.ts']);
  });

  it('forgets the problems of a file that is gone', async () => {
    watch.changed(['a.ts', 'b.ts'], 'a.ts');
    timer.pass(PAUSE_MS);
    await answers(problemIn('a.ts'));
    await answers(problemIn('b.ts'));
    watch.changed(['a.ts'], 'a.ts');
    timer.pass(PAUSE_MS);
    await answers();
    expect(told.at(-1)).toEqual([]);
  });
});
