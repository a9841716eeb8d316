import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../support/start-server.ts';
import {
  expectNoWords,
  expectWords,
  firstFile,
  readingPath,
  signedIn,
  waitingReview,
} from './review-desk.ts';

let server: RunningServer;
let path: string;

beforeAll(async () => {
  server = await startServer();
  const mentor = await signedIn(server, 'mentor');
  path = await waitingReview(mentor);
  await mentor.post(`${path}/claim`, { form: {} });
  const file = await firstFile(mentor, path);
  const form = {
    path: file,
    fromLine: '3',
    toLine: '1',
    kind: 'required',
    body: 'Check the `status` first.',
  };
  await mentor.post(`${path}/comment`, { form });
  const published = await mentor.post(`${path}/publish`, { form: { summary: 'Begin *here*.' } });
  expect(published.status).toBe(303);
});

afterAll(() => server.stop());

test('the learner reads the summary, and the comment with its lines in order', async () => {
  const answer = await (await signedIn(server, 'ines')).get(readingPath(path));
  expect(answer.status).toBe(200);
  expectWords(
    answer,
    '1 required change.',
    'Begin <em>here</em>.',
    'the <code>status</code> first',
    'lines 1–3',
  );
});

test('the learner’s page has no form of the desk', async () => {
  const answer = await (await signedIn(server, 'ines')).get(readingPath(path));
  expectNoWords(answer, 'delete-draft', 'Publish review');
});

test('it has left the queue', async () => {
  expectWords(await (await signedIn(server, 'mentor')).get('/mentor'), 'Nobody waits for a review.');
});

test('nothing can be added to it, and what was typed is not lost', async () => {
  const mentor = await signedIn(server, 'mentor');
  const answer = await mentor.post(`${path}/summary`, { form: { summary: 'One more thing' } });
  expect(answer.status).toBe(409);
  expectWords(answer, 'One more thing');
  expectNoWords(answer, 'Publish review');
});
