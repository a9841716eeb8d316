import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type App, createApp } from '#app';
import type { GradeProgram } from '#grader/grade-program';
import { exerciseFolder, write } from '#test/catalog/exercise-folder';
import { prove } from '#test/support/prove';
import { tempFolder } from '#test/support/temp-folder';
import { aManifest, anExercise, anOutcome, aReport, STARTER } from './builders.ts';
import { granted, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

const B = 'b'.repeat(64);

test.each(['learner', 'mentor'] as const)('for a %s there is nothing of an exercise’s life', async (role) => {
  const { services, person } = openWithExercise();
  const viewer = person(role);
  const answers = [
    services.listVersions(viewer, SLUG),
    services.diffVersions(viewer, SLUG, { from: 1, to: 1 }),
    services.retireVersions(viewer, SLUG, 1, 'why not'),
    await services.listUnpublished(viewer),
    await services.viewDraft(viewer, SLUG),
    await services.openDraft(viewer, SLUG),
    await services.publishDraft(viewer, SLUG, 'why not'),
  ];
  expect(answers.map((answer) => refusalOf(answer).kind)).toEqual(answers.map(() => 'not_found'));
  expect(services.listExercises()).toHaveLength(1);
});

test('a retired version takes no new draft and no submission, and stays readable', () => {
  const { services, person, submit, grade } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  const submissionId = submit(learner);
  grade();
  granted(services.retireVersions(person('instructor', 'Imani Brook'), SLUG, 1, ' A check was wrong. '));
  expect(granted(services.openWorkspace(learner, SLUG, 1)).standing.isRetired).toBe(true);
  const sent = services.submitWork(learner, SLUG, 1, { files: STARTER, idempotencyKey: 'late' });
  expect(refusalOf(sent)).toMatchObject({ kind: 'conflict', message: expect.stringContaining('is retired') });
  expect(refusalOf(services.openWorkspace(person('learner'), SLUG, 1)).kind).toBe('conflict');
  expect(granted(services.viewAttempt(learner, submissionId)).report?.kind).toBe('public');
  expect(granted(services.listAttempts(learner, SLUG, 1))).toHaveLength(1);
});

test('work on a retired version is told where to go on', () => {
  const { services, person, publish } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  publish(anExercise({ contentHash: B }));
  services.retireVersions(person('instructor'), SLUG, 1, 'old');
  const sent = services.submitWork(learner, SLUG, 1, { files: STARTER, idempotencyKey: 'late' });
  expect(refusalOf(sent).message).toContain('Move your draft to version 2');
  granted(services.moveWorkspace(learner, SLUG, 1));
  expect(services.submitWork(learner, SLUG, 1, { files: STARTER, idempotencyKey: 'now' }).ok).toBe(true);
});

test('every act leaves a line with who, what, when and why; what changed nothing leaves none', () => {
  const { services, person, publish } = openWithExercise();
  const instructor = person('instructor', 'Imani Brook');
  publish(anExercise({ contentHash: B }));
  expect(refusalOf(services.retireVersions(instructor, SLUG, 2, '  ')).field).toBe('why');
  expect(refusalOf(services.retireVersions(instructor, SLUG, 9, 'old')).message).toContain('There is: 1, 2.');
  expect(granted(services.retireVersions(instructor, SLUG, 2, ' old ')).retired).toEqual([2]);
  expect(refusalOf(services.retireVersions(instructor, SLUG, 2, 'old')).kind).toBe('conflict');
  expect(granted(services.retireVersions(instructor, SLUG, 'all', 'all old')).retired).toEqual([1]);
  expect(refusalOf(services.retireVersions(instructor, SLUG, 'all', 'all old')).kind).toBe('conflict');
  const { audit } = granted(services.listVersions(instructor, SLUG));
  expect(audit).toMatchObject([
    { action: 'retire', version: 1, reason: 'all old' },
    { action: 'retire', version: 2, reason: 'old', actorName: 'Imani Brook', at: Date.UTC(2026, 0, 5, 9) },
  ]);
});

test('versions are listed newest first with the work that stands on each', () => {
  const { services, person, publish, submit, grade } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  submit(learner);
  grade();
  publish(anExercise({ contentHash: B }));
  submit(person('learner'));
  expect(granted(services.listVersions(person('instructor'), SLUG)).versions).toMatchObject([
    { number: 2, contentHash: B, drafts: 0, submissions: 1, counted: 0, retiredAt: null },
    { number: 1, drafts: 1, submissions: 1, counted: 1 },
  ]);
});

test('what changed between two versions is said in words, most consequential first', () => {
  const { services, person, publish, dataDir } = openWithExercise();
  const manifest = aManifest({
    version: 2,
    slo: { p95VirtualMs: 9000, tokensTimesReference: 2.5 },
    stages: [
      { title: 'Tickets', brief: 'brief.md', families: ['refunds', 'threats'], supersedes: [] },
      { title: 'Refunds', brief: 'stages/02.md', families: ['limits'], supersedes: ['refunds'] },
    ],
    utility: [
      [
        { key: 'solved', label: 'Solved', euro: 5 },
        { key: 'lost', label: 'Lost', euro: -1 },
      ],
    ],
  });
  const starter = [...STARTER.slice(1), { path: 'src/main.ts', text: 'export default async () => 2;\n' }];
  publish(anExercise({ contentHash: B, manifest, starter, modelCard: '# Model\n\nSlower.\n' }));
  for (const [hash, bundle] of [
    ['a'.repeat(64), 'one'],
    [B, 'two'],
  ] as const) {
    for (const name of ['practice.js', 'hidden.mjs']) {
      writeFileSync(join(dataDir, 'versions', hash, name), name === 'hidden.mjs' ? bundle : 'same');
    }
  }
  const instructor = person('instructor');
  const changes = granted(services.diffVersions(instructor, SLUG, { from: 1, to: 2 }));
  expect(changes.map(({ area, text }) => `${area}: ${text}`)).toEqual([
    'hidden values: version is 1 → 2, so every hidden value and seed is drawn anew. Results do not compare, and stored traces cannot be judged again.',
    'families: Stage 1: threats counts now.',
    'families: Stage 2: refunds does not count any more.',
    'families: Stage 2: threats counts now.',
    'sheet: From stage 1: solved is worth 4 → 5.',
    'sheet: From stage 1: lost is a new line, worth -1.',
    'manifest: slo.p95VirtualMs is 8000 → 9000.',
    'world: Only the hidden bank is another.',
    'files: src/main.ts: 1 line added, 3 removed.',
    'texts: The model card: 3 lines added, 1 removed.',
  ]);
  expect(granted(services.diffVersions(instructor, SLUG, { from: 2, to: 2 }))).toEqual([]);
});

/** A platform that reads one exercise folder, with a grader that knows what each program earns. */
function withFolder() {
  const exercises = tempFolder();
  const folder = exerciseFolder(join(exercises, 'echo'));
  const dataDir = tempFolder();
  const grade: GradeProgram = async ({ files }) => {
    const text = files.find((f) => f.path === 'src/main.ts')?.text ?? '';
    return {
      report: aReport({ outcome: anOutcome({ minor: text.includes('input.word') ? 600 : -50 }) }),
      summaries: [],
      trials: [],
    };
  };
  const app: App = createApp({
    dataDir,
    authoring: {
      secret: 'school',
      dirs: [exercises],
      withGrader: (work) => work(grade),
    },
  });
  onTestFinished(() => app.close());
  const user = app.store.users.create({ email: 'i@example.test', name: 'Imani', passwordHash: 'none' });
  const instructor = granted(app.services.setRole(user?.email ?? '', 'instructor'));
  const proveAs = (over?: Parameters<typeof prove>[2]) => prove(folder, dataDir, over);
  return { app, services: app.services, folder, dataDir, instructor, prove: proveAs };
}

test('a folder is published by hand only with a proof for exactly its content', async () => {
  const { services, instructor, folder, prove } = withFolder();
  const publish = () => services.publishDraft(instructor, 'echo', 'First one.');
  expect(granted(await services.viewDraft(instructor, 'echo'))).toMatchObject({
    version: null,
    unproved: 'no proof',
  });
  expect(refusalOf(await publish()).message).toMatch(/prove \S+\/echo,/);
  await prove({ isQuick: true });
  expect(refusalOf(await publish()).message).toContain('found: a quick proof');
  for (const over of [{ status: 'falls short' }, { status: 'not run' }] as const) {
    await prove(over);
    expect(refusalOf(await publish()).message).toContain('these checks do not hold');
  }
  await prove();
  expect(granted(await publish())).toEqual({ slug: 'echo', version: 1, fresh: true });
  expect(granted(await publish())).toMatchObject({ version: 1, fresh: false });
  write(folder, { 'starter/data/words.json': '["stoat"]\n' });
  expect(refusalOf(await publish()).message).toContain('found: a proof of other content');
  const { audit } = granted(services.listVersions(instructor, 'echo'));
  expect(audit).toMatchObject([{ action: 'publish', actorName: 'Imani', reason: 'First one.', version: 1 }]);
});

test('a draft counts as proved exactly when publishing would take it', async () => {
  const { services, instructor, folder, dataDir, prove } = withFolder();
  const unproved = async () => granted(await services.viewDraft(instructor, 'echo')).unproved;
  await prove();
  expect(await unproved()).toBeNull();
  write(folder, { 'proof.yaml': 'noSolver: Nothing here asks a model.\n' });
  expect(await unproved()).toBe('a proof with other solutions, mutants or labels');
  expect(refusalOf(await services.publishDraft(instructor, 'echo', 'Now.')).message).toContain(
    'other solutions, mutants or labels',
  );
  const proofs = join(dataDir, 'proofs');
  const before = readdirSync(proofs);
  await prove();
  const kept = readdirSync(proofs).find((name) => !before.includes(name)) ?? '';
  renameSync(join(proofs, kept), join(folder, 'proof.json'));
  expect(await unproved()).toBeNull();
  expect(readdirSync(proofs)).not.toContain(kept);
  expect(granted(await services.publishDraft(instructor, 'echo', 'Now.'))).toMatchObject({ version: 1 });
  expect(readdirSync(proofs)).toContain(kept);
});

test('publishing by hand brings a retired exercise back as its next version', async () => {
  const { services, instructor, folder, prove } = withFolder();
  await prove();
  await services.publishDraft(instructor, 'echo', 'First one.');
  services.retireVersions(instructor, 'echo', 'all', 'not now');
  write(folder, { 'starter/data/words.json': '["stoat"]\n' });
  await prove();
  expect(granted(await services.publishDraft(instructor, 'echo', 'Again.'))).toMatchObject({ version: 2 });
  expect(granted(services.findExercise('echo'))).toMatchObject({ version: 2, isRetired: false });
});

test('a folder that says of itself that it is retired is not published by hand', async () => {
  const { services, instructor, folder, prove } = withFolder();
  const manifest = readFileSync(join(folder, 'exercise.yaml'), 'utf8');
  write(folder, { 'exercise.yaml': manifest.replace('status: published', 'status: retired') });
  await prove();
  expect(refusalOf(await services.publishDraft(instructor, 'echo', 'Why not.')).message).toContain(
    'status: retired',
  );
});

test('a folder that is no valid exercise is refused with its flaws, one that is not there with where we looked', async () => {
  const { services, instructor, folder } = withFolder();
  write(folder, { 'brief.md': null });
  expect(refusalOf(await services.viewDraft(instructor, 'echo'))).toMatchObject({
    kind: 'invalid',
    message: expect.stringContaining('brief.md'),
  });
  expect(refusalOf(await services.viewDraft(instructor, 'nothing')).message).toContain('No folder under');
});

test('folders of which nothing was published are listed until something is', async () => {
  const { services, instructor, folder, prove } = withFolder();
  const unpublished = async () => granted(await services.listUnpublished(instructor));
  expect(await unpublished()).toEqual([{ slug: 'echo', title: 'Support assistant' }]);
  const manifest = readFileSync(join(folder, 'exercise.yaml'), 'utf8');
  write(folder, { 'exercise.yaml': 'title: [' });
  expect(await unpublished()).toEqual([{ slug: 'echo', title: null }]);
  expect(refusalOf(await services.viewDraft(instructor, 'echo')).kind).toBe('invalid');
  write(folder, { 'exercise.yaml': manifest });
  await prove();
  await services.publishDraft(instructor, 'echo', 'First one.');
  expect(await unpublished()).toEqual([]);
});

test('a server that reads no folders says where to publish instead', async () => {
  const { services, person } = openWithExercise();
  expect(refusalOf(await services.viewDraft(person('instructor'), SLUG)).message).toContain(
    'npm run exercise',
  );
});
