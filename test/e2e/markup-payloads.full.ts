import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DECISION_RECORD } from '#domain/notes';
import type { Sqlite } from '#store/database';
import { ALARM, PAYLOADS } from '../components/review/payloads.ts';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, SLUG, starterFiles } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { type MailServerOnLoopback, startMailServer } from '../support/smtp.ts';
import { freePort, type RunningServer, startServer } from '../support/start-server.ts';
import { linePacks, packs, plain, readPage, share, watch } from './markup.ts';
import { type Actor, send, visits } from './markup-visits.ts';
import { newcomer, signInWith } from './person.ts';
import { databaseOf } from './review-people.ts';

/** Each is a review of its own: a field of one review holds a share of the payloads, the field in all of them holds them all. */
const ROUNDS = 4;
/** What no name may hold. */
const TURNED = /[\u202a-\u202e\u2066-\u2069]/;
const PASSWORD = 'three or four words';
const NAMES = linePacks(80).filter((name) => !TURNED.test(name));
const POSTS = packs(4000);
const EDITS = packs(8000);
const WORDS = packs(2000);
const NOTES = packs(1000);
const POINTERS = linePacks(200);

interface Round {
  attempt: string;
  request: string;
  question: string;
  asked: string[];
  comments: string[];
  edits: string[];
  summary: string;
  note: string;
  markNotes: string[];
  pointers: string[];
  answers: string[];
  rating: string;
  reasons: string[];
}

let mail: MailServerOnLoopback;
let server: RunningServer;
let browser: Browser;
let sqlite: Sqlite;
let learner: Actor;
let mentor: Actor;
let second: Actor;
let instructor: Actor;
let rows: string[];
const rounds: Round[] = [];
const { strangers, missing, visit, expectKept } = visits();

beforeAll(async () => {
  mail = await startMailServer();
  const address = `http://127.0.0.1:${await freePort()}`;
  const env = { SMTP_URL: mail.url, MAIL_FROM: 'no-reply@example.edu', PUBLIC_URL: address };
  [server, browser] = await Promise.all([startServer({ env }), launchBrowser()]);
  sqlite = databaseOf(server);
  const people = [];
  for (const [nth, role] of (['learner', 'mentor', 'mentor', 'instructor'] as const).entries())
    people.push(await anActor(nth, role));
  [learner, mentor, second, instructor] = people as [Actor, Actor, Actor, Actor];
  sqlite.prepare('update calibration_samples set retired_at = 1').run();
});
afterAll(async () => {
  sqlite?.close();
  await browser?.close();
  await server?.stop();
  await mail?.close();
});

async function anActor(nth: number, role: string): Promise<Actor> {
  const name = NAMES[nth] ?? '';
  const email = `person${nth}@example.test`;
  const client = new HttpClient(server.url);
  await send(client, '/sign-up', { name, email, password: PASSWORD });
  sqlite.prepare('update users set role = ? where email = ?').run(role, email);
  const { page } = await newcomer(browser, server.url);
  const alarms = await watch(page.context(), new URL(server.url).origin);
  await signInWith(page, email, PASSWORD);
  return { name, client, page, alarms };
}

function column(sql: string, ...params: unknown[]): string[] {
  return sqlite
    .prepare(sql)
    .pluck()
    .all(...params)
    .map(String);
}

async function takeOn({ client }: Actor, request: string): Promise<void> {
  await send(client, `/mentor/${request}/claim`, {});
}

describe('the check itself', () => {
  it('finds what markup does where nothing holds it', async () => {
    const { page } = await newcomer(browser, server.url);
    const alarms = await watch(page.context(), new URL(server.url).origin);
    const image = `<img src="https://elsewhere.test/x.gif" onerror="${ALARM}">`;
    await page.setContent(`<div class="prose">${image}<script>alert('here')</script></div>`);
    const found = expect.poll(async () => (await readPage(page)).strangers, { timeout: 30_000 });
    await found.toEqual(expect.arrayContaining(['a payload ran', `onerror at ${image}`]));
    const what = alarms.map((alarm) => alarm.what).toSorted();
    expect(what).toEqual(['asked for https://elsewhere.test/x.gif', 'dialog: here']);
    await page.context().close();
  });
});

