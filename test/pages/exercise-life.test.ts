import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { aManifest, exerciseFolder, write } from '../catalog/exercise-folder.ts';
import { HttpClient as Client, type HttpClient, sendRaw } from '../support/http.ts';
import { prove } from '../support/prove.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, signedIn } from './review-desk.ts';

/** Not the first of the catalogue, whose starter the demo may send in. */
const SLUG = 'word-echo';
const PAGE = `/instructor/exercises/${SLUG}`;
const PAGES = ['versions', 'families', 'regrade', 'draft', 'draft?as=mentor', 'draft/workspace'].map(
  (name) => `${PAGE}/${name}`,
);
const STRICT = `asObject(run.value)?.['say'] === wanted`;
const LENIENT = `String(asObject(run.value)?.['say']).toLowerCase() === wanted`;
const LOUD = 'export default async (input: { word: string }) => ({ say: input.word.toUpperCase() });\n';
const WHY = 'Loud is right as well.';

let exercises: string;
let folder: string;
let server: RunningServer;
let learner: HttpClient;
let instructor: HttpClient;

beforeAll(async () => {
  exercises = mkdtempSync(join(tmpdir(), 'holdfast-exercises-'));
  folder = exerciseFolder(join(exercises, SLUG));
  write(folder, { 'exercise.yaml': stringify(aManifest({ slug: SLUG })) });
  const manifest = stringify(aManifest({ slug: 'fresh', status: 'draft', title: 'A fresh one' }));
  write(exerciseFolder(join(exercises, 'fresh')), { 'exercise.yaml': manifest });
  server = await startServer({ env: { EXERCISES_DIR: exercises } });
  [learner, instructor] = [await signedIn(server, 'learner'), await signedIn(server, 'instructor')];
});
afterAll(async () => {
  await server?.stop();
  rmSync(exercises, { recursive: true, force: true });
});

function submit(): Promise<{ status: number; text: string }> {
  const files = [{ path: 'src/main.ts', text: LOUD }];
  const json = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
  return learner.post('/api/submissions', { json });
}

async function whenShown(client: HttpClient, path: string, words: string): Promise<void> {
  await vi.waitUntil(async () => (await client.get(path)).text.includes(words), {
    timeout: 60_000,
    interval: 250,
  });
}

