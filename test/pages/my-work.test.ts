import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, readingPath, signedIn, waitingReview } from './review-desk.ts';

const SLUG = 'model-client';
const TITLE = 'The client nobody owns';

let server: RunningServer;
let learner: HttpClient;

beforeAll(async () => {
  server = await startServer();
  learner = await signedIn(server, 'learner');
});
afterAll(() => server?.stop());

/** Sends a program of the exercise in and waits for its report; gives its page. */
async function send(program: string): Promise<string> {
  const { folder, exercise } = await readExercise(`exercises/${SLUG}`);
  const files = await readSubmission(`${folder}/${program}`, folder, exercise.starter);
  const json = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
  const sent = await learner.post('/api/submissions', { json });
  expect(sent.status, sent.text).toBe(202);
  const { submissionId } = JSON.parse(sent.text);
  const progress = `/api/submissions/${submissionId}/progress`;
  const state = async () => JSON.parse((await learner.get(progress)).text).state;
  await vi.waitUntil(async () => (await state()) === 'graded', { timeout: 60_000, interval: 250 });
  return `/attempts/${submissionId}`;
}

describe('somebody without an account', () => {
  it('is led from the catalogue straight into the warm-up, and sees every exercise with what it takes', async () => {
    const page = await new HttpClient(server.url).get('/');
    expectWords(
      page,
      `href="/exercises/${SLUG}/workspace?stage=1"`,
      'warm-up, start here',
      'Dependency faults',
    );
    expect(page.text.indexOf(TITLE)).toBeLessThan(page.text.indexOf('Parcelbay support'));
    expectNoWords(page, 'Go on with', 'you: stage');
  });

  it('is sent to sign in for a home of their own, and back', async () => {
    const answer = await new HttpClient(server.url).get('/work');
    expect(answer.headers.get('location')).toBe('/log-in?next=%2Fwork');
  });
});

// One story, told in order: each test goes on where the one before it stopped.
describe('a learner’s home', () => {
  let first: string;

  it('leads a newcomer to a first failing trial', async () => {
    const page = await learner.get('/work');
    expectWords(page, 'Nothing begun yet.', `href="/exercises/${SLUG}/workspace?stage=1"`);
    expectNoWords(page, 'Failure modes, with evidence', 'Practise again');
  });

  it('says after a first attempt what is next, what to practise and what was met', async () => {
    first = await send('starter');
    const page = await learner.get('/work');
    expectWords(page, 'Next: ', 'Under way', 'Practise again', 'Failure modes, with evidence', 'of 12 met');
    expectWords(
      page,
      `href="${first}"`,
      'aria-label="stage 1: demo; stage 2: not begun; stage 3: not begun"',
    );
    expect(page.text).toMatch(
      /href="\/exercises\/model-client\/workspace\?stage=1&(?:#38;|amp;)?family=[a-z-]+"/,
    );
    expect(page.text).toMatch(/aria-label="The client nobody owns: \d+ \w+, stage 1, demo"/);
    expectNoWords(page, 'Opened by finishing', '<script');
  });

  it('shows how far somebody is in the catalogue and on the exercise’s page', async () => {
    expectWords(await learner.get('/'), `Go on with ${TITLE}`, 'you: stage 1 of 3');
    expectWords(await learner.get(`/exercises/${SLUG}`), 'Go on in the workspace', '1 attempt', 'not begun');
  });

  it('goes on with the next stage once one is finished, and proposes practice at its end', async () => {
    const report = await send('solutions/reference');
    expectWords(await learner.get('/work'), 'Next: stage 2', `/exercises/${SLUG}/workspace?stage=2`);
    const end = [await learner.get(report), await learner.get(`/exercises/${SLUG}?stage=1`)];
    for (const page of end) expectWords(page, 'Stage 1 is finished', 'Open stage 2');
    expectNoWords(await learner.get(first), 'Stage 1 is finished');
  });
});

describe('reviews on a learner’s home', () => {
  it('wait, then are unread until they are opened', async () => {
    const ines = await signedIn(server, 'ines');
    expectWords(await ines.get('/work'), 'Waiting');
    const mentor = await signedIn(server, 'mentor');
    const path = await waitingReview(mentor);
    await mentor.post(`${path}/claim`, { form: {} });
    expectWords(await ines.get('/work'), 'Being read');
    await mentor.post(`${path}/publish`, { form: { summary: 'Begin here.' } });
    await mentor.get(readingPath(path));
    expectWords(await ines.get('/work'), 'A mentor has answered.', 'unread');
    expect((await ines.get(readingPath(path))).status).toBe(200);
    const after = await ines.get('/work');
    expectWords(after, 'Your turn');
    expectNoWords(after, 'A mentor has answered.', 'Read the review');
  });
});