// One story, told in order: each test goes on where the one before it stopped.
describe('markup in every field of a review', () => {
  it('is no name of a file', async () => {
    const files = await starterFiles();
    for (const { text } of PAYLOADS) {
      const named = [...files, { path: `src/${text}.ts`, text: '' }];
      const json = { slug: SLUG, stage: 1, files: named, idempotencyKey: randomUUID() };
      const answer = await learner.client.post('/api/submissions', { json });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/json']);
    }
  });

  it('is taken as it was typed', async () => {
    await send(learner.client, '/inbox/settings', { mail: 'at-once' });
    for (let nth = 0; nth < ROUNDS; nth += 1) rounds.push(await sendIn(nth));
    for (const [nth, round] of rounds.entries()) await review(round, nth);
    const bodies = new Set(column('select body from posts'));
    const said = rounds.flatMap(({ asked, comments }) => [...asked, ...comments]);
    expect(said.filter((text) => !bodies.has(text))).toEqual([]);
    const edits = new Set(column('select suggestion from threads where suggestion is not null'));
    expect(rounds.flatMap((round) => round.edits).filter((text) => !edits.has(text))).toEqual([]);
    expect(
      column(
        'select question from review_requests where asked_by = (select id from users where email = ?)',
        'person0@example.test',
      ).toSorted(),
    ).toEqual(rounds.map(({ question }) => question).toSorted());
  });

  it('is on the desk what was typed, in every tab, and nothing else', async () => {
    for (const round of rounds) {
      const desk = `/mentor/${round.request}`;
      const own = [round.summary, round.note, ...round.markNotes, ...round.pointers, ...round.comments];
      await visit(mentor, desk, { shown: [learner.name, ...linesOf(round.edits)], fields: own });
      for (const view of ['whole', 'record', 'traces', 'guide']) await visit(mentor, `${desk}?view=${view}`);
      await visit(second, desk, { shown: [mentor.name] });
      await visit(learner, `/reviews/${round.request}`);
    }
    await visit(mentor, '/mentor', { shown: [learner.name, ...rounds.map(({ question }) => question)] });
    await visit(second, '/mentor?show=all', { shown: [learner.name, mentor.name] });
    await visit(mentor, `/mentor/comments/${SLUG}`);
  });

  async function sendIn(nth: number): Promise<Round> {
    const { client } = learner;
    const [question = '', asked] = [WORDS[nth % WORDS.length], share(POSTS, nth, ROUNDS)];
    const payloads = packs(100_000)[0] ?? '';
    const comments = payloads.split('\n').map((line) => `// ${line}`);
    const files = [
      ...(await starterFiles()),
      {
        path: 'src/remarks.ts',
        text: `${comments.join('\n')}\nexport const text = ${JSON.stringify(payloads)};\n`,
      },
      { path: DECISION_RECORD, text: `# Decision record\n\n${payloads}\n` },
    ];
    const json = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
    const sent = await client.post('/api/submissions', { json });
    const attempt = String(JSON.parse(sent.text).submissionId);
    await send(client, `/attempts/${attempt}`, { do: 'ask', question });
    const about = JSON.stringify({ kind: 'whole' });
    for (const body of asked) await send(client, `/attempts/${attempt}/ask`, { about, body });
    const [request = ''] = column('select id from review_requests where submission_id = ?', attempt);
    const kept = JSON.parse((await client.get(`/api/submissions/${attempt}/files`)).text);
    expect(JSON.stringify(kept)).toContain(JSON.stringify(files.at(-1)?.text));
    const empty = {
      comments: [],
      edits: [],
      summary: '',
      note: '',
      markNotes: [],
      pointers: [],
      answers: [],
      rating: '',
      reasons: [],
    };
    return { ...empty, attempt, request, question, asked };
  }

  async function review(round: Round, nth: number): Promise<void> {
    const { client } = mentor;
    const desk = `/mentor/${round.request}`;
    await takeOn(mentor, round.request);
    const [edit = ''] = share(EDITS, nth, ROUNDS);
    const lines = { path: ENTRY, kind: 'suggestion' };
    for (const [line, body] of share(POSTS, nth, ROUNDS).entries()) {
      const at = { ...lines, fromLine: String(line + 1), toLine: String(line + 2) };
      const suggested = line === 0 && edit !== '' ? { suggests: 'yes', suggestion: `\n${edit}` } : undefined;
      await send(client, `${desk}/comment`, { ...at, body, ...suggested });
      round.comments.push(body);
      if (suggested) round.edits.push(suggested.suggestion);
    }
    for (const family of share(POSTS, (nth + 1) % ROUNDS, ROUNDS)) {
      await send(client, `${desk}/comment`, {
        about: JSON.stringify({ kind: 'field', heading: 1 }),
        kind: 'question',
        body: family,
      });
      round.comments.push(family);
    }
    round.summary = `\n${EDITS[nth % EDITS.length]}`;
    round.note = `\n${EDITS[(nth + 1) % EDITS.length]}`;
    await send(client, `${desk}/summary`, { summary: round.summary });
    await send(client, `${desk}/note`, { note: round.note });
    rows ??= [...(await client.get(desk)).text.matchAll(/data-rubric-row="([^"]+)"/g)].map(
      ([, row = '']) => row,
    );
    for (const [at, row] of rows.entries()) {
      const note = NOTES[(nth * rows.length + at) % NOTES.length] ?? '';
      const pointer = POINTERS[(nth * rows.length + at) % POINTERS.length] ?? '';
      await send(client, `${desk}/mark`, { do: 'mark', row, points: '2', note, evidence: pointer });
      round.markNotes.push(note);
      round.pointers.push(pointer);
    }
  }
});

