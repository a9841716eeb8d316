import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Receipt } from '#domain/receipt';
import type { Trial } from '#domain/trial';
import { EvidencePack } from '#server/evidence';

const receipt = { id: 'a'.repeat(64) } as Receipt;
const unpacked = async (pack: EvidencePack) => JSON.parse(gunzipSync(await pack.finish(receipt)).toString());
const aTrial = (index: number) => ({ case: `c-${index}`, reason: 'é'.repeat(1000) }) as Trial;

it('evidence is every trial in the order in which they came, and the receipt', async () => {
  const pack = new EvidencePack();
  const trials = Array.from({ length: 500 }, (_, index) => aTrial(index));
  for (const trial of trials) pack.add(trial);
  expect(await unpacked(pack)).toEqual({ trials, receipt });
});

it('evidence of no trial is an empty list', async () => {
  expect(await unpacked(new EvidencePack())).toEqual({ trials: [], receipt });
});
