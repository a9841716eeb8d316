import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProof } from '#proof/proof-files';
import { aProof, aStageProof } from '#test/support/proofs';
import { aManifest, anExercise } from './builders.ts';
import { granted, openPlatform, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

test('the catalogue shows the newest version of each exercise once', () => {
  const { services, publish } = openWithExercise();
  const manifest = aManifest({ title: 'Support assistant, again' });
  publish(anExercise({ contentHash: 'b'.repeat(64), manifest }));
  expect(services.listExercises()).toEqual([
    {
      slug: SLUG,
      title: 'Support assistant, again',
      problem: 'It refunds whoever asks.',
      modes: ['M6', 'M1'],
      practises: ['M6', 'M1'],
      stages: 2,
      hours: [2, 4],
      difficulty: 'regular',
    },
  ]);
});

test('the catalogue knows every mode that is practised, from the proof of exactly what is published', async () => {
  const { services, dataDir } = openWithExercise();
  const families = [
    { id: 'refunds', title: 'Refunds', mode: 'M6' as const },
    { id: 'secrets', title: 'Secrets', mode: 'M8' as const },
    { id: 'limits', title: 'Limits', mode: 'M1' as const },
  ];
  const folder = join(dataDir, 'proofs');
  mkdirSync(folder, { recursive: true });
  await writeProof(folder, aProof({ stages: [aStageProof({ families })] }));
  expect(services.listExercises()[0]?.practises).toEqual(['M1', 'M6', 'M8']);
});

test('a retired exercise leaves the catalogue, and can still be read', () => {
  const { services, app } = openWithExercise();
  app.store.exercises.retire(app.store.exercises.findLatest(SLUG)?.id ?? '');
  expect(services.listExercises()).toEqual([]);
  expect(granted(services.findExercise(SLUG)).isRetired).toBe(true);
});

test('while the newest version is retired, new work begins with the one before', () => {
  const { services, publish, app } = openWithExercise();
  app.store.exercises.retire(publish(anExercise({ contentHash: 'b'.repeat(64) })));
  expect(services.listExercises()).toHaveLength(1);
  expect(granted(services.findExercise(SLUG))).toMatchObject({ version: 1, isRetired: false });
});

test('an exercise page names its version and its practice bundle', () => {
  const { services, publish } = openWithExercise();
  const id = publish(anExercise({ contentHash: 'b'.repeat(64) }));
  const page = granted(services.findExercise(SLUG));
  expect(page).toMatchObject({ id, version: 2, practiceUrl: `/worlds/${'b'.repeat(64)}/practice.js` });
  expect(page.exercise.briefs).toEqual(['# Tickets', '# Refunds']);
});

test('an older version is found by its id', () => {
  const { services, publish, app } = openWithExercise();
  const old = app.store.exercises.findLatest(SLUG)?.id ?? '';
  publish(anExercise({ contentHash: 'b'.repeat(64) }));
  expect(granted(services.findExerciseVersion(old)).version).toBe(1);
  expect(refusalOf(services.findExerciseVersion('none')).kind).toBe('not_found');
});

test('publishing the same content twice makes one version', () => {
  const { publish } = openPlatform();
  expect(publish()).toBe(publish());
});

test('an unknown exercise is not found', () => {
  expect(refusalOf(openPlatform().services.findExercise('nothing')).kind).toBe('not_found');
});

test('a version whose folder is gone says what to do', () => {
  const { services, dataDir } = openWithExercise();
  rmSync(join(dataDir, 'versions'), { recursive: true });
  expect(() => services.findExercise(SLUG)).toThrow(/publish the exercise again/);
});

test('a folder that holds another version is refused', () => {
  const { services, dataDir } = openWithExercise();
  const file = join(dataDir, 'versions', 'a'.repeat(64), 'exercise.json');
  writeFileSync(file, JSON.stringify(anExercise({ contentHash: 'c'.repeat(64) })));
  expect(() => services.findExercise(SLUG)).toThrow(/another version/);
});
