import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, readingPath, signedIn, waitingReview } from './review-desk.ts';

const ROWS = [
  'framing',
  'input',
  'validation',
  'uncertainty',
  'failure',
  'authority',
  'time',
  'people',
  'simplicity',
  'honesty',
];
/** What the samples deserve, row by row. */
const GOLD = ['3233222331', '4234332334'];
const CALIBRATION = '/mentor/calibration/support-assistant';

let server: RunningServer;
let mentor: HttpClient;
let learner: HttpClient;
let instructor: HttpClient;
/** A mentor who has signed up just now. */
let newcomer: HttpClient;
let desk: string;

beforeAll(async () => {
  server = await startServer();
  [mentor, learner, instructor] = (await Promise.all(
    ['mentor', 'ines', 'instructor'].map((name) => signedIn(server, name)),
  )) as [HttpClient, HttpClient, HttpClient];
  newcomer = new HttpClient(server.url);
  await newcomer.post('/sign-up', {
    form: { name: 'Priya Rao', email: 'priya@example.test', password: 'three or four words' },
  });
  const env = { ...process.env, DATA_DIR: server.dataDir };
  const admin = spawnSync(
    process.execPath,
    ['src/cli/admin.ts', 'set-role', 'priya@example.test', 'mentor'],
    { env, encoding: 'utf8' },
  );
  if (admin.status !== 0) throw new Error(admin.stderr);
  await newcomer.logIn('priya@example.test', 'three or four words');
  desk = await waitingReview(mentor);
}, 120_000);
afterAll(() => server?.stop());

/** A row whose note is longer than a note may be. */
const TOO_LONG = {
  do: 'mark',
  row: 'framing',
  points: '2',
  evidence: 'what it rests on',
  note: `Begun ${'and gone on '.repeat(100)}`,
};

/** It is refused, and what was typed stands in its fields. */
function expectKeptRow(answer: Answer): void {
  expect(answer.status).toBe(422);
  expectWords(answer, TOO_LONG.note, 'value="what it rests on"');
}

describe('a mentor who never reviewed the exercise', () => {
  test('is led from the claim to the samples', async () => {
    const refused = await newcomer.post(`${desk}/claim`);
    expect(refused.status).toBe(409);
    expectWords(refused, `href="${CALIBRATION}"`);
    const page = await newcomer.get(CALIBRATION);
    expect(page.status).toBe(200);
    expectWords(page, 'Sample 1', 'Sample 2', '0 of 10 rows marked');
  });

  test('marks a sample without seeing whose it is, what is gold, or what it is called', async () => {
    const sheet = await newcomer.get(`${CALIBRATION}/1`);
    expect(sheet.status).toBe(200);
    expectWords(sheet, 'Idempotent payments', 'Problem framing', 'src/refund.ts');
    expectNoWords(sheet, 'Calibration sample', 'a-key-for-every-try', 'thirteen vetoes');
    const saved = await newcomer.post(`${CALIBRATION}/1`, {
      form: { do: 'mark', row: 'framing', points: '3', evidence: 'src/main.ts:18' },
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${CALIBRATION}/1`]);
    expectWords(await newcomer.get(CALIBRATION), '1 of 10 rows marked');
    expectKeptRow(await newcomer.post(`${CALIBRATION}/1`, { form: TOO_LONG }));
    const early = await newcomer.post(CALIBRATION, { form: { do: 'finish' } });
    expect(early.status).toBe(422);
  });

  test('sees own marks beside gold with the reasons once all are handed in, and may then review', async () => {
    for (const number of [1, 2])
      for (const [at, row] of ROWS.entries())
        await newcomer.post(`${CALIBRATION}/${number}`, {
          form: { do: 'mark', row, points: GOLD[number - 1]?.[at] ?? '', evidence: '' },
        });
    expect((await newcomer.post(CALIBRATION, { form: { do: 'finish' } })).status).toBe(303);
    expectWords(await newcomer.get(CALIBRATION), 'weighted κ', 'thirteen vetoes', 'To the queue');
  });

  test('is nobody a learner could be', async () => {
    for (const path of [CALIBRATION, `${CALIBRATION}/1`, '/mentor/second', '/mentor/appeals']) {
      const answer = await learner.get(path);
      expect(answer.status, path).toBe(403);
      expectNoWords(answer, 'thirteen vetoes', 'Idempotent payments');
    }
  });
});

describe('marking at the desk', () => {
  test('works row by row without JavaScript, says what stands in the way, and is a draft', async () => {
    expect((await mentor.post(`${desk}/claim`)).status).toBe(303);
    for (const row of ROWS) {
      const form = {
        do: 'mark',
        row,
        points: row === 'authority' ? '2' : '3',
        evidence: 'src/main.ts:7',
        note: `About ${row}.`,
      };
      const saved = await mentor.post(`${desk}/mark`, { form });
      expect([saved.status, saved.headers.get('location')]).toEqual([303, `${desk}#rubric`]);
    }
    expectWords(await mentor.get(desk), '10 of 10 marked, median 3', 'src/main.ts:7');
    const none = await mentor.post(`${desk}/mark`, {
      form: { do: 'mark', row: 'framing', kept: '', save: 'row' },
    });
    expect(none.status).toBe(422);
    expectKeptRow(await mentor.post(`${desk}/mark`, { form: TOO_LONG }));
    const reading = await learner.get(readingPath(desk));
    expectNoWords(reading, 'About authority.', '10 of 10 marked');
  });

  test('comes to the learner with the review, who appeals a row to somebody else', {
    timeout: 90_000,
  }, async () => {
    await vi.waitUntil(async () => (await mentor.get(desk)).text.includes('Confirmed: '), {
      timeout: 60_000,
      interval: 500,
    });
    await mentor.post(`${desk}/publish`, { form: { summary: 'It is the starter.' } });
    const path = readingPath(desk);
    expectWords(await learner.get(path), 'About authority.', '10 of 10 marked', 'Ask a second mentor');
    const empty = await learner.post(`${path}/appeal`, { form: { row: 'authority', reason: ' ' } });
    expect(empty.status).toBe(422);
    const asked = await learner.post(`${path}/appeal`, {
      form: { row: 'authority', reason: 'Look at refund.ts:36.' },
    });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `${path}#rubric`]);
    expectNoWords(await mentor.get('/mentor/appeals'), 'Take it on');
    const list = await newcomer.get('/mentor/appeals');
    const id = /name="appeal" value="([^"]+)"/.exec(list.text)?.[1] ?? '';
    expect((await newcomer.post('/mentor/appeals', { form: { appeal: id } })).status).toBe(303);
    expectWords(await newcomer.get(`/mentor/appeals/${id}`), 'Look at refund.ts:36.', 'Decide');
    expect(
      (
        await newcomer.post(`/mentor/appeals/${id}`, {
          form: { points: '1', words: 'It pays what it is told.' },
        })
      ).status,
    ).toBe(303);
    expectWords(await learner.get(path), 'Priya Rao decided on 1.', 'It pays what it is told.');
  });
});

