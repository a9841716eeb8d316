import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Sqlite } from '#store/database';
import { SLUG, starterFiles } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { allRoutes } from '../support/routes.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { signedIn, waitingReview, whenGraded } from './review-desk.ts';

/**
 * Who gets what: a row per route and thing, a status per person, in the order of `PEOPLE`. `a` is a review, attempt or
 * notice of Ines; `b` is the mentor's own; `none` does not exist. A route without a row fails.
 */
const PEOPLE = ['nobody', 'ines', 'learner', 'mentor', 'instructor', 'admin'] as const;
type Thing = 'a' | 'b' | 'none';
type Row = [route: string, thing: Thing | '', statuses: string];

const GET: Row[] = [
  ['/', '', '200 200 200 200 200 200'],
  ['/404', '', '404 404 404 404 404 404'],
  ['/500', '', '500 500 500 500 500 500'],
  ['/api/budget/[slug]/[stage]', '', '401 200 200 200 200 200'],
  ['/api/notices/feed', '', '401 200 200 200 200 200'],
  ['/api/submissions', '', '404 404 404 404 404 404'],
  ['/api/submissions/[id]/events', 'a', '401 200 404 200 200 200'],
  ['/api/submissions/[id]/events', 'b', '401 404 404 200 200 200'],
  ['/api/submissions/[id]/events', 'none', '401 404 404 404 404 404'],
  ['/api/submissions/[id]/files', 'a', '401 200 404 200 200 200'],
  ['/api/submissions/[id]/files', 'b', '401 404 404 200 200 200'],
  ['/api/submissions/[id]/files', 'none', '401 404 404 404 404 404'],
  ['/api/submissions/[id]/progress', 'a', '401 200 404 200 200 200'],
  ['/api/submissions/[id]/progress', 'b', '401 404 404 200 200 200'],
  ['/api/submissions/[id]/progress', 'none', '401 404 404 404 404 404'],
  ['/api/workspaces/[slug]/[stage]', '', '401 200 200 200 200 200'],
  ['/attempts/[id]', 'a', '302 200 404 200 200 200'],
  ['/attempts/[id]', 'b', '302 404 404 200 200 200'],
  ['/attempts/[id]', 'none', '302 404 404 404 404 404'],
  ['/attempts/[id]/ask', 'a', '303 200 404 404 404 404'],
  ['/attempts/[id]/ask', 'b', '303 404 404 200 404 404'],
  ['/attempts/[id]/ask', 'none', '303 404 404 404 404 404'],
  ['/attempts/[id]/files', 'a', '302 200 404 200 200 200'],
  ['/attempts/[id]/files', 'b', '302 404 404 200 200 200'],
  ['/attempts/[id]/files', 'none', '302 404 404 404 404 404'],
  ['/attempts/[id]/receipt.json', 'a', '401 200 404 200 200 200'],
  ['/attempts/[id]/receipt.json', 'b', '401 404 404 200 200 200'],
  ['/attempts/[id]/receipt.json', 'none', '401 404 404 404 404 404'],
  ['/exercises/[slug]', '', '200 200 200 200 200 200'],
  ['/exercises/[slug]/approaches', '', '403 403 403 200 200 200'],
  ['/exercises/[slug]/history', '', '302 200 200 200 200 200'],
  ['/exercises/[slug]/workspace', '', '200 200 200 200 200 200'],
  ['/inbox', '', '303 200 200 200 200 200'],
  ['/inbox/settings', '', '303 200 200 200 200 200'],
  ['/inbox/[seq]', 'a', '303 303 404 404 404 404'],
  ['/inbox/[seq]', 'none', '303 404 404 404 404 404'],
  ['/instructor', '', '303 403 403 403 200 200'],
  ['/instructor/exercises/[slug]', '', '303 403 403 403 200 200'],
  ['/instructor/exercises/[slug]/draft', '', '303 404 404 404 200 200'],
  ['/instructor/exercises/[slug]/draft/workspace', '', '303 404 404 404 200 200'],
  ['/instructor/exercises/[slug]/families', '', '303 404 404 404 200 200'],
  ['/instructor/exercises/[slug]/proof', '', '303 403 403 403 200 200'],
  ['/instructor/exercises/[slug]/regrade', '', '303 404 404 404 200 200'],
  ['/instructor/exercises/[slug]/versions', '', '303 404 404 404 200 200'],
  ['/instructor/cases', '', '303 404 404 404 200 200'],
  ['/instructor/cases/[id]', 'none', '303 404 404 404 404 404'],
  ['/instructor/exercises/[slug]/rubric', '', '303 404 404 404 200 200'],
  ['/instructor/fairness', '', '303 404 404 404 200 200'],
  ['/mentor/appeals', '', '303 403 403 200 200 200'],
  ['/mentor/appeals/[id]', 'none', '303 403 403 404 404 404'],
  ['/mentor/calibration/[slug]', '', '303 403 403 200 200 200'],
  ['/mentor/calibration/[slug]/[number]', 'none', '303 403 403 404 404 404'],
  ['/mentor/comments/[slug]', '', '303 403 403 200 200 200'],
  ['/mentor/next', '', '303 303 303 303 303 303'],
  ['/mentor/second', '', '303 403 403 200 200 200'],
  ['/mentor/second/[id]', 'none', '303 403 403 404 404 404'],
  ['/reviews', '', '303 200 200 200 200 200'],
  ['/reviews/[id]/appeal', 'a', '303 303 303 303 303 303'],
  ['/reviews/[id]/turn', 'a', '303 303 303 303 303 303'],
  ['/log-in', '', '200 303 303 303 303 303'],
  ['/log-out', '', '404 404 404 404 404 404'],
  ['/mentor', '', '303 403 403 200 200 200'],
  ['/mentor/[id]', 'a', '303 403 403 200 200 200'],
  ['/mentor/[id]', 'b', '303 403 403 200 200 200'],
  ['/mentor/[id]', 'none', '303 403 403 404 404 404'],
  ['/mentor/[id]/[action]', 'a', '303 303 303 303 303 303'],
  ['/reading', '', '200 200 200 200 200 200'],
  ['/reading/[slug]', '', '200 200 200 200 200 200'],
  ['/reviews/[id]', 'a', '303 200 404 200 200 200'],
  ['/reviews/[id]', 'b', '303 404 404 200 200 200'],
  ['/reviews/[id]', 'none', '303 404 404 404 404 404'],
  ['/shared/[token]', 'none', '404 404 404 404 404 404'],
  ['/sign-up', '', '200 303 303 303 303 303'],
  ['/theme', '', '404 404 404 404 404 404'],
  ['/unsubscribe/[token]', 'none', '404 404 404 404 404 404'],
  ['/work', '', '302 200 200 200 200 200'],
];

