import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { percentile } from '#domain/scoring';
import type { Viewer } from '#domain/viewer';
import { aManifest, anExercise, aReport } from './builders.ts';
import { openPlatform, type Platform } from './open-platform.ts';

const SLUGS = ['support-assistant', 'model-client', 'lease-abstracts', 'tuesday-upgrade'];
export const LEARNERS = 2_000;
export const SUBMISSIONS = 100_000;
/** Every tenth submission has a review, so that every tenth learner has asked for 50; two threads each. */
export const REQUESTS = SUBMISSIONS / 10;
export const THREADS = 2 * REQUESTS;
/** Reviews that are opened: of the latest attempts, each with twelve reviewed before it, whose threads are carried along. */
export const OPENED = 200;
const EARLIER = SUBMISSIONS / LEARNERS / SLUGS.length - 0.5;

/** A school after some years. */
export interface School extends Platform {
  mentor: Viewer;
  /** Somebody who has asked for 50 reviews. */
  learner: Viewer;
  /** Ids of reviews with work of real size, and threads carried from twelve attempts before. */
  opened: string[];
}

/** Fills a platform by SQL, as nothing else is quick enough. A fifth of the reviews wait, half of those with an answer. */
export function openSchool(): School {
  const platform = openPlatform();
  const versions = SLUGS.map((slug, index) => {
    const manifest = aManifest({ slug, title: `Exercise ${index + 1}` });
    return platform.publish(anExercise({ manifest, contentHash: String(index).repeat(64) }));
  });
  const mentor = platform.person('mentor', 'Marek Olsen');
  const db = new SqliteDatabase(join(platform.dataDir, 'holdfast.sqlite'));
  try {
    db.pragma('synchronous = OFF');
    db.transaction(() => fill(db, versions, mentor))();
  } finally {
    db.close();
  }
  const learner: Viewer = { id: 'learner-3', email: '3@example.test', name: 'Learner 3', role: 'learner' };
  const opened = Array.from({ length: OPENED }, (_, index) => `request-${REQUESTS - OPENED + index}`);
  return { ...platform, mentor, learner, opened };
}

function fill(db: SqliteDatabase.Database, versions: string[], mentor: Viewer): void {
  const now = Date.UTC(2026, 0, 5, 9);
  const run = (sql: string, values: Record<string, unknown> = {}) => db.prepare(sql).run(values);
  const numbers = (n: number) =>
    `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${n - 1})`;
  db.exec('create temp table places (k integer primary key, slug text, version_id text)');
  for (const [k, slug] of SLUGS.entries())
    run('insert into places values (:k, :slug, :version)', { k, slug, version: versions[k] });

  run(`insert into users (id, email, name, password_hash, role, created_at) ${numbers(LEARNERS)}
    select 'learner-' || n, n || '@example.test', 'Learner ' || n, 'none', 'learner', 0 from numbers`);
  // Attempt by attempt the work of those who ask grows at the top and changes in places; of the exercise that is opened it is
  // as large as real work, and so are the reports of the attempts that are opened.
  db.exec('create temp table works (attempt integer primary key, large text, small text)');
  for (let attempt = 1; attempt <= EARLIER + 1; attempt += 1)
    run('insert into works values (:attempt, :large, :small)', {
      attempt,
      large: work(attempt, 20_000),
      small: work(attempt, 1_000),
    });
  const isOpened = `n % 10 = 3 and n >= ${SUBMISSIONS - 10 * OPENED}`;
  const isLarge = `n % 10 = 3 and n / ${LEARNERS} % ${SLUGS.length} = ${(SUBMISSIONS / LEARNERS - 1) % SLUGS.length}`;
  run(
    `insert into submissions (id, user_id, slug, stage, attempt, version_id, idempotency_key, created_at, files) ${numbers(SUBMISSIONS)}
      select 'submission-' || n, 'learner-' || (n % ${LEARNERS}), slug, 1, attempt, version_id, 'key-' || n,
        :now - (${SUBMISSIONS} - n) * 60000, iif(${isLarge}, large, small)
      from numbers join places on k = n / ${LEARNERS} % 4 join works on attempt = n / ${LEARNERS} / 4 + 1`,
    { now },
  );
  run(
    `insert into runs (id, submission_id, version_id, ordinal, queued_at, finished_at, level, reliability, report) ${numbers(SUBMISSIONS)}
      select 'run-' || n, 'submission-' || n, version_id, 1, :now, :now,
        case n % 3 when 0 then 'demo' when 1 then 'prototype' else 'pilot-ready' end, 0.5,
        iif(${isOpened}, :large, :small)
      from numbers join places on k = n / ${LEARNERS} % 4`,
    { now, small: JSON.stringify(aReport()), large: largeReport() },
  );
  fillReviews(db, now, mentor, numbers);
}

