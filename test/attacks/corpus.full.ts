import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from './corpus.ts';
import { ENGINES } from './engines.ts';
import { type Outcome, ProvingGround } from './proving-ground.ts';
import { tableOf } from './table.ts';

const corpus = await loadCorpus();
const outcomes: Outcome[] = [];

afterAll(() => {
  console.log(tableOf(outcomes));
});

describe.each(ENGINES)('every attack on %s', (engine) => {
  let ground: ProvingGround | undefined;
  beforeAll(async () => {
    ground = await ProvingGround.open(engine);
  });
  afterAll(() => ground?.close());

  it.each(corpus.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
    if (!ground) throw new Error('the proving ground is opened before the first attack');
    const outcome = await ground.prove(attack);
    outcomes.push(outcome);
    expect(outcome.problems.slice(0, 5)).toEqual([]);
  });
});