/** Writes that must be refused; `-` where somebody may do it. None of them changes a thing. */
const POST: Row[] = [
  ['/mentor/[id]/note', 'a', '303 403 403 - - -'],
  ['/mentor/[id]/note', 'b', '303 403 403 403 - -'],
  ['/mentor/[id]/note', 'none', '303 403 403 404 404 404'],
  // They name a thread or post, and an empty form names none.
  ...['reply', 'edit-draft', 'resolve', 'keep'].flatMap((action): Row[] => [
    [`/mentor/[id]/${action}`, 'a', '303 403 403 404 404 404'],
    [`/mentor/[id]/${action}`, 'none', '303 403 403 404 404 404'],
  ]),
  ...['claim', 'release', 'comment', 'delete-draft', 'summary', 'publish'].flatMap((action): Row[] => [
    [`/mentor/[id]/${action}`, 'a', '303 403 403 - - -'],
    [`/mentor/[id]/${action}`, 'b', `303 403 403 ${action === 'comment' ? 422 : 403} - -`],
    [
      `/mentor/[id]/${action}`,
      'none',
      `303 403 403 ${(action === 'comment' ? '422 ' : '404 ').repeat(3).trim()}`,
    ],
  ]),
  ['/mentor/[id]/approve', 'a', '303 403 403 404 404 404'],
  ['/attempts/[id]', 'a', '302 - 404 - - -'],
  ['/attempts/[id]', 'none', '302 404 404 404 404 404'],
  ['/attempts/[id]/ask', 'a', '303 - 404 404 404 404'],
  ['/attempts/[id]/ask', 'none', '303 404 404 404 404 404'],
  ['/reviews/[id]', 'a', '303 422 404 422 422 422'],
  ['/inbox', 'a', '303 - 404 404 404 404'],
  ['/inbox', 'none', '303 404 404 404 404 404'],
  ['/inbox/settings', '', '303 422 422 422 422 422'],
  ['/inbox/[seq]', 'a', '303 405 405 405 405 405'],
  ['/instructor', '', '303 403 403 403 - -'],
  ['/instructor/exercises/[slug]/draft', '', '303 404 404 404 - -'],
  ['/instructor/exercises/[slug]/regrade', '', '303 404 404 404 - -'],
  ['/instructor/exercises/[slug]/versions', '', '303 404 404 404 - -'],
  ['/unsubscribe/[token]', 'none', '404 404 404 404 404 404'],
];

