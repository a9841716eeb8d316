import { describe, expect, it } from 'vitest';
import { CHECKS, checksWith, holds } from '#domain/proof';
import { deskFolder, faultsOf, quickProof, stagedDesk } from './desk.ts';
import { expectFound, TRAPS } from './traps.ts';

const MINUTES = 3 * 60_000;
const SAMPLE = ['over-strict'];

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
    const mutants = stages.map((s) => s.checks.find((c) => c.id === '5'));
    expect(mutants.map((c) => c?.found)).toEqual([
      '8 of 8, 12 over all stages',
      '4 of 4, 12 over all stages',
    ]);
    for (const check of mutants)
      expect(check?.notes.join()).toContain('the families that it is there for alone');
  });

  // All six in `traps.full.ts`.
  it.each(TRAPS.filter(([, bad]) => SAMPLE.includes(bad)))(
    'finds %s',
    { timeout: MINUTES },
    async (...trap) => {
      await expectFound(trap);
    },
  );
});