describe('the instructor', () => {
  test('answers a learner who disagrees with the grader, with the practice trial before them', async () => {
    const submission = /href="(\/attempts\/[^"/?#]+)"/.exec((await learner.get('/work')).text)?.[1] ?? '';
    const report = await learner.get(submission);
    const about = /<option value="([^"]+\|[^"]+)"/.exec(report.text)?.[1] ?? '';
    const opened = await learner.post(submission, { form: { do: 'case', about, words: 'That was right.' } });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `${submission}#cases`]);
    const cases = await instructor.get('/instructor/cases');
    const path = /href="(\/instructor\/cases\/[^"]+)"/.exec(cases.text)?.[1] ?? '';
    expectWords(await instructor.get(path), 'That was right.', 'The practice trial', 'Input and result');
    const answered = await instructor.post(path, {
      form: { decision: 'suite-right', answer: 'Look at the second step.' },
    });
    expect(answered.status).toBe(303);
    expectWords(await learner.get(submission), 'The suite is right', 'Look at the second step.');
  });

  test('sees how mentors agree and the rubric in force; mentors and learners do not', async () => {
    for (const path of [
      '/instructor/fairness',
      '/instructor/cases',
      '/instructor/exercises/support-assistant/rubric',
    ]) {
      expect((await instructor.get(path)).status, path).toBe(200);
      for (const who of [mentor, learner]) expect((await who.get(path)).status, path).toBe(404);
      expect((await new HttpClient(server.url).get(path)).status, path).toBe(303);
    }
    expectWords(await instructor.get('/instructor/fairness'), 'Marek Olsen');
    expectWords(
      await instructor.get('/instructor/exercises/support-assistant/rubric'),
      'in force as its author has it',
      'revision 1',
    );
  });

  test('sees no sample among submissions, learners or counts', async () => {
    const page = await instructor.get('/instructor/exercises/model-client');
    expectWords(page, 'Nothing was sent in yet.');
    expectNoWords(page, 'Calibration sample');
    expectNoWords(await instructor.get('/instructor'), 'Calibration sample');
    expectNoWords(await mentor.get('/mentor'), 'Calibration sample');
  });
});