let server: RunningServer;
let sqlite: Sqlite;
const clients = new Map<string, HttpClient>();
const things: Record<'review' | 'attempt' | 'notice', Record<Thing, string>> = {
  review: { a: '', b: '', none: 'nothing-here' },
  attempt: { a: '', b: '', none: 'nothing-here' },
  notice: { a: '', b: '', none: '999999' },
};

beforeAll(async () => {
  server = await startServer();
  ({ sqlite } = openDatabase(join(server.dataDir, 'holdfast.sqlite')));
  clients.set('nobody', new HttpClient(server.url));
  for (const name of ['ines', 'learner', 'mentor', 'instructor'])
    clients.set(name, await signedIn(server, name));
  const ada = new HttpClient(server.url);
  const form = { name: 'Ada', email: 'ada@example.test', password: 'three or four words' };
  await ada.post('/sign-up', { form });
  sqlite.prepare(`update users set role = 'admin' where email = ?`).run(form.email);
  clients.set('admin', ada);
  await makeThings(clientOf('mentor'));
});
afterAll(async () => {
  sqlite.close();
  await server.stop();
});

async function makeThings(mentor: HttpClient): Promise<void> {
  const pluck = (sql: string, ...params: string[]) =>
    String(
      sqlite
        .prepare(sql)
        .pluck()
        .get(...params),
    );
  things.review.a = (await waitingReview(mentor)).replace('/mentor/', '');
  things.attempt.a = pluck('select submission_id from review_requests where id = ?', things.review.a);
  const json = { slug: SLUG, stage: 1, files: await starterFiles(), idempotencyKey: randomUUID() };
  things.attempt.b = JSON.parse((await mentor.post('/api/submissions', { json })).text).submissionId;
  // Graded, so that nothing changes any more but by what is asked.
  for (const id of [things.attempt.a, things.attempt.b]) await whenGraded(mentor, id);
  // The samples to calibrate by are graded as well, behind everybody's back.
  const underWay = 'select count(*) from runs where finished_at is null and held_at is null';
  await vi.waitUntil(() => pluck(underWay) === '0', { timeout: 60_000, interval: 200 });
  await mentor.post(`/attempts/${things.attempt.b}`, { form: { do: 'ask', question: 'Mine.' } });
  things.review.b = pluck('select id from review_requests where submission_id = ?', things.attempt.b);
  things.notice.a = tellInes();
}

function tellInes(): string {
  const ines = sqlite.prepare('select id from users where email = ?').pluck().get('ines@example.test');
  const insert = `insert into notices (user_id, key, kind, title, path, created_at) values (?, ?, 'case-opened', 'A thing.', '/work', 1)`;
  return String(sqlite.prepare(insert).run(ines, randomUUID()).lastInsertRowid);
}

