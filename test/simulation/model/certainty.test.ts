import { describe, expect, it } from 'vitest';
import { logprobsOf, type Mark, probabilityOf, selfReport } from '#simulation/model/certainty';
import { tokensOf } from '#simulation/model/request';
import { tokenise } from '#simulation/model/tokens';
import { draw, keyOf } from '#simulation/random';
import { anOutside, answeredChat, aRequest, call, QUESTION } from '../builders.ts';

const luck = (i: number) => (name: string) => draw(keyOf('tests', 'certainty', i), name);

/** The chance that a right one is above a wrong one. */
function auroc(right: readonly number[], wrong: readonly number[]): number {
  const wins = right.flatMap((r) => wrong.map((w) => (r > w ? 1 : r === w ? 0.5 : 0)));
  return wins.reduce<number>((sum, w) => sum + w, 0) / wins.length;
}

const many = (make: (i: number) => number) => Array.from({ length: 600 }, (_, i) => make(i));

describe('what the model says of its own certainty', () => {
  const right = many((i) => selfReport(true, luck(i)));
  const wrong = many((i) => selfReport(false, luck(i + 1_000)));

  it('is high, and hardly lower when it is wrong', () => {
    expect([Math.min(...right), Math.max(...right)]).toEqual([0.86, 0.99]);
    expect([Math.min(...wrong), Math.max(...wrong)]).toEqual([0.82, 0.97]);
  });

  it('says less than its log probabilities do', () => {
    const probability = (isRight: boolean, from: number) =>
      many((i) => probabilityOf({ text: '30', isRight }, luck(i + from)));
    const byLogprob = auroc(probability(true, 2_000), probability(false, 3_000));
    expect(byLogprob).toBeGreaterThan(0.82);
    expect(byLogprob).toBeLessThan(0.88);
    expect(auroc(right, wrong)).toBeLessThan(byLogprob - 0.05);
  });
});

describe('log probabilities', () => {
  const text = '{"value":"30 days","source":"KB-1"}';
  const doubtful: Mark = { text: '30 days', isRight: false };

  it('add up to the text, token by token', () => {
    const tokens = logprobsOf(text, [], 0, luck(1)).map((t) => t.token);
    expect(tokens.join('')).toBe(text);
    expect(tokens).toHaveLength(tokensOf(text));
  });

  it('are low where a value begins that the model is unsure of, and nowhere else', () => {
    const tokens = logprobsOf(text, [doubtful], 0, luck(1));
    const lowest = tokens.reduce((a, b) => (b.logprob < a.logprob ? b : a));
    const at = tokens.slice(0, tokens.indexOf(lowest)).reduce((sum, t) => sum + t.token.length, 0);
    expect(text.indexOf('30')).toBeGreaterThanOrEqual(at);
    expect(text.indexOf('30')).toBeLessThan(at + lowest.token.length);
    expect(tokens.filter((t) => t !== lowest).every((t) => t.logprob > -0.02)).toBe(true);
  });

  it('are what the exercise says of a value, where it says so, in the property it names', () => {
    const twice = '{"total":"4711.00","account":"4711"}';
    const mark: Mark = { text: '4711', isRight: true, field: 'account', probability: 0.42 };
    const tokens = logprobsOf(twice, [mark], 0, luck(3));
    const unsure = tokens.filter((t) => t.logprob < -0.02);
    expect(unsure.map((t) => Math.exp(t.logprob).toFixed(4))).toEqual(['0.4200']);
    const at = tokens.slice(0, tokens.indexOf(unsure[0] as (typeof tokens)[number]));
    const from = at.reduce((sum, t) => sum + t.token.length, 0);
    expect(from).toBeGreaterThan(twice.indexOf('"account"'));
    expect(from).toBeLessThanOrEqual(twice.lastIndexOf('4711'));
  });

  it('fall on the first place of a text where the answer has no such property', () => {
    const mark: Mark = { text: 'KB-1', isRight: true, field: 'account', probability: 0.3 };
    const unsure = logprobsOf(text, [mark], 0, luck(4)).filter((t) => t.logprob < -0.02);
    expect(unsure).toHaveLength(1);
  });

  it('of a token and its alternatives are never more than certain, the likeliest first', () => {
    for (const { token, top_logprobs: top } of logprobsOf(text, [doubtful], 4, luck(2))) {
      expect(top).toHaveLength(4);
      expect(top.map((t) => t.token)).toContain(token);
      expect(top.reduce((sum, t) => sum + Math.exp(t.logprob), 0)).toBeLessThanOrEqual(1.000_01);
      expect(top.map((t) => t.logprob)).toEqual(top.map((t) => t.logprob).sort((a, b) => b - a));
    }
  });

  it('come only when they are asked for, and cost time', () => {
    const timed = (logprobs: boolean) => {
      const outside = anOutside();
      const { choices } = answeredChat(
        call(outside, 'model.chat', { request: aRequest(QUESTION, { logprobs }) }),
      );
      return { ms: outside.clock.nowMs, logprobs: choices[0]?.logprobs };
    };
    expect(timed(false).logprobs).toBeNull();
    expect(timed(true).logprobs).not.toBeNull();
    expect(timed(true).ms).toBeGreaterThan(timed(false).ms);
  });
});

describe('tokens', () => {
  it.each(['', 'a', 'abcd', 'abcde', '😀😀😀😀😀😀', 'Guten Tag, wie geht es Ihnen heute?'])(
    'of %j add up, and are as many as are billed',
    (text) => {
      for (let i = 0; i < 20; i += 1) {
        const tokens = tokenise(text, luck(i));
        expect(tokens.join('')).toBe(text);
        expect(tokens).toHaveLength(tokensOf(text));
        expect(tokens.every((t) => t !== '')).toBe(true);
      }
    },
  );
});
