import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HttpClient } from '../support/http.ts';
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

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

describe('the desk', () => {
  test('signed-out people are sent to sign in and come back', async () => {
    const answer = await new HttpClient(server.url).get('/mentor?show=mine');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/log-in?next=%2Fmentor%3Fshow%3Dmine');
  });

  test('a learner is not let in', async () => {
    const answer = await (await signedIn(server, 'learner')).get('/mentor');
    expect(answer.status).toBe(403);
    expectNoWords(answer, 'Ines Duarte');
  });

  test('a mentor sees who waits and what they ask', async () => {
    const answer = await (await signedIn(server, 'mentor')).get('/mentor');
    expect(answer.status).toBe(200);
    expectWords(answer, 'Ines Duarte', 'where would you begin');
  });

  test('a review that is not there is not found', async () => {
    const answer = await (await signedIn(server, 'mentor')).get('/mentor/nothing-here');
    expect(answer.status).toBe(404);
  });

  test('a form of the desk opened as an address leads to the review', async () => {
    const mentor = await signedIn(server, 'mentor');
    const path = await waitingReview(mentor);
    const answer = await mentor.get(`${path}/publish`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
  });

  test('an action that does not exist is not found', async () => {
    const mentor = await signedIn(server, 'mentor');
    const answer = await mentor.post(`${await waitingReview(mentor)}/approve`, { form: {} });
    expect(answer.status).toBe(404);
  });
});

describe('a review that is held', () => {
  let mentor: HttpClient;
  let path: string;

  beforeEach(async () => {
    mentor = await signedIn(server, 'mentor');
    path = await waitingReview(mentor);
    await mentor.post(`${path}/claim`, { form: {} });
  });

  async function comment(fields: Record<string, string>) {
    const file = await firstFile(mentor, path);
    const form = { path: file, fromLine: '1', toLine: '1', kind: 'question', body: 'Why here?', ...fields };
    return mentor.post(`${path}/comment`, { form });
  }

  test('claiming again leads back to it, with a form for the summary', async () => {
    const answer = await mentor.post(`${path}/claim`, { form: {} });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expectWords(await mentor.get(path), 'Publish review', 'Yours for');
  });

  test('a second mentor is told who holds it and can only read', async () => {
    const answer = await (await signedIn(server, 'instructor')).post(`${path}/claim`, { form: {} });
    expect(answer.status).toBe(409);
    expectWords(answer, 'Marek Olsen is reviewing this now');
    expectNoWords(answer, 'Publish review');
  });

  test('a line number opens the comment form without JavaScript', async () => {
    const file = await firstFile(mentor, path);
    const at = encodeURIComponent(`${file}:2-3`);
    const opened = await mentor.get(`${path}?view=whole&comment=${at}`);
    expect(opened.text).toMatch(/name="toLine"[^>]* value="3"/);
  });

  test('a comment stands below its line as Markdown, and raw HTML in it as text', async () => {
    const answer = await comment({ body: 'Look **here** <img src=x>' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/#thread-/);
    expectWords(await mentor.get(path), 'Look <strong>here</strong> &lt;img src=x&gt;');
  });

  test('a comment without words is refused and says what is asked for', async () => {
    const answer = await comment({ kind: 'praise', body: '  ' });
    expect(answer.status).toBe(422);
    expectWords(answer, 'Write between 1 and 4,000 characters.');
  });

  test('a refused comment keeps what was typed', async () => {
    const answer = await comment({ path: 'src/missing.ts', body: 'Not to be typed twice' });
    expect(answer.status).toBe(422);
    expectWords(answer, 'Not to be typed twice');
  });

  test('a deleted comment is gone', async () => {
    const added = await comment({ body: 'Soon to be gone' });
    const thread = /#thread-(.+)$/.exec(added.headers.get('location') ?? '')?.[1] ?? '';
    const desk = await mentor.get(path);
    expectWords(desk, 'Soon to be gone');
    const post = new RegExp(`id="thread-${thread}"[\\s\\S]*?id="post-([^"]+)"`).exec(desk.text)?.[1] ?? '';
    const answer = await mentor.post(`${path}/delete-draft`, { form: { post } });
    expect(answer.status).toBe(303);
    expectNoWords(await mentor.get(path), 'Soon to be gone');
  });

  test('a summary is kept from one visit to the next', async () => {
    await mentor.post(`${path}/summary`, { form: { summary: 'Begin with the time-out.\r\nThen the rest.' } });
    expectWords(await mentor.get(path), 'Begin with the time-out.\nThen the rest.');
  });

  test('its learner sees that somebody reads it, and nothing of the draft', async () => {
    await mentor.post(`${path}/summary`, { form: { summary: 'A secret until published' } });
    await comment({ body: 'A hidden remark' });
    const answer = await (await signedIn(server, 'ines')).get(readingPath(path));
    expect(answer.status).toBe(200);
    expectWords(answer, 'A mentor is reading your attempt.');
    expectNoWords(answer, 'A secret until published', 'A hidden remark', 'Marek');
  });

  test('another learner cannot tell it from one that does not exist', async () => {
    const stranger = await signedIn(server, 'learner');
    const answers = [await stranger.get(readingPath(path)), await stranger.get('/reviews/nothing')];
    expect(answers.map((a) => a.status)).toEqual([404, 404]);
  });

  test('a form from another site changes nothing', async () => {
    const headers = { origin: 'https://elsewhere.test' };
    const answer = await mentor.post(`${path}/release`, { headers, form: {} });
    expect(answer.status).toBe(403);
    expectWords(await mentor.get(path), 'Publish review');
  });

  test('releasing gives it back to the queue', async () => {
    const answer = await mentor.post(`${path}/release`, { form: {} });
    expect(answer.headers.get('location')).toBe('/mentor');
    expectWords(await mentor.get('/mentor?show=unclaimed'), 'Ines Duarte');
  });
});
