import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Sqlite } from '#store/database';
import { wordsIn } from '../support/encodings.ts';
import { ENTRY, SLUG, starterFiles } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { type MailServerOnLoopback, startMailServer } from '../support/smtp.ts';
import { freePort, type RunningServer, startServer } from '../support/start-server.ts';
import { crawl } from './crawl.ts';
import { firstFile, signedIn, waitingReview, whenGraded } from './review-desk.ts';

/** What a mentor has written and nobody else may read, each in a word of its own. */
const DRAFTS = {
  summary: 'canary1summaryq7',
  comment: 'canary2commentq7',
  line: 'canary3lineq7',
  family: 'canary4familyq7',
  trace: 'canary5traceq7',
  record: 'canary6recordq7',
  suggestion: 'canary7suggestq7',
  privateNote: 'canary8privateq7',
  markNote: 'canary9markq7',
  markEvidence: 'canary10evidenceq7',
  laterThread: 'canary11laterq7',
  laterAnswer: 'canary12answerq7',
  secondNote: 'canary13secondq7',
  calibrationNote: 'canary14calibrationq7',
  ownSummary: 'canary15ownsummaryq7',
  ownComment: 'canary16owncommentq7',
};
const SEEN_FIRST = 'published1q7';
const ALL = Object.values(DRAFTS);

let server: RunningServer;
let mail: MailServerOnLoopback;
let sqlite: Sqlite;
let mentor: HttpClient;
let requestId = '';
let submissionId = '';

beforeAll(async () => {
  mail = await startMailServer();
  const address = `http://127.0.0.1:${await freePort()}`;
  const settings = { SMTP_URL: mail.url, MAIL_FROM: 'no-reply@example.edu', PUBLIC_URL: address };
  server = await startServer({ env: settings });
  ({ sqlite } = openDatabase(join(server.dataDir, 'holdfast.sqlite')));
  mentor = await signedIn(server, 'mentor');
  const path = await waitingReview(mentor);
  requestId = path.replace('/mentor/', '');
  submissionId = read('select submission_id from review_requests where id = ?', requestId);
  await whenGraded(mentor, submissionId);
  await mentor.post(`${path}/claim`, { form: {} });
});
afterAll(async () => {
  sqlite.close();
  await server.stop();
  await mail.close();
});

function read(sql: string, ...params: string[]): string {
  return String(
    sqlite
      .prepare(sql)
      .pluck()
      .get(...params),
  );
}

function insert(table: string, row: Record<string, string | number | null>): void {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  sqlite.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(...Object.values(row));
}

const linesOf = (line: number) => ({ kind: 'lines', lines: { path: ENTRY, fromLine: line, toLine: line } });
const idOf = (name: string) => read('select id from users where email = ?', `${name}@example.test`);

/** A thread with its first post, as a mentor's draft. */
function draftThread(target: object, body: string, suggestion: string | null = null): void {
  const [id, by, at] = [randomUUID(), idOf('mentor'), Date.now()];
  const thread = {
    id,
    request_id: requestId,
    target: JSON.stringify(target),
    kind: 'question',
    opened_by: by,
  };
  insert('threads', { ...thread, created_at: at, suggestion });
  insert('posts', { id: randomUUID(), thread_id: id, author_id: by, body, created_at: at });
}

function draftMarking(purpose: string, by: string, note: string, evidence: string[] = []): void {
  const id = randomUUID();
  insert('markings', { id, request_id: requestId, purpose, marker_id: idOf(by), created_at: Date.now() });
  insert('marks', { marking_id: id, row: 'evidence', points: 2, evidence: JSON.stringify(evidence), note });
}

/** All that somebody can get at: every page from where they may begin, the API, the feed, answers to what they may not do. */
async function reach(client: HttpClient, of = { requestId, submissionId }): Promise<string> {
  const { requestId, submissionId } = of;
  const attempt = `/attempts/${submissionId}`;
  const own = ['', '/files', '/receipt.json', '?run=1', '?against=1'].map((rest) => `${attempt}${rest}`);
  const api = ['files', 'progress', 'events'].map((name) => `/api/submissions/${submissionId}/${name}`);
  const desk = ['', '/claim', '/publish', '/summary', '/comment', '?view=whole'].map(
    (rest) => `/mentor/${requestId}${rest}`,
  );
  const more = [`/reviews/${requestId}`, '/work', '/inbox', '/mentor', '/instructor', `/exercises/${SLUG}`];
  const rest = [`/exercises/${SLUG}/history`, `/api/workspaces/${SLUG}/1`, `/api/budget/${SLUG}/1`];
  const pages = await crawl(client, ['/', ...own, ...api, ...desk, ...more, ...rest]);
  const acts = [
    'claim',
    'summary',
    'comment',
    'delete-draft',
    'edit-draft',
    'reply',
    'resolve',
    'publish',
    'release',
  ].map((name) =>
    client.post(`/mentor/${requestId}/${name}`, { form: { summary: 'x', body: 'x', kind: 'question' } }),
  );
  const asked = client.post(attempt, { form: { do: 'ask', question: 'Once more?' } });
  const answers = await Promise.all([...acts, asked]);
  const headers = [...answers].flatMap((answer) => [...answer.headers].flat());
  return [...pages.values(), ...answers.map(({ text }) => text), ...headers, await feedOf(client)].join('\n');
}