describe('markup in a review that is published', () => {
  it('is what its learner reads, in every place', async () => {
    const reusable = `/mentor/comments/${SLUG}`;
    for (const [nth, round] of rounds.entries()) {
      const desk = `/mentor/${round.request}`;
      const [thread = ''] = column(
        'select id from threads where request_id = ? and opened_by = (select id from users where email = ?)',
        round.request,
        'person1@example.test',
      );
      await send(mentor.client, `${desk}/keep`, { thread });
      await send(mentor.client, `${desk}/publish`, { summary: round.summary });
      // Other words for all who got it: the next share.
      const [id = ''] = column('select reusable_id from threads where id = ?', thread);
      const body = POSTS[(nth + 2) % POSTS.length] ?? '';
      await send(mentor.client, reusable, { do: 'edit', id, body });
      round.comments[0] = body;
      await answer(round, nth, thread);
    }
    for (const round of rounds) {
      const read = `/reviews/${round.request}`;
      const shown = [
        mentor.name,
        ...round.markNotes,
        ...round.pointers,
        ...round.reasons,
        ...linesOf(round.edits),
      ];
      await visit(learner, read, { shown, fields: [round.rating] });
      await visit(learner, `/attempts/${round.attempt}`);
      await visit(learner, `/attempts/${round.attempt}/files`, {
        shown: [packs(100_000)[0]?.split('\n')[0] ?? ''],
      });
      await visit(learner, `/attempts/${round.attempt}/ask`);
      await visit(mentor, `/mentor/${round.request}`, {
        shown: [learner.name, round.rating],
        fields: [round.note],
      });
      await visit(instructor, `/attempts/${round.attempt}`, { shown: [learner.name] });
      await visit(instructor, `/mentor/${round.request}`, { shown: [learner.name, mentor.name] });
    }
    await visit(mentor, reusable, { fields: rounds.flatMap(({ comments }) => comments.slice(0, 1)) });
    for (const path of ['/work', '/reviews', '/inbox', `/exercises/${SLUG}/history`, '/'])
      await visit(learner, path);
    await visit(mentor, '/inbox', { shown: [`${learner.name} appeals your mark of `] });
    await visit(mentor, '/mentor');
  });

  it('is what a second mentor decides an appeal by', async () => {
    const appeals = column('select id from appeals order by asked_at, id');
    const reasons = rounds.flatMap((round) => round.reasons);
    await visit(second, '/mentor/appeals', { shown: [learner.name] });
    for (const [nth, id] of appeals.entries()) {
      await send(second.client, '/mentor/appeals', { appeal: id });
      const [reason = ''] = column('select reason from appeals where id = ?', id);
      expect(reasons).toContain(reason);
      const words = NOTES[nth % NOTES.length] ?? '';
      await visit(second, `/mentor/appeals/${id}`, { shown: [reason, learner.name] });
      if (nth === 0) await expectKept(second, `/mentor/appeals/${id}`, '#words', `\n${NOTES.at(-1)}`);
      await send(second.client, `/mentor/appeals/${id}`, { points: '3', words });
      if (nth < ROUNDS) await visit(second, `/mentor/appeals/${id}`, { shown: [reason, words] });
    }
    const words = column('select words from appeals');
    expect(new Set(words)).toEqual(new Set(NOTES.slice(0, words.length)));
    const [first] = rounds;
    const decided = column('select words from appeals where request_id = ?', first?.request);
    await visit(learner, `/reviews/${first?.request}`, { shown: [second.name, ...decided] });
    await visit(mentor, `/mentor/${first?.request}`, { shown: decided });
  });

  it('is what an instructor answers a case by', async () => {
    const [first] = rounds;
    const path = `/attempts/${first?.attempt}`;
    const state = async () => (await learner.client.get(`/api/submissions/${first?.attempt}/progress`)).text;
    await vi.waitUntil(async () => (await state()).includes('"graded"'), { timeout: 110_000, interval: 250 });
    const page = await learner.client.get(path);
    const about = /<option value="([a-z0-9-]+)"/.exec(page.text)?.[1] ?? '';
    const cases = WORDS.slice(0, 5);
    for (const words of cases) await send(learner.client, path, { do: 'case', about, words });
    await visit(instructor, '/instructor/cases', { shown: [learner.name, ...cases] });
    for (const [nth, id] of column('select id from grading_cases order by opened_at, id').entries()) {
      const [words = ''] = column('select words from grading_cases where id = ?', id);
      const answer = WORDS[(nth + 1) % WORDS.length] ?? '';
      if (nth === 0) await expectKept(instructor, `/instructor/cases/${id}`, '#answer', `\n${answer}`);
      await visit(instructor, `/instructor/cases/${id}`, { shown: [learner.name, words] });
      await send(instructor.client, `/instructor/cases/${id}`, { decision: 'suite-right', answer });
      await visit(instructor, `/instructor/cases/${id}`, { shown: [words, answer] });
    }
    await visit(learner, path, { shown: [...cases, ...column('select answer from grading_cases')] });
    for (const where of ['/instructor', `/instructor/exercises/${SLUG}`, '/instructor/fairness', '/inbox'])
      await visit(instructor, where);
  });

  async function answer(round: Round, nth: number, thread: string): Promise<void> {
    const { client } = learner;
    const read = `/reviews/${round.request}`;
    round.answers = share(POSTS, nth, ROUNDS);
    for (const body of round.answers) await send(client, read, { do: 'reply', thread, body });
    round.rating = WORDS[nth % WORDS.length] ?? '';
    await send(client, `${read}/turn`, { do: 'rate', rating: '4', words: round.rating });
    round.reasons = share(NOTES, nth, ROUNDS);
    for (const [at, reason] of round.reasons.entries())
      await send(client, `${read}/appeal`, { do: 'appeal', row: rows[at] ?? '', reason });
  }
});

