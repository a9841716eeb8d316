import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readApproaches } from '#catalog/read-approaches';
import { readExercise } from '#catalog/read-exercise';
import type { Approach } from '#domain/approach';
import { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, signedIn } from './review-desk.ts';

const SLUG = 'model-client';
const PAGE = `/exercises/${SLUG}/approaches`;
const FOLDER = `exercises/${SLUG}`;

let server: RunningServer;
let approaches: Approach[];
let last: number;
/** What a learner is given to begin with. */
let given: string;

beforeAll(async () => {
  const loaded = await readExercise(FOLDER);
  approaches = await readApproaches(loaded);
  last = loaded.exercise.manifest.stages.length;
  given = loaded.exercise.starter.map(({ text }) => text).join('\n');
  server = await startServer();
});
afterAll(() => server?.stop());

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
};

/** How many lines of the approaches a page shows, of those that stand in nothing a learner is given. */
function linesShown({ text }: { text: string }): number {
  const plain = text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|amp|quot|#34|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  const lines = approaches.flatMap(({ files }) => files.flatMap((file) => file.text.split('\n')));
  const telling = new Set(
    lines.map((line) => line.trim()).filter((l) => l.length > 24 && !given.includes(l)),
  );
  return [...telling].filter((line) => plain.includes(line)).length;
}

async function finish(client: HttpClient): Promise<void> {
  const [reference] = approaches;
  const json = { slug: SLUG, stage: last, files: reference?.files, idempotencyKey: crypto.randomUUID() };
  const sent = await client.post('/api/submissions', { json });
  expect(sent.status, sent.text).toBe(202);
  const { submissionId } = JSON.parse(sent.text);
  const state = async () =>
    JSON.parse((await client.get(`/api/submissions/${submissionId}/progress`)).text).state;
  await vi.waitUntil(async () => (await state()) === 'graded', { timeout: 100_000, interval: 300 });
}

// One story, told in order: each test goes on where the one before it stopped.
describe('other approaches', () => {
  it('are closed to a newcomer and to a learner who has not finished, with what opens them', async () => {
    for (const client of [new HttpClient(server.url), await signedIn(server, 'learner')]) {
      const page = await client.get(PAGE);
      expect(page.status).toBe(403);
      expectWords(page, 'Closed until you have finished.', `stage ${last}, the last one`);
      expectNoWords(page, 'Failover first', 'client.ts');
      expect(linesShown(page)).toBe(0);
      expect((await client.get(`${PAGE}?read=failover-first`)).status).toBe(403);
    }
    expectWords(await new HttpClient(server.url).get(`/exercises/${SLUG}`), `href="${PAGE}"`);
  });

  it('have no other address', async () => {
    const [hash] = readdirSync(join(server.dataDir, 'versions'));
    const client = await signedIn(server, 'learner');
    for (const path of [
      `/worlds/${hash}/approaches.json`,
      `/versions/${hash}/approaches.json`,
      `${PAGE}.json`,
    ]) {
      expect((await client.get(path)).status, path).toBe(404);
    }
  });

  it('are open to mentors and instructors', async () => {
    for (const name of ['mentor', 'instructor']) {
      const page = await (await signedIn(server, name)).get(PAGE);
      expect(page.status).toBe(200);
      expectWords(page, '5 other ways', 'Open because you mentor', 'Failover first', 'src/client.ts');
      expect(linesShown(page)).toBeGreaterThan(50);
    }
  });

  it('open to a learner who has finished the last stage, one at a time and read-only', async () => {
    const learner = await signedIn(server, 'learner');
    await finish(learner);
    const page = await learner.get(`${PAGE}?read=hedged`);
    expect(page.status, page.text.slice(0, 400)).toBe(200);
    expectWords(page, 'Open because you finished the last stage.', 'aria-label="Hedged"', 'tok-keyword');
    expectNoWords(page, '<textarea', 'aria-label="Admission"');
    expect((await learner.get(`${PAGE}?read=nothing`)).status).toBe(404);
    expectWords(await learner.get(`/exercises/${SLUG}`), 'Read other approaches');
    expect((await (await signedIn(server, 'ines')).get(PAGE)).status).toBe(403);
  });

  it('of a version from before they were kept are said not to be there', async () => {
    for (const name of readdirSync(join(server.dataDir, 'versions'))) {
      rmSync(join(server.dataDir, 'versions', name, 'approaches.json'), { force: true });
    }
    const page = await (await signedIn(server, 'learner')).get(PAGE);
    expect(page.status).toBe(200);
    expectWords(page, 'was published before they were kept with it');
  });

  it('of no exercise are not found', async () => {
    expect((await new HttpClient(server.url).get('/exercises/nothing/approaches')).status).toBe(404);
  });
});