function clientOf(name: string): HttpClient {
  const client = clients.get(name);
  if (!client) throw new Error(`${name} is not signed in`);
  return client;
}

function pathOf([route, thing]: Row): string {
  const kind = /^\/(?:mentor|reviews)/.test(route) ? 'review' : 'attempt';
  const id = (of: keyof typeof things) => (thing === '' ? '' : things[of][thing]);
  return route
    .replace('[id]', () => id(kind))
    .replace('[seq]', () => id('notice'))
    .replace('[slug]', route.startsWith('/reading') ? 'm1-input-robustness' : SLUG)
    .replace('[stage]', '1')
    .replace('[action]', 'claim')
    .replace('[token]', 'a'.repeat(32));
}

/** Status and text; of a stream only that it began. */
async function ask(client: HttpClient, path: string, form?: Record<string, string>) {
  const response = await client.open(path, form ? { method: 'POST', form } : {});
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) await response.body?.cancel();
  return { status: response.status, text: isStream ? '' : await response.text() };
}

/** Of everything that is kept but who is signed in. */
function digest(): string {
  const names = sqlite
    .prepare(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all();
  const hash = createHash('sha256');
  for (const name of names) {
    if (name === 'sessions') continue;
    for (const row of sqlite.prepare(`select * from "${name}"`).raw().iterate())
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

test('every route has a row', () => {
  const known = new Set(GET.map(([route]) => route));
  expect(allRoutes().filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !allRoutes().includes(route))).toEqual([]);
});

describe('who may see what', () => {
  test.each(GET)('%s %s: %s', async (...row) => {
    const seen = [];
    for (const name of PEOPLE) seen.push((await ask(clientOf(name), pathOf(row))).status);
    expect(seen.join(' ')).toBe(row[2]);
  });
});

describe('who may do what', () => {
  test.each(POST)('%s %s: %s', async (...row) => {
    const [route, thing, statuses] = row;
    const notice = thing === '' ? '' : things.notice[thing];
    const form =
      route === '/inbox' ? { do: 'read', notice } : route === '/inbox/settings' ? { mail: 'hourly' } : {};
    const before = digest();
    const seen = [];
    for (const [n, expected] of statuses.split(' ').entries()) {
      const client = clientOf(PEOPLE[n] ?? '');
      seen.push(expected === '-' ? '-' : (await ask(client, pathOf(row), form)).status);
    }
    expect(seen.join(' ')).toBe(statuses);
    expect(digest()).toBe(before);
  });
});

test('another’s reads to the byte like one that does not exist', async () => {
  const learner = clientOf('learner');
  const pages = [
    ...['', '/files'].map((rest) => [`/attempts/`, things.attempt.a, things.attempt.none, rest]),
    ['/reviews/', things.review.a, things.review.none, ''],
    ['/mentor/', things.review.a, things.review.none, ''],
    ['/inbox/', tellInes(), things.notice.none, ''],
    ...['files', 'progress'].map((rest) => [
      `/api/submissions/`,
      things.attempt.a,
      things.attempt.none,
      `/${rest}`,
    ]),
  ];
  for (const [start = '', theirs = '', none = '', rest = ''] of pages) {
    const [one, other] = [await ask(learner, start + theirs + rest), await ask(learner, start + none + rest)];
    const plain = (text: string, id: string) => text.replaceAll(start + id, start);
    expect([start, one.status, plain(one.text, theirs)]).toEqual([
      start,
      other.status,
      plain(other.text, none),
    ]);
  }
});

test('the desk’s own script is refused once it is signed out, and not sent to the form for signing in', async () => {
  const path = `/mentor/${things.review.a}/summary`;
  const send = { form: { summary: 'Begin here.' }, headers: { prefer: 'return=minimal' } };
  const answer = await clientOf('nobody').post(path, send);
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('You are signed out.');
});