function fillReviews(
  db: SqliteDatabase.Database,
  now: number,
  mentor: Viewer,
  numbers: (n: number) => string,
): void {
  const run = (sql: string, values: Record<string, unknown> = {}) => db.prepare(sql).run(values);
  run(
    `insert into review_requests (id, submission_id, asked_by, slug, stage, question, asked_at, waiting_since, learner_since,
        closed_at, published_at, published_by, summary, rating, rated_at) ${numbers(REQUESTS)}
      select 'request-' || n, s.id, s.user_id, s.slug, s.stage, iif(n % 3 = 0, '', 'Is a key enough, or must I read back?'),
        :now - n * 60000, iif(n % 5 = 0, :now - n * 60000, null), iif(n % 5 in (1, 2), :now - n * 60000, null),
        iif(n % 5 > 2, :now, null), iif(n % 10 = 0, null, :now - n * 30000), iif(n % 10 = 0, null, :mentor),
        iif(n % 10 = 0, '', 'A fair start. First the sources, then the words.'), iif(n % 4 = 1, 4, null), iif(n % 4 = 1, :now, null)
      from numbers join submissions s on s.id = 'submission-' || (n * 10 + 3)`,
    { now, mentor: mentor.id },
  );
  run(
    `insert into threads (id, request_id, target, kind, opened_by, created_at, published_at) ${numbers(THREADS)}
      select 'thread-' || n, 'request-' || (n / 2), replace(:target, '0', attempt + iif(n % 2, ${THREAD_LINES})), 'question', :mentor, :now, :now
      from numbers join submissions s on s.id = 'submission-' || (n / 2 * 10 + 3)`,
    {
      now,
      mentor: mentor.id,
      target: JSON.stringify({ kind: 'lines', lines: { path: 'src/main.ts', fromLine: 0, toLine: 0 } }),
    },
  );
  run(
    `insert into posts (id, thread_id, author_id, body, created_at, published_at) ${numbers(2 * THREADS)}
      select 'post-' || n, 'thread-' || (n / 2), :mentor, 'Show me the trace where the retry saved you.', :now + n, :now from numbers`,
    { now, mentor: mentor.id },
  );
}

/** After the lines at the top: one thread of a review stands at a bracket, as there are many, and one at a line of its own. */
const THREAD_LINES = [3, 4];

/** The work of one attempt: a line more at the top than the one before, every tenth further down written anew. */
function work(attempt: number, bytes: number): string {
  const block = (n: number) => [
    `export const answer${n} = async (ticket: Ticket) => {`,
    `  return host.model.chat(ticket, ${n % 10 === 9 ? attempt : n});`,
    '};',
  ];
  const blocks = Array.from({ length: Math.ceil(bytes / 90) }, (_, n) => block(n));
  const top = Array.from({ length: attempt }, (_, n) => `// Change ${n + 1}`);
  return JSON.stringify([{ path: 'src/main.ts', text: [...top, ...blocks.flat(), ''].join('\n') }]);
}

/** About as large as the report of a real submission: nearly all of it practice trials. */
function largeReport(): string {
  const trial = {
    suite: 'practice',
    family: 'refunds',
    mode: 'M6',
    twin: 'act',
    seed: 1,
    fault: 'none',
    input: { ticket: 'Where is my parcel? It should have been here on Monday.'.repeat(4) },
    ending: 'returned',
    value: { reply: 'It is on its way.' },
    verdict: 'ok',
    credited: true,
    reason: 'Answered from the policy.',
    ledger: {},
    utilityMinor: 4,
    virtualMs: 900,
    tokens: { prompt: 900, completion: 90 },
    fuel: 3,
  };
  const trials = Array.from({ length: 140 }, (_, index) => ({ ...trial, case: `case-${index}` }));
  return JSON.stringify({ ...aReport(), practiceTrials: trials });
}

/**
 * Milliseconds that 95 of 100 calls stay within, measured over `times` calls after some to warm up: by the clock, and of
 * this thread's own work, which does not depend on what else the machine does.
 */
export function p95(times: number, call: (index: number) => unknown): { clock: number; own: number } {
  for (let index = 0; index < 10; index += 1) call(index);
  const took = Array.from({ length: times }, (_, index) => {
    const start = performance.now();
    const before = process.threadCpuUsage();
    call(index);
    const { user, system } = process.threadCpuUsage(before);
    return { clock: performance.now() - start, own: (user + system) / 1000 };
  });
  const of = (what: 'clock' | 'own') =>
    percentile(
      took.map((one) => one[what]),
      95,
    );
  return { clock: of('clock'), own: of('own') };
}
