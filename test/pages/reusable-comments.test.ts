import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpClient } from '../support/http.ts';
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
let mentor: HttpClient;
let path = '';
let comments = '';

beforeAll(async () => {
  server = await startServer();
  mentor = await signedIn(server, 'mentor');
  path = await waitingReview(mentor);
  await mentor.post(`${path}/claim`, { form: {} });
});
afterAll(() => server.stop());

// One story, told in order: each test goes on where the one before it stopped.
test('a link in the form of a comment puts another one’s words into it, without JavaScript', async () => {
  const file = await firstFile(mentor, path);
  const opened = await mentor.get(`${path}?view=whole&comment=${encodeURIComponent(`${file}:1-2`)}`);
  const hrefs = Array.from(opened.text.matchAll(/<a href="([^"]*insert=[^"]*)"/g), ([, href = '']) =>
    decoded(href),
  );
  const href = hrefs.find((one) => one.includes(encodeURIComponent(file))) ?? '';
  const query = new URLSearchParams(href.slice(0, href.indexOf('#')));
  expect(query.get('comment')).toBe(`${file}:1-2`);
  const filled = await mentor.get(`${path}${href.slice(0, href.indexOf('#'))}`);
  const inserted = query.get('insert') ?? '';
  expect(filled.text).toContain(`name="reusable" value="${inserted}"`);
  const body = /<textarea name="body"[^>]*>([^<]+)</.exec(filled.text)?.[1] ?? '';
  expect(body.length).toBeGreaterThan(10);
  const form = {
    path: file,
    fromLine: '1',
    toLine: '2',
    kind: 'question',
    body: decoded(body),
    reusable: inserted,
  };
  expect((await mentor.post(`${path}/comment`, { form })).status).toBe(303);
  const desk = await mentor.get(path);
  comments = /href="(\/mentor\/comments\/[^"#]+)#/.exec(desk.text)?.[1] ?? '';
  expectWords(desk, 'Who else got this');
});

test('a mentor keeps a comment of their own, and both are listed with who got them once published', async () => {
  const form = { about: '{"kind":"whole"}', kind: 'praise', body: 'Short, and it says why.' };
  const saved = await mentor.post(`${path}/comment`, { form });
  const thread = /#thread-(.+)$/.exec(saved.headers.get('location') ?? '')?.[1] ?? '';
  const list = 'order=shuffled&go=next';
  const kept = await mentor.post(`${path}/keep`, { form: { thread, view: 'record', list } });
  const back = new URL(kept.headers.get('location') ?? '', server.url);
  expect([kept.status, back.searchParams.get('view'), back.searchParams.get('list')]).toEqual([
    303,
    'record',
    list,
  ]);
  await mentor.post(`${path}/publish`, { form: { summary: '' } });
  const listed = await mentor.get(comments);
  expectWords(listed, 'Short, and it says why.', 'Who else got this: 1', 'Ines Duarte, stage 1, attempt 1');
});

test('an edit is read by its learner with the day it changed, and told in their inbox', async () => {
  const list = await mentor.get(comments);
  const id = /<article id="([^"]+)"(?:(?!<\/article>).)*Short, and it says why/s.exec(list.text)?.[1] ?? '';
  const refused = await mentor.post(comments, { form: { do: 'edit', id, body: ' ' } });
  expect(refused.status).toBe(422);
  expectWords(refused, 'Write between 1 and 4,000 characters.');
  const edited = await mentor.post(comments, {
    form: { do: 'edit', id, body: 'Short, and **it says why**.' },
  });
  expect(edited.status).toBe(303);
  const ines = await signedIn(server, 'ines');
  expectWords(await ines.get(readingPath(path)), 'Short, and <strong>it says why</strong>.', ', changed');
  expectWords(await ines.get('/inbox'), 'has changed a comment in the review');
});

test('an attempt without an earlier one offers nothing else to compare with', async () => {
  expectNoWords(await mentor.get(`${path}?against=reviewed`), 'view=diff&amp;against=', 'view=diff&against=');
});

function decoded(html: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/&(#?\w+);/g, (whole, name: string) => named[name] ?? whole);
}