describe('markup in a form that is refused', () => {
  it('stands there again as it was typed', async () => {
    const [first, last] = [rounds[0], rounds.at(-1)];
    const long = `\n${packs(100_000)[0]}`;
    const json = { slug: SLUG, stage: 1, files: await starterFiles(), idempotencyKey: randomUUID() };
    const fifth = JSON.parse((await learner.client.post('/api/submissions', { json })).text).submissionId;
    await expectKept(learner, `/attempts/${fifth}?ask=1`, '[name="question"]', long);
    await expectKept(learner, `/attempts/${fifth}/ask`, '[name="body"]', long);
    await expectKept(learner, `/attempts/${first?.attempt}`, '#case-words', long);
    const read = `/reviews/${last?.request}`;
    await expectKept(learner, read, '[data-draft^="reply-"] [name="body"]', long);
    await expectKept(learner, read, `#appeal-${rows.at(-1)}`, long);
    await expectKept(mentor, `/mentor/comments/${SLUG}`, 'article [name="body"]', long);
    await takeOn(mentor, first?.request ?? '');
    const desk = `/mentor/${first?.request}`;
    await expectKept(
      mentor,
      `${desk}?view=whole&comment=${ENTRY}:1-2`,
      'tr .comment-form [name="body"]',
      long,
    );
    await expectKept(mentor, desk, '[data-draft^="reply-"] [name="body"]', long);
    await expectKept(mentor, desk, '#note', long);
  });
});

