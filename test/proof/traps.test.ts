import { describe, expect, it } from 'vitest';
import { CHECKS, checksWith, holds } from '#domain/proof';
import { deskFolder, faultsOf, quickProof, stagedDesk } from './desk.ts';

const MINUTES = 3 * 60_000;

describe('a quick proof', () => {
  it('holds for the exercise that authors start from', { timeout: MINUTES }, async () => {
    const proof = await quickProof(deskFolder());
    expect(faultsOf(proof)).toEqual({});
    expect(holds(proof)).toBe(true);
    expect(checksWith(proof, 'holds').map((c) => CHECKS[c.id])).toHaveLength(12);
  });

  it('proves every stage of an exercise, each with its own families', { timeout: MINUTES }, async () => {
    const { stages } = await quickProof(stagedDesk());
    expect(stages.map((s) => [s.stage, s.families.length, s.mutants.map((m) => m.name)])).toEqual([
      [
        1,
        2,
        [
          'believes-unlisted',
          'code-exists',
          'one-request',
          'pieces-mean-order',
          'practice-wording',
          'question-mark',
          'same-answer-twice',
          'trusts-the-code',
        ],
      ],
      [2, 3, ['no-pause', 'no-time-out', 'one-try', 'three-minutes']],
    ]);
    expect(stages.flatMap((s) => s.checks.flatMap((c) => c.faults))).toEqual([]);
  });

  it.each<[string, string, string, RegExp[]]>([
    [
      'a family without twins',
      'no-twins',
      '8',
      [/The family listed-or-not has no twins: what is right in one of its cases is right in the other/],
    ],
    [
      'a judge that quotes a hidden input',
      'leaky-reason',
      '10',
      [/The judge of order-or-question says what stands in a hidden input \(“.+”/],
    ],
    [
      'a solution that is wrong',
      'failing-wheat',
      '3',
      [
        /The solution check-first is \S+, not production-ready: it fails listed-or-not at 0\.\d\d/,
        /its hold cases are refused with “Something was ordered that nobody ordered\.”/,
      ],
    ],
    [
      'a world that counting words solves',
      'regular-world',
      '4b',
      [/The solver word-overlap reaches O \d\.\d\d without the model: the world is so regular/],
    ],
    [
      'a judge that tosses a coin',
      'flaky-check',
      '7',
      [/The family listed-or-not is judged otherwise when it runs again: .+ Math\.random/],
    ],
    [
      'a check that refuses a good program for how it is built',
      'over-strict',
      '3',
      [
        /The solution check-first is \S+, not production-ready: it fails listed-or-not at 0\.00 \(2 other solutions pass/,
        /its act cases are refused with “The catalogue was read before the message was\.” 15 times/,
        /the check is too strict: let it accept that/,
      ],
    ],
  ])('finds %s', { timeout: MINUTES }, async (_, bad, check, sentences) => {
    const faults = faultsOf(await quickProof(deskFolder(bad)));
    const told = (faults[check as keyof typeof faults] ?? []).join('\n');
    for (const sentence of sentences) expect(told).toMatch(sentence);
  });
});
