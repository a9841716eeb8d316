import { expect, it } from 'vitest';
import { firstFault, proofTitle } from '#components/proof/proof-words.ts';
import { aFailedProof, aProof } from '#test/support/proofs';

it.each<[string, Parameters<typeof proofTitle>[0]]>([
  ['Nothing is proved of this exercise yet.', { proof: null, obstacle: null }],
  ['Every check holds: this content may be published.', { proof: aProof(), obstacle: null }],
  ['Not publishable yet: 1 check falls short.', { proof: aFailedProof('x'), obstacle: 'x' }],
])('%s', (title, view) => {
  expect(proofTitle(view)).toBe(title);
});

it('the first fault is told first, and none where there is none', () => {
  expect(firstFault(aFailedProof('A mutant lives.'))).toBe('A mutant lives.');
  expect(firstFault(aProof())).toBeUndefined();
});