describe('markup in a name', () => {
  it('is refused where it would turn the direction of what stands after it', async () => {
    for (const name of linePacks(80).filter((one) => TURNED.test(one))) {
      const form = { name, email: 'turned@example.test', password: PASSWORD };
      expect((await new HttpClient(server.url).post('/sign-up', { form })).status).toBe(422);
    }
  });

  it('is a name wherever people are listed', async () => {
    const names = NAMES.slice(4);
    for (const [nth, name] of names.entries()) somebodyWaits(`named-${nth}`, name);
    const listed: string[] = [];
    for (let page = 1; page === 1 || (await second.page.locator('a[rel="next"]').count()) === 1; page += 1) {
      await visit(second, `/mentor?page=${page}`);
      listed.push(...(await second.page.locator('[data-open]').allTextContents()));
    }
    expect(names.filter((name) => !listed.map(plain).includes(plain(name)))).toEqual([]);
    await visit(second, '/mentor/named-0', { shown: names.slice(0, 1) });
  });

  /** A learner of this name whose work waits for a review. */
  function somebodyWaits(id: string, name: string): void {
    const { attempt } = rounds[0] ?? {};
    const run = (sql: string, ...params: unknown[]) => sqlite.prepare(sql).run(...params);
    run(
      `insert into users (id, email, name, password_hash, role, created_at) values (?, ?, ?, 'none', 'learner', 1)`,
      ...[id, `${id}@example.test`, name],
    );
    run(
      `insert into submissions (id, user_id, slug, stage, attempt, version_id, idempotency_key, created_at, files)
        select ?, ?, slug, stage, 1, version_id, ?, created_at, files from submissions where id = ?`,
      ...[id, id, id, attempt],
    );
    run(
      `insert into runs (id, submission_id, version_id, ordinal, queued_at, finished_at, level, reliability, report)
        select ?, ?, version_id, 1, 1, 1, level, reliability, report from runs where submission_id = ?`,
      ...[id, id, attempt],
    );
    run(
      `insert into review_requests (id, submission_id, asked_by, slug, stage, question, asked_at, waiting_since)
        values (?, ?, ?, ?, 1, '', 1, 1)`,
      ...[id, id, id, SLUG],
    );
  }
});

describe('all of it', () => {
  it('left no element, attribute or address that is not the site’s, and every text as it was', () => {
    expect({ strangers, missing }).toEqual({ strangers: [], missing: [] });
  });

  it('ran nothing, asked nobody else, and broke no policy', () => {
    const alarms = [learner, mentor, second, instructor].flatMap((actor) => actor.alarms);
    expect(alarms).toEqual([]);
  });

  it('is plain text in e-mails, under headers that are the server’s own', async () => {
    sqlite.prepare('update notices set created_at = created_at - 120000').run();
    await vi.waitUntil(() => mail.arrived.length > 0, { timeout: 30_000, interval: 100 });
    for (const { raw, to } of mail.arrived) {
      const [head = ''] = raw.split('\r\n\r\n', 1);
      expect(to).toEqual(['person0@example.test']);
      expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/im);
      expect(head).not.toMatch(/^(Bcc|Cc|Content-Disposition):/im);
    }
  });
});

/** Each line of texts: an edit is shown line by line, with a sign. */
function linesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
}
