import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProof } from '#proof/proof-files';
import { aFailedProof, aProof } from '#test/support/proofs';
import { granted, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

const AT = { early: '2026-01-01T00:00:00.000Z', late: '2026-01-09T00:00:00.000Z' };

function withProofs(...proofs: Parameters<typeof writeProof>[1][]) {
  const platform = openWithExercise();
  const folder = join(platform.dataDir, 'proofs');
  mkdirSync(folder, { recursive: true });
  return Promise.all(proofs.map((p) => writeProof(folder, p))).then(() => platform);
}

test('an instructor sees the proof of what is published', async () => {
  const { services, person } = await withProofs(aProof());
  expect(granted(services.viewProof(person('instructor'), SLUG))).toMatchObject({
    title: 'Support assistant',
    published: { number: 1, contentHash: 'a'.repeat(64) },
    proof: { slug: SLUG },
    obstacle: null,
  });
});

test('a full proof comes before a quick one of the same content', async () => {
  const { services, person } = await withProofs(
    aProof({ at: AT.early }),
    aProof({ isQuick: true, at: AT.early }),
  );
  expect(granted(services.viewProof(person('instructor'), SLUG)).proof?.isQuick).toBe(false);
});

test('a newer proof of a draft comes before that of what is published, and says what is missing', async () => {
  const draft = aFailedProof('A mutant lives.', { contentHash: 'd'.repeat(64), at: AT.late });
  const { services, person } = await withProofs(aProof({ at: AT.early }), draft);
  const view = granted(services.viewProof(person('instructor'), SLUG));
  expect(view.proof?.contentHash).toBe('d'.repeat(64));
  expect(view.obstacle).toMatch(/5 \(Conceptual mutants are killed\)/);
});

test('an exercise without a proof says so, and one that nobody knows is not found', async () => {
  const { services, person } = await withProofs();
  const instructor = person('instructor');
  expect(granted(services.viewProof(instructor, SLUG))).toMatchObject({ proof: null, obstacle: null });
  expect(refusalOf(services.viewProof(instructor, 'nothing')).kind).toBe('not_found');
});

test.each(['learner', 'mentor'] as const)('a %s sees no proof', async (role) => {
  const { services, person } = await withProofs(aProof());
  expect(refusalOf(services.viewProof(person(role), SLUG)).kind).toBe('not_allowed');
});