async function feedOf(client: HttpClient): Promise<string> {
  const response = await client.open('/api/notices/feed', { headers: { 'last-event-id': '0' } });
  const reader = response.body?.getReader();
  let text = '';
  while (reader && !text.includes('event: unread')) {
    const { done, value } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  await reader?.cancel();
  return text;
}

async function expectNothingGivenAway(): Promise<void> {
  const people = [
    ['its learner', await signedIn(server, 'ines')],
    ['another learner', await signedIn(server, 'learner')],
    ['nobody', new HttpClient(server.url)],
  ] as const;
  for (const [name, client] of people) {
    const text = await reach(client);
    expect([name, ...wordsIn(text, ALL)]).toEqual([name]);
    expect(text.length).toBeGreaterThan(20_000);
    if (name === 'its learner')
      expect(text.includes('Part of a report that its author chose to pass on.')).toBe(true);
  }
}

describe('what a mentor has not published', () => {
  test('reaches nobody while the review is a draft', async () => {
    const path = `/mentor/${requestId}`;
    await mentor.post(`${path}/summary`, { form: { summary: `Begin with **${DRAFTS.summary}**.` } });
    const file = await firstFile(mentor, path);
    const lines = { path: file, fromLine: '1', toLine: '2', kind: 'question' };
    await mentor.post(`${path}/comment`, { form: { ...lines, body: `Why ${DRAFTS.comment}?` } });
    draftThread(linesOf(3), DRAFTS.line, DRAFTS.suggestion);
    draftThread({ kind: 'family', family: 'long-thread' }, DRAFTS.family);
    draftThread(
      { kind: 'step', family: 'long-thread', case: 'one', twin: 'act', seed: 1, step: 2 },
      DRAFTS.trace,
    );
    draftThread({ kind: 'field', heading: 0 }, DRAFTS.record);
    const note = { request_id: requestId, author_id: idOf('mentor'), updated_at: Date.now() };
    insert('private_notes', { ...note, body: DRAFTS.privateNote });
    draftMarking('review', 'mentor', DRAFTS.markNote, [DRAFTS.markEvidence]);
    const desk = await mentor.get(path);
    // The mentor has them before their eyes, so they would be found.
    expect(wordsIn(desk.text, ALL)).toEqual(expect.arrayContaining([DRAFTS.summary, DRAFTS.comment]));
    await (await signedIn(server, 'ines')).post(`/attempts/${submissionId}`, {
      form: { do: 'share', name: 'on' },
    });
    await expectNothingGivenAway();
  });

  test('reaches nobody once another part of it is published, nor does the e-mail about it', async () => {
    const ines = await signedIn(server, 'ines');
    await ines.post('/inbox/settings', { form: { mail: 'at-once' } });
    const path = `/mentor/${requestId}`;
    sqlite.prepare('delete from posts').run();
    sqlite.prepare('delete from threads').run();
    sqlite.prepare('delete from marks').run();
    sqlite.prepare('delete from markings').run();
    const published = await mentor.post(`${path}/publish`, {
      form: { summary: `Read this: ${SEEN_FIRST}.` },
    });
    expect(published.status).toBe(303);
    draftThread(linesOf(1), DRAFTS.laterThread, DRAFTS.suggestion);
    const said = {
      id: randomUUID(),
      request_id: requestId,
      kind: 'question',
      created_at: 1,
      published_at: 2,
    };
    const target = JSON.stringify(linesOf(2));
    insert('threads', { ...said, target, opened_by: idOf('mentor') });
    const post = { thread_id: said.id, author_id: idOf('mentor'), created_at: 3 };
    insert('posts', { ...post, id: randomUUID(), body: SEEN_FIRST, published_at: 4 });
    insert('posts', { ...post, id: randomUUID(), body: DRAFTS.laterAnswer });
    draftMarking('second', 'instructor', DRAFTS.secondNote);
    draftMarking('calibration', 'mentor', DRAFTS.calibrationNote);
    sqlite.prepare('update notices set created_at = created_at - 120000').run();
    await vi.waitUntil(() => mail.arrived.length > 0, { timeout: 15_000, interval: 100 });
    expect(wordsIn(mail.arrived.map(({ raw }) => raw).join('\n'), [...ALL, SEEN_FIRST])).toEqual([]);
    // What is published does come, so what is not would come the same way.
    expect(wordsIn((await ines.get(`/reviews/${requestId}`)).text, [SEEN_FIRST])).toEqual([SEEN_FIRST]);
    await expectNothingGivenAway();
  });

  test('reaches no mentor whose own work it is about', async () => {
    const json = { slug: SLUG, stage: 1, files: await starterFiles(), idempotencyKey: randomUUID() };
    const own = JSON.parse((await mentor.post('/api/submissions', { json })).text).submissionId;
    await whenGraded(mentor, own);
    await mentor.post(`/attempts/${own}`, { form: { do: 'ask', question: 'And mine?' } });
    const asked = read('select id from review_requests where submission_id = ?', own);
    const instructor = await signedIn(server, 'instructor');
    const path = `/mentor/${asked}`;
    // The marks that calibrated the instructor went with the others above.
    sqlite.prepare('update calibration_samples set retired_at = 1').run();
    await instructor.post(`${path}/claim`, { form: {} });
    await instructor.post(`${path}/summary`, { form: { summary: DRAFTS.ownSummary } });
    const lines = { path: ENTRY, fromLine: '1', toLine: '1', kind: 'question' };
    await instructor.post(`${path}/comment`, { form: { ...lines, body: DRAFTS.ownComment } });
    const drafts = [DRAFTS.ownSummary, DRAFTS.ownComment];
    expect(wordsIn((await instructor.get(path)).text, drafts)).toEqual(drafts);
    const text = await reach(mentor, { requestId: asked, submissionId: own });
    expect(wordsIn(text, drafts)).toEqual([]);
  });

  test('stands in no line of the log', () => {
    expect(wordsIn(server.output(), [...ALL, SEEN_FIRST])).toEqual([]);
  });
});
