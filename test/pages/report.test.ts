import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DECISION_RECORD, RECORD_HEADINGS } from '#domain/notes';
import { ENTRY, filesOf, SLUG } from '../support/exercise-files.ts';
import { type Answer, HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, signedIn } from './review-desk.ts';

const RECORD = `# Decision record\n\n## ${RECORD_HEADINGS[0]}\n\nIt **answers** mail. <img src=x onerror=alert(1)> [b](javascript:alert(1))\n`;
const PREDICTED = { autoResolved: 0.01, wrong: 0.9, tokensPerItem: 1, latencyP95Ms: 100 };

let server: RunningServer;
let learner: HttpClient;
/** What the page of the last attempt said while those before it were waiting. */
let waiting: Answer;
/** Ids of the learner's attempts, the first one first. */
let starter: string;
let mutant: string;
let reference: string;
let broken: string;

beforeAll(async () => {
  server = await startServer();
  learner = await signedIn(server, 'learner');
  const handedOut = await filesOf('starter');
  const good = await filesOf('solutions/reference');
  starter = await submit({ files: handedOut });
  mutant = await submit({ files: await filesOf('mutants/drops-the-second') });
  reference = await submit({
    files: [...good, { path: DECISION_RECORD, text: RECORD }],
    predicted: PREDICTED,
  });
  broken = await submit({
    files: handedOut.map((f) => (f.path === ENTRY ? { ...f, text: `${f.text}\nconst half = (;\n` } : f)),
  });
  waiting = await learner.get(`/attempts/${broken}`);
  for (const id of [starter, mutant, reference, broken]) await whenGraded(id);
});
afterAll(() => server?.stop());

