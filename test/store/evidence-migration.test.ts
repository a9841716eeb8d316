import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS_FOLDER } from '#db/migrations-folder';
import { moveEvidence } from '#services/move-evidence';
import { openDatabase } from '#store/database';
import { openEvidenceFiles } from '#store/evidence-files';
import { migrateSafely } from '#store/migrate-safely';
import { openStore } from '#store/open-store';
import { aManifest, anchors, aReport } from '#test/services/builders';
import { aFolder } from './builders.ts';

/** The committed migrations up to and without the one that made evidence files. */
function landedSchema(): string {
  const folder = join(aFolder(), 'migrations');
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  return folder;
}

const OLD_REPORT = JSON.stringify({ ...aReport(), receipt: 'f'.repeat(64), vetoes: { total: 0, kinds: [] } });

/** A database of the first schema with a graded, a waiting and a held run. */
function oldDatabase(): string {
  const file = join(aFolder(), 'holdfast.sqlite');
  const connection = openDatabase(file);
  const { sqlite } = connection;
  migrateSafely(connection, { file, folder: landedSchema(), now: () => 0 });
  const insert = (sql: string, ...values: unknown[]) => sqlite.prepare(sql).run(...values);
  insert(`insert into users values ('u', 'a@example.test', 'Ada', 'none', 'learner', 0)`);
  insert(
    `insert into exercise_versions values ('v', 's', 1, ?, 'versions/x', ?, ?, 0)`,
    'a'.repeat(64),
    JSON.stringify(aManifest()),
    JSON.stringify(anchors()),
  );
  for (const n of [1, 2, 3]) {
    insert(`insert into submissions values (?, 'u', 's', 1, ?, 'v', ?, 0, '[]')`, `s${n}`, n, `k${n}`);
  }
  const run = `insert into runs (id, submission_id, version_id, ordinal, queued_at, finished_at, held_at, report, evidence)
    values (?, ?, 'v', 1, 0, ?, ?, ?, ?)`;
  insert(run, 'r1', 's1', 5, null, OLD_REPORT, Buffer.from([1, 2, 3]));
  insert(run, 'r2', 's2', null, null, null, null);
  insert(run, 'r3', 's3', null, 7, null, null);
  sqlite.close();
  return file;
}

function opened(file: string) {
  const store = openStore(file, () => 0);
  const evidence = openEvidenceFiles(join(file, '..', 'evidence'));
  return { store, evidence };
}

test('evidence in the database becomes a file that its row names, byte for byte, and the old place is empty', () => {
  const { store, evidence } = opened(oldDatabase());
  expect(moveEvidence({ store, evidence })).toBe(1);
  const { hash = '', bytes } = store.evidence.find('r1') ?? {};
  expect(bytes).toBe(3);
  expect([...(evidence.read(hash) ?? [])]).toEqual([1, 2, 3]);
  expect(store.evidence.findInDatabase()).toBeUndefined();
  expect(moveEvidence({ store, evidence })).toBe(0);
  store.close();
});

test('a move that was stopped after the file was written goes on and loses nothing', () => {
  const { store, evidence } = opened(oldDatabase());
  evidence.write(new Uint8Array([1, 2, 3]));
  expect(moveEvidence({ store, evidence })).toBe(1);
  expect(store.evidence.find('r1')).toBeDefined();
  store.close();
});

test('an old report still reads: without a receipt, and without a bound that nobody counted for', () => {
  const { store } = opened(oldDatabase());
  const report = store.runs.findReport('r1');
  expect(report?.receipt).toBeUndefined();
  expect(report).toMatchObject({ level: 'prototype', voidCases: 0, vetoes: { total: 0, trials: 0 } });
  store.close();
});

test('runs that waited keep waiting, and held ones are still held', () => {
  const { store } = opened(oldDatabase());
  expect(store.runs.position('r2')).toBe(1);
  expect(store.runs.listHeld().map((run) => run.runId)).toEqual(['r3']);
  store.close();
});
