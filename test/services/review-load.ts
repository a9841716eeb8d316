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
/** Reviews whose submission and report are as large as real ones: they are the ones that are opened. */
export const OPENED = 200;

/** A school after some years. */
export interface School extends Platform {
  mentor: Viewer;
  /** Somebody who has asked for 50 reviews. */
  learner: Viewer;
  /** Ids of reviews with work of real size. */
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
  const opened = Array.from({ length: OPENED }, (_, index) => `request-${index}`);
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
  run(
    `insert into submissions (id, user_id, slug, stage, attempt, version_id, idempotency_key, created_at, files) ${numbers(SUBMISSIONS)}
      select 'submission-' || n, 'learner-' || (n % ${LEARNERS}), slug, 1, n / ${LEARNERS} / 4 + 1, version_id, 'key-' || n,
        :now - (${SUBMISSIONS} - n) * 60000, iif(n % 10 = 3 and n / 10 < ${OPENED}, :large, :small)
      from numbers join places on k = n / ${LEARNERS} % 4`,
    { now, small: work(1_000), large: work(20_000) },
  );
  run(
    `insert into runs (id, submission_id, version_id, ordinal, queued_at, finished_at, level, reliability, report) ${numbers(SUBMISSIONS)}
      select 'run-' || n, 'submission-' || n, version_id, 1, :now, :now,
        case n % 3 when 0 then 'demo' when 1 then 'prototype' else 'pilot-ready' end, 0.5,
        iif(n % 10 = 3 and n / 10 < ${OPENED}, :large, :small)
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
      select 'thread-' || n, 'request-' || (n / 2), :target, 'question', :mentor, :now, :now from numbers`,
    {
      now,
      mentor: mentor.id,
      target: JSON.stringify({ kind: 'lines', lines: { path: 'src/main.ts', fromLine: 1, toLine: 2 } }),
    },
  );
  run(
    `insert into posts (id, thread_id, author_id, body, created_at, published_at) ${numbers(2 * THREADS)}
      select 'post-' || n, 'thread-' || (n / 2), :mentor, 'Show me the trace where the retry saved you.', :now + n, :now from numbers`,
    { now, mentor: mentor.id },
  );
}

function work(bytes: number): string {
  const line = 'export const answer = async (ticket: Ticket) => host.model.chat(ticket);\n';
  return JSON.stringify([{ path: 'src/main.ts', text: line.repeat(Math.ceil(bytes / line.length)) }]);
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