// One story, told in order: each test goes on where the one before it stopped.
describe('the life of an exercise', () => {
  let attempt: string;

  it('is nobody’s business but an instructor’s', async () => {
    const mentor = await signedIn(server, 'mentor');
    for (const path of PAGES) {
      const answers = [await learner.get(path), await mentor.get(path)];
      expect(
        answers.map((a) => a.status),
        path,
      ).toEqual([404, 404]);
      expect((await instructor.get(path)).status, path).toBe(200);
      expect((await new Client(server.url).get(path)).status, path).toBe(303);
    }
    for (const page of ['versions', 'regrade']) {
      const form = { wish: page === 'regrade' ? 'apply' : 'retire-all', version: '1', why: WHY };
      expect((await learner.post(`${PAGE}/${page}`, { form })).status).toBe(404);
    }
    expect((await learner.get(`/exercises/${SLUG}`)).status).toBe(200);
  });

  it('refuses a form that comes from somewhere else', async () => {
    const port = Number(new URL(server.url).port);
    const headers = { host: `localhost:${port}`, origin: 'https://elsewhere.test' };
    const body = 'wish=retire-all&why=x';
    const { status } = await sendRaw(port, { path: `${PAGE}/versions`, method: 'POST', headers, body });
    expect(status).toBe(403);
  });

  it('begins as a folder that only instructors see', async () => {
    expectWords(
      await instructor.get('/instructor'),
      'Not published yet',
      'A fresh one',
      '/instructor/exercises/fresh/versions',
    );
    expectWords(
      await instructor.get('/instructor/exercises/fresh/versions'),
      'A fresh one is not published yet.',
      'prove fresh',
    );
    expectWords(
      await instructor.get('/instructor/exercises/fresh/draft'),
      'It is not published',
      'Say the word',
    );
    expect((await instructor.get('/instructor/exercises/nothing/versions')).status).toBe(404);
    expect((await learner.get('/exercises/fresh')).status).toBe(404);
  });

  it('is published at start-up, if its exercise.yaml says so', async () => {
    expectWords(
      await instructor.get(`${PAGE}/versions`),
      'has 1 version',
      'start-up',
      'published version 1',
      'as version 1',
    );
    expect((await learner.get(`/api/workspaces/${SLUG}/1`)).status).toBe(200);
    const sent = await submit();
    expect(sent.status).toBe(202);
    attempt = `/attempts/${JSON.parse(sent.text).submissionId}`;
    await whenShown(learner, attempt, 'Receipt');
    expectNoWords(await learner.get(attempt), 'Regraded');
  });

  it('shows a changed folder as a draft, to a learner’s eyes and to a mentor’s', async () => {
    const world = readFileSync(join(folder, 'world/index.ts'), 'utf8');
    write(folder, {
      'world/index.ts': world.replace(STRICT, LENIENT),
      'brief.md': '# Say it, loud or not\n',
    });
    expectWords(
      await instructor.get(`${PAGE}/draft`),
      'It is not published',
      'Say it, loud or not',
      'Open the workspace',
    );
    expectWords(await instructor.get(`${PAGE}/draft?as=mentor`), 'Hidden families', 'src/main.ts');
    const page = await instructor.get(`${PAGE}/draft/workspace`);
    expectWords(page, 'It is not published', 'Say it, loud or not');
    const world2 = /\/worlds\/[0-9a-f]{64}\/practice\.js/.exec(page.text)?.[0] ?? '';
    expect((await instructor.get(world2)).status).toBe(200);
    expectNoWords(await learner.get(`/exercises/${SLUG}`), 'loud or not');
  });

  it('publishes a version with a proof and a reason, and not without', async () => {
    const publish = (why: string) => instructor.post(`${PAGE}/versions`, { form: { wish: 'publish', why } });
    expect((await publish(WHY)).status).toBe(409);
    await prove(folder, server.dataDir);
    expect((await publish(' ')).status).toBe(422);
    expect((await publish(WHY)).status).toBe(303);
    expectWords(
      await instructor.get(`${PAGE}/versions`),
      'has 2 versions',
      'Imani Brook',
      WHY,
      'The brief: 1 line added',
    );
    expectWords(await instructor.get(`${PAGE}/versions?from=2&to=2`), 'Nothing differs');
    expectWords(await instructor.get(`${PAGE}/versions?from=1&to=7`), 'has no version 7');
  });

  it('tells the owner of a draft, and moves it when they like, and back', async () => {
    expectWords(await learner.get(`/exercises/${SLUG}`), 'stands on version 1', 'Version 2 is out');
    const path = `/exercises/${SLUG}/workspace?stage=1`;
    expectWords(await learner.get(path), 'Version 2 of this exercise is out.', 'Move to version 2');
    expect((await learner.post(path, { form: { wish: 'move' } })).status).toBe(303);
    expectWords(await learner.get(path), 'is kept', 'Bring it back');
    expect((await learner.post(path, { form: { wish: 'move' } })).status).toBe(409);
    expect((await learner.post(path, { form: { wish: 'restore' } })).status).toBe(303);
    expectWords(await learner.get(path), 'Move to version 2');
    await learner.post(path, { form: { wish: 'move' } });
  });

  it('tries a regrade out before anything is stored', async () => {
    const form = { wish: 'preview', version: '2' };
    expectWords(
      await instructor.get(`${PAGE}/regrade`),
      '1 graded submission counts under another version',
      'Its stored traces can be judged again',
    );
    expect((await instructor.post(`${PAGE}/regrade`, { form })).status).toBe(303);
    await whenShown(instructor, `${PAGE}/regrade?to=2`, 'Under version 2, 1 would go up and 0 down.');
    expectWords(await instructor.get(`${PAGE}/regrade?to=2`), 'echo 0.00 → 1.00', 'Nothing of it is stored');
    expectNoWords(await learner.get(attempt), 'Regraded', 'again under');
  });

  it('grades again beside the first report, which stays where it is', async () => {
    const budget = await learner.get(`/api/budget/${SLUG}/1`);
    const apply = (why: string) =>
      instructor.post(`${PAGE}/regrade`, { form: { wish: 'apply', version: '2', why } });
    expect((await apply('')).status).toBe(422);
    expect((await apply(WHY)).status).toBe(303);
    await whenShown(learner, attempt, 'Regraded under version 2.');
    expectWords(await learner.get(attempt), WHY, 'Your first report, under version 1', 'exercise v2');
    const first = await learner.get(`${attempt}?run=1`);
    expectWords(first, 'This report is from version 1.', 'exercise v1');
    expect((await learner.get(`${attempt}?run=9`)).status).toBe(404);
    const receipts = [1, 2].map((run) => learner.get(`${attempt}/receipt.json?run=${run}`));
    const hashes = (await Promise.all(receipts)).map(({ text }) => JSON.parse(text).contentHash);
    expect(new Set(hashes).size).toBe(2);
    expect(JSON.parse((await learner.get(`/api/budget/${SLUG}/1`)).text).left).toBe(
      JSON.parse(budget.text).left,
    );
    expect((await apply(WHY)).status).toBe(409);
    expectWords(await instructor.get(`${PAGE}/versions`), 'graded again under version 2, 1 run');
  });

  it('measures families over what learners sent in', async () => {
    const families = await instructor.get(`${PAGE}/families`);
    expectWords(families, 'Version 2, stage 1: 1 learner,', 'Fewer than 30 learners.', 'echo');
    expectWords(await instructor.get(`${PAGE}/families?version=1`), 'Nothing is graded yet');
    expect((await instructor.get(`${PAGE}/families?version=9`)).status).toBe(404);
  });

  it('ends for new work, and for nothing else', async () => {
    const form = { wish: 'retire-all', why: 'Over.' };
    expect((await instructor.post(`${PAGE}/versions`, { form })).status).toBe(303);
    expectWords(await learner.get(`/exercises/${SLUG}`), 'This exercise is retired.');
    expectNoWords(await learner.get('/'), `/exercises/${SLUG}"`);
    expect((await submit()).status).toBe(409);
    expectWords(await learner.get(`/exercises/${SLUG}/workspace?stage=1`), 'is retired');
    expect((await learner.get(attempt)).status).toBe(200);
    expect((await new Client(server.url).get(`/exercises/${SLUG}/workspace?stage=1`)).status).toBe(409);
    expectWords(await instructor.get(`${PAGE}/versions`), 'retired version 2', 'Over.');
  });
});
