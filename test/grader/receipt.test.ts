import { expect, it } from 'vitest';
import { receiptId, secretCommitment, submissionHash } from '#grader/receipt';
import { aManifest, body, ENTRY, graded, SOUND_PROGRAM } from './builders.ts';

const files = [
  { path: 'src/a.ts', text: 'one' },
  { path: 'src/b.ts', text: 'two' },
];

it('the hash of a submission does not depend on the order of its files, but on every byte and name', () => {
  expect(submissionHash(files.toReversed())).toBe(submissionHash(files));
  const changed = [{ path: 'src/a.ts', text: 'One' }, ...files.slice(1)];
  const renamed = [{ path: 'src/c.ts', text: 'one' }, ...files.slice(1)];
  expect(new Set([files, changed, renamed].map(submissionHash)).size).toBe(3);
});

it('the commitment to a secret holds neither the secret nor what another exercise would show', () => {
  const manifest = aManifest();
  const shown = secretCommitment('school', manifest);
  expect(shown).not.toContain('school');
  expect(shown).toBe(secretCommitment('school', manifest));
  expect(shown).not.toBe(secretCommitment('School', manifest));
  expect(shown).not.toBe(secretCommitment('school', { ...manifest, version: 2 }));
});

it('an id belongs to exactly its receipt', async () => {
  const { report } = await graded(SOUND_PROGRAM);
  const { receipt } = report;
  if (!receipt) throw new Error('no receipt');
  expect(receiptId(receipt)).toBe(receipt.id);
  for (const field of Object.keys(receipt).filter((f) => f !== 'id')) {
    expect(receiptId({ ...receipt, [field]: 'changed' }), field).not.toBe(receipt.id);
  }
});

it('each part of a grading changes its own field and the id', async () => {
  const base = (await graded(SOUND_PROGRAM)).report.receipt;
  const changes = {
    contentHash: { contentHash: 'd'.repeat(64) },
    limits: { manifest: aManifest({ limits: { fuel: 100 } }) },
    secret: { secret: 'other' },
    submission: { files: [{ path: ENTRY, text: `${SOUND_PROGRAM}\n` }] },
    trials: { files: [{ path: ENTRY, text: body('return { kind: "handoff" };') }] },
  };
  for (const [field, over] of Object.entries(changes)) {
    const receipt = (await graded(SOUND_PROGRAM, over)).report.receipt;
    expect(receipt?.[field as keyof typeof changes], field).not.toEqual(
      base?.[field as keyof typeof changes],
    );
    expect(receipt?.id, field).not.toBe(base?.id);
  }
});
