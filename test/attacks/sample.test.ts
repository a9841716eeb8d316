import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from './attack.ts';
import { loadCorpus } from './corpus.ts';
import { ENGINES } from './engines.ts';
import { ProvingGround } from './proving-ground.ts';

/** The quick ones of each family; `corpus.full.ts` has them all. */
const SAMPLE = new Set([
  'esc-ctor-hostfn',
  'esc-cve-iterator-concat',
  'mod-dynamic-node',
  'mod-relative-up',
  'cpu-loop',
  'cpu-finally-trap',
  'mem-typed-arrays',
  'stk-recursion',
  'out-log-flood',
  'live-never-settles',
  'live-host-flood',
  'forge-primordials',
  'forge-void-store-key',
  'leak-hoard',
  'over-detect-public',
  'det-random',
  'state-freeze-globals',
  'pp-result-proto',
  'inj-ansi-crlf',
]);

const sample = (await loadCorpus()).filter(({ name, family }) => family === 'honest' || SAMPLE.has(name));

describe.each(ENGINES)('an attack on %s does nothing but fail', (engine) => {
  let ground: ProvingGround | undefined;
  beforeAll(async () => {
    ground = await ProvingGround.open(engine);
  });
  afterAll(() => ground?.close());

  it.each(sample.map((attack) => [attack.name, attack.tries, attack] as const))('%s: %s', async (...row) => {
    expect(await problemsOf(row[2])).toEqual([]);
  });

  async function problemsOf(attack: Attack): Promise<string[]> {
    if (!ground) throw new Error('the proving ground is opened before the first attack');
    return (await ground.prove(attack)).problems;
  }
});