async function submit(work: object): Promise<string> {
  const json = { slug: SLUG, stage: 1, idempotencyKey: randomUUID(), ...work };
  const answer = await learner.post('/api/submissions', { json });
  if (answer.status !== 202) throw new Error(`submitting answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text).submissionId;
}

async function whenGraded(id: string): Promise<void> {
  const state = async () => JSON.parse((await learner.get(`/api/submissions/${id}/progress`)).text).state;
  await vi.waitUntil(async () => (await state()) === 'graded', { timeout: 90_000, interval: 250 });
}

describe('what changed since an earlier attempt', () => {
  it('stands on the report, against the attempt before', async () => {
    const page = await learner.get(`/attempts/${mutant}`);
    expect(page.text).toMatch(/Since attempt 1: \d+ fixed/);
    expectWords(page, 'Hidden suites', 'paraphrased-question');
  });

  it('can be looked at against any other, by a link', async () => {
    const newest = await learner.get(`/attempts/${reference}`);
    const link = `/attempts/${reference}?against=1`;
    expectWords(newest, 'Since attempt 2: 1 fixed', `href="${link}#since"`);
    expect((await learner.get(link)).text).toMatch(/Since attempt 1: \d+ fixed/);
  });

  it('says which attempts there are when another is asked for', async () => {
    for (const against of ['9', 'x', '-1']) {
      const page = await learner.get(`/attempts/${reference}?against=${against}`);
      expect(page.status).toBe(404);
      expectWords(page, 'Attempt 3 can be compared with these earlier ones: 2, 1.', 'Exemplary');
    }
  });

  it('is not there on a first attempt', async () => {
    expectNoWords(await learner.get(`/attempts/${starter}`), 'Since attempt', 'Since an earlier');
  });
});

describe('decisions and predictions', () => {
  it('stand on the report as they were sent, as Markdown that runs nothing', async () => {
    const page = await learner.get(`/attempts/${reference}`);
    expectWords(page, 'It <strong>answers</strong> mail. &lt;img src=x', `<h3>${RECORD_HEADINGS[0]}</h3>`);
    expect(page.text).not.toMatch(/<img|href="javascript/);
    expectWords(page, 'Predicted against actual', 'of 4 within tolerance', 'Not answered');
  });

  it('that were skipped are said to be, quietly and with what they are for', async () => {
    const page = await learner.get(`/attempts/${starter}`);
    expectWords(page, 'You predicted no numbers before this attempt.', 'none was sent', DECISION_RECORD);
  });
});

describe('the outcome per 1,000', () => {
  it('stands beside starter, best trivial policy and reference, and hides what a learner may not know', async () => {
    const page = await learner.get(`/attempts/${mutant}`);
    expectWords(page, 'Handled right, without a person', 'Best trivial', 'not shown');
    expectWords(page, 'Minutes of people’s time saved', 'all in all nearer to the');
    expectNoWords(page, 'Where the money went', 'not kept');
  });

  it('is exact and line by line for mentors and instructors', async () => {
    await learner.post(`/attempts/${mutant}`, { form: { do: 'ask', question: 'Why?' } });
    for (const name of ['mentor', 'instructor']) {
      const page = await (await signedIn(server, name)).get(`/attempts/${mutant}`);
      expectWords(page, 'Where the money went, over 401 tickets', 'Wrong answer', 'Do not pass them on');
    }
  });
});

describe('every drawing', () => {
  it('says in words what it shows, or stands beside them', async () => {
    for (const id of [starter, reference]) {
      const { text } = await learner.get(`/attempts/${id}`);
      const drawings = [...text.matchAll(/<svg\b[^>]*>/g)].map(([tag]) => tag);
      expect(drawings.length).toBeGreaterThan(20);
      const mute = drawings.filter(
        (tag) => !/aria-hidden="true"/.test(tag) && !/role="img"[^>]*aria-label="[^"]/.test(tag),
      );
      expect(mute).toEqual([]);
    }
  });

  it('of the outcome has its number in the same row', async () => {
    const { text } = await learner.get(`/attempts/${reference}`);
    const bars = /<table class="bars"[\s\S]*?<\/table>/.exec(text)?.[0] ?? '';
    const rows = [...bars.matchAll(/<tr[\s\S]*?<\/tr>/g)]
      .map(([row]) => row)
      .filter((row) => row.includes('<rect'));
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => /<th[^>]*>[^<]+<\/th>/.test(row) && /€[\d,]+/.test(row))).toBe(true);
  });
});

describe('an attempt without a report', () => {
  it('says how many runs are before it and follows by itself, with or without JavaScript', () => {
    expect(waiting.text).toMatch(/Waiting to be graded: \d runs? before it\.|Being graded/);
    expectWords(
      waiting,
      'http-equiv="refresh"',
      `data-progress-url="/api/submissions/${broken}/progress"`,
      'Queue',
    );
  });

  it('that does not compile shows the place and the lines around it', async () => {
    const page = await learner.get(`/attempts/${broken}`);
    expectWords(page, 'It does not compile', 'What the compiler said', 'half', 'The whole file');
    expectNoWords(page, 'Practice, families', '>1</a>');
  });

  it('because of us says whose fault it is, and to others that its author has it back', async () => {
    const id = await submit({ files: await filesOf('starter') });
    await whenGraded(id);
    holdRunOf(id);
    const page = await learner.get(`/attempts/${id}`);
    expectWords(
      page,
      'The fault is ours, and the attempt is yours again.',
      'send it again',
      'back in your budget',
    );
    expectNoWords(page, 'gone-disk', 'Turn the link on');
    const seen = await (await signedIn(server, 'instructor')).get(`/attempts/${id}`);
    expectWords(seen, 'its author has it back', 'gone-disk');
    expectNoWords(seen, 'send it again');
  });
});

/** As if grading had broken down three times. */
function holdRunOf(submissionId: string): void {
  const db = new SqliteDatabase(join(server.dataDir, 'holdfast.sqlite'));
  db.prepare(
    `update runs set held_at = ?, finished_at = null, claimed_at = null, level = null, report = null,
     fault = 'gone-disk' where submission_id = ?`,
  ).run(Date.now(), submissionId);
  db.close();
}

describe('sharing', () => {
  const send = (who: HttpClient, form: Record<string, string>, id = reference) =>
    who.post(`/attempts/${id}`, { form });
  const anybody = () => new HttpClient(server.url);

  async function linkOn(page: Answer): Promise<string> {
    const link = /href="(\/shared\/[\w-]+)"/.exec(page.text)?.[1];
    if (!link) throw new Error(`there is no link on the page (${page.status})`);
    return link;
  }

  async function turnOn(form: Record<string, string> = {}): Promise<string> {
    const answer = await send(learner, { do: 'share', ...form });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/attempts/${reference}#share`]);
    return linkOn(await learner.get(`/attempts/${reference}`));
  }

  it('shows level, finding, exercise, stage, version, date and modes to whoever has the link', async () => {
    const page = await anybody().get(await turnOn());
    expect(page.status).toBe(200);
    expectWords(
      page,
      'Holds up in every family.',
      'exemplary',
      'Parcelbay support',
      'Questions and hand-off',
    );
    expectWords(page, 'exercise v1', 'graded ', 'Output contract', 'always');
  });

  it('shows no name, file, record, trial, family, number or receipt', async () => {
    const page = await anybody().get(await turnOn());
    const record = 'answers</strong> mail';
    const trials = [
      'paraphrased-question',
      'seed 1',
      'pass<sup>',
      'Reliability is about',
      'Euro per',
      'Receipt',
    ];
    expectNoWords(page, 'Lena', 'learner@', ENTRY, DECISION_RECORD, record, reference, ...trials);
    expect(page.text).not.toMatch(/[0-9a-f]{40}/);
  });

  it('is not kept, not indexed and tells no other site its address', async () => {
    const page = await anybody().get(await turnOn());
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expectWords(page, '<meta name="robots" content="noindex');
  });

  it('shows the name once its learner ticks it', async () => {
    const link = await turnOn({ name: 'on' });
    expectWords(await anybody().get(link), 'Lena Novak');
    expect(await turnOn()).toBe(link);
    expectNoWords(await anybody().get(link), 'Lena Novak');
  });

  it('is gone once it is turned off, and another one when it is turned on again', async () => {
    const link = await turnOn();
    expect((await send(learner, { do: 'unshare' })).status).toBe(303);
    const gone = await anybody().get(link);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expectWords(gone, 'may have been turned off');
    expect(await turnOn()).not.toBe(link);
    expect((await anybody().get(link)).status).toBe(404);
  });

  it('cannot be turned on or off by anybody else, whatever their role', async () => {
    const link = await turnOn();
    await send(learner, { do: 'ask', question: 'May I?' });
    for (const name of ['ines', 'mentor', 'instructor']) {
      const other = await signedIn(server, name);
      for (const wish of ['share', 'unshare']) {
        expect((await send(other, { do: wish, name: 'on' })).status).toBe(404);
      }
      expectNoWords(await other.get(`/attempts/${reference}`), link, 'Turn the link on');
    }
    expectNoWords(await anybody().get(link), 'Lena Novak');
  });

  it('takes a form from this site only, and only one of its own', async () => {
    const foreign = { form: { do: 'unshare' }, headers: { origin: 'https://elsewhere.example' } };
    expect((await learner.post(`/attempts/${reference}`, foreign)).status).toBe(403);
    for (const wrong of [{ form: { do: 'publish' } }, { json: { do: 'share' } }]) {
      const answer = await learner.post(`/attempts/${starter}`, wrong);
      expect(answer.status).toBe(422);
      expectWords(answer, 'Reload the page and send the form again.');
    }
  });

  it('answers 404 to links that were never given', async () => {
    expect((await anybody().get('/shared/nothing-here')).status).toBe(404);
    expect((await anybody().get(`/shared/${'a'.repeat(32)}`)).status).toBe(404);
  });
});
