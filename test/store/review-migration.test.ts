import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS_FOLDER } from '#db/migrations-folder';
import { openDatabase } from '#store/database';
import { migrateSafely } from '#store/migrate-safely';
import { openStore } from '#store/open-store';
import { aManifest, anchors } from '#test/services/builders';
import { aFolder } from './builders.ts';

/** The committed migrations before reviews had threads. */
function schemaBefore(): string {
  const folder = join(aFolder(), 'migrations');
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 7) }));
  return folder;
}

/** One review that was published with a comment, and one that waits with a draft. */
function oldDatabase(): string {
  const file = join(aFolder(), 'holdfast.sqlite');
  const connection = openDatabase(file);
  const { sqlite } = connection;
  migrateSafely(connection, { file, folder: schemaBefore(), now: () => 0 });
  const insert = (sql: string, ...values: unknown[]) => sqlite.prepare(sql).run(...values);
  for (const id of ['learner', 'mentor'])
    insert(`insert into users values (?, ? || '@example.test', ?, 'none', 'learner', 0)`, id, id, id);
  insert(
    `insert into exercise_versions (id, slug, number, content_hash, folder, manifest, anchors, published_at)
      values ('v', 'slug', 1, ?, 'versions/x', ?, ?, 0)`,
    'a'.repeat(64),
    JSON.stringify(aManifest()),
    JSON.stringify(anchors()),
  );
  for (const [n, publishedAt] of [
    [1, 50],
    [2, null],
  ]) {
    insert(
      `insert into submissions (id, user_id, slug, stage, attempt, version_id, idempotency_key, created_at, files)
        values (?, 'learner', 'slug', 2, ?, 'v', ?, 0, '[]')`,
      `s${n}`,
      n,
      `k${n}`,
    );
    insert(
      `insert into review_requests (id, submission_id, asked_by, question, asked_at, published_at, published_by, summary)
        values (?, ?, 'learner', 'Why?', 10, ?, 'mentor', 'Fine.')`,
      `r${n}`,
      `s${n}`,
      publishedAt,
    );
    insert(
      `insert into comments values (?, ?, 'mentor', 'src/a "b".ts', 3, 4, 'hash', 'question', 'See **here**', 20)`,
      `c${n}`,
      `r${n}`,
    );
  }
  sqlite.close();
  return file;
}

test('comments become threads with one post, published where their review was, and drafts stay drafts', () => {
  const store = openStore(oldDatabase(), () => 0);
  const [thread] = store.threads.listPublished('r1');
  expect(thread).toMatchObject({
    id: 'c1',
    target: { kind: 'lines', lines: { path: 'src/a "b".ts', fromLine: 3, toLine: 4 } },
    fileHash: 'hash',
    kind: 'question',
    publishedAt: 50,
    posts: [{ body: 'See **here**', authorName: 'mentor', createdAt: 20, publishedAt: 50 }],
  });
  expect(store.threads.listPublished('r2')).toEqual([]);
  expect(store.threads.listAll('r2')).toMatchObject([
    { id: 'c2', publishedAt: null, posts: [{ publishedAt: null }] },
  ]);
  store.close();
});

test('a review that was published is the learner’s turn, and one that was not waits for a mentor', () => {
  const store = openStore(oldDatabase(), () => 0);
  expect(store.reviews.find('r1')).toMatchObject({ waitingSince: null, learnerSince: 50 });
  expect(store.reviews.find('r2')).toMatchObject({ waitingSince: 10, learnerSince: null });
  store.close();
});
