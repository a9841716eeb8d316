import { expect, it } from 'vitest';
import { holds, proofSchema, whyNotPublishable } from '#domain/proof';
import { aCheck, aFailedProof, aProof, aStageProof } from '#test/support/proofs';

const is = { contentHash: 'a'.repeat(64), programsHash: 'b'.repeat(64) };

it('a full proof of exactly this content, in which everything holds, lets it be published', () => {
  expect(whyNotPublishable(aProof(), is)).toBeUndefined();
});

it.each<[string, Parameters<typeof whyNotPublishable>[0], RegExp]>([
  [
    'of other content',
    aProof({ contentHash: 'c'.repeat(64) }),
    /other content \(cccccccccccc; .*aaaaaaaaaaaa\)/,
  ],
  ['with other programs', aProof({ programsHash: 'c'.repeat(64) }), /other solutions, mutants or labels/],
  ['that was made quickly', aProof({ isQuick: true }), /a quick proof/],
  ['in which a check falls short', aFailedProof('A mutant lives.'), /5 \(Conceptual mutants are killed\)/],
  [
    'in which a check was left out',
    aProof({ stages: [aStageProof({ checks: [aCheck({ id: '6', status: 'not run' })] })] }),
    /6 \(Operator mutants are killed\)/,
  ],
])('a proof %s does not', (_, proof, why) => {
  expect(whyNotPublishable(proof, is)).toMatch(why);
});

it('a check that was left out breaks nothing of a quick proof', () => {
  const left = aStageProof({ checks: [aCheck({ id: '6', status: 'not run' })] });
  expect(holds(aProof({ stages: [left] }))).toBe(true);
  expect(holds(aFailedProof('A mutant lives.'))).toBe(false);
});

it('a proof survives being written and read', () => {
  const proof = aFailedProof('A mutant lives.');
  expect(proofSchema.parse(JSON.parse(JSON.stringify(proof)))).toEqual(proof);
});
