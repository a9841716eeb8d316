import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Receipt, TRIALS_PER_DIGEST } from '#domain/receipt';
import type { Trial } from '#domain/trial';
import { digestsOf } from '#grader/receipt';
import { evidenceOf, packChunk, unpackTrials } from '#server/evidence';

const receipt = { id: 'a'.repeat(64) } as Receipt;
const trials = Array.from({ length: 95 }, (_, i) => ({ case: `c-${i}`, reason: 'é'.repeat(500) }) as Trial);

function packed(list: readonly Trial[]) {
  const chunks = [];
  for (let from = 0; from < list.length; from += TRIALS_PER_DIGEST)
    chunks.push(packChunk(list.slice(from, from + TRIALS_PER_DIGEST), from === 0));
  return chunks;
}

it('evidence is every trial in order, and the receipt', () => {
  const evidence = evidenceOf(
    packed(trials).map((chunk) => chunk.packed),
    receipt,
  );
  expect(JSON.parse(gunzipSync(evidence).toString())).toEqual({ trials, receipt });
});

it('evidence of no trial is an empty list', () => {
  expect(JSON.parse(gunzipSync(evidenceOf([], receipt)).toString())).toEqual({ trials: [], receipt });
});

it('packed trials come out as they went in', () => {
  expect(unpackTrials(packed(trials).map((chunk) => chunk.packed))).toEqual(trials);
});

it('a chunk is packed with the digest that a receipt has of it', () => {
  expect(packed(trials).map((chunk) => chunk.digest)).toEqual(digestsOf(trials));
});
