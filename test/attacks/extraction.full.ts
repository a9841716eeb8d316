import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicReport } from '#domain/report';
import type { Attack } from './attack.ts';
import { loadCorpus } from './corpus.ts';
import { ENGINES } from './engines.ts';
import type { Arena } from './open-arena.ts';
import { seenOf } from './problems.ts';
import { ProvingGround } from './proving-ground.ts';

/** In the place of the canary: other letters, another length, and so another everything for a program that tells. */
const OTHER_WORD = 'vicunas';

const attacks = (await loadCorpus()).filter(({ family }) => family === 'extraction');

describe.each(ENGINES)('what a learner sees on %s', (engine) => {
  let ground: ProvingGround | undefined;
  let other: Arena | undefined;
  beforeAll(async () => {
    ground = await ProvingGround.open(engine);
    other = await ground.arena.withHiddenWord(OTHER_WORD);
  });
  afterAll(() => ground?.close());

  it.each(attacks.map((attack) => [attack.name, attack] as const))(
    'does not depend on a hidden word, whatever %s does with it',
    async (_, attack) => {
      const one = await publicReport(attack, ground?.arena);
      const another = await publicReport(attack, other);
      // The receipt covers the hidden inputs, under a key that a learner does not have: here it shows that they differ.
      expect(another.receipt).not.toBe(one.receipt);
      expect({ ...another, receipt: one.receipt }).toEqual(one);
    },
  );

  async function publicReport(attack: Attack, arena: Arena | undefined): Promise<PublicReport> {
    if (!ground || !arena) throw new Error('the proving ground is opened before the first attack');
    const graded = await ground.slot.grade(arena.job(attack.files));
    return seenOf(graded).publicReport;
  }
});
