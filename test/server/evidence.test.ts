import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import { Evidence } from '#server/evidence';

const unpacked = async (evidence: Evidence) => JSON.parse(gunzipSync(await evidence.finish()).toString());
const aTrial = (index: number) => ({ case: `c-${index}`, reason: 'é'.repeat(1000) }) as Trial;

it('evidence is every trial in the order in which they came', async () => {
  const evidence = new Evidence();
  const trials = Array.from({ length: 500 }, (_, index) => aTrial(index));
  for (const trial of trials) evidence.add(trial);
  expect(await unpacked(evidence)).toEqual(trials);
});

it('evidence of no trial is an empty list', async () => {
  expect(await unpacked(new Evidence())).toEqual([]);
});
