import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectWords, signedIn } from './review-desk.ts';

const SUBMISSIONS = '/instructor/exercises/support-assistant';
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

test('an instructor sees each exercise with its content hash and its anchors in euro', async () => {
  const answer = await (await signedIn(server, 'instructor')).get('/instructor');
  expect(answer.status).toBe(200);
  expect(/[0-9a-f]{64}/.test(answer.text)).toBe(true);
  expect(/Reference<\/th>[\s\S]*?[+−]€/.test(answer.text)).toBe(true);
});

test('a mentor is not shown the instructor’s pages', async () => {
  const mentor = await signedIn(server, 'mentor');
  const answers = [await mentor.get('/instructor'), await mentor.get(SUBMISSIONS)];
  expect(answers.map((a) => a.status)).toEqual([403, 403]);
});

test('submissions link to the attempt', async () => {
  const answer = await (await signedIn(server, 'instructor')).get(SUBMISSIONS);
  expect(answer.status).toBe(200);
  expect(/<a href="\/attempts\/[^"]+"[^>]*>\s*Ines Duarte\s*<\/a>/.test(answer.text)).toBe(true);
});

test('a page beyond the last one says which is the last', async () => {
  const answer = await (await signedIn(server, 'instructor')).get(`${SUBMISSIONS}?page=9`);
  expectWords(answer, 'There is no page 9.', '?page=1"');
});

test('an exercise that does not exist is not found', async () => {
  const answer = await (await signedIn(server, 'instructor')).get('/instructor/exercises/nothing');
  expect(answer.status).toBe(404);
});
