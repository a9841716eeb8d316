import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder, aStore, aSubmission } from './builders.ts';

const ACTOR = { id: 'i', name: 'Imani Brook' };

function withEntry() {
  const file = join(aFolder(), 'holdfast.sqlite');
  const store = aStore(file);
  const versionId = store.attempts.find(aSubmission(store).submissionId)?.versionId ?? '';
  const entry = {
    actor: ACTOR,
    action: 'retire',
    slug: 'support-assistant',
    versionId,
    reason: 'old',
  } as const;
  store.audit.add(entry);
  store.audit.add({ ...entry, action: 'regrade', runs: 3 });
  const sqlite = new SqliteDatabase(file);
  onTestFinished(() => void sqlite.close());
  return { store, sqlite, versionId };
}

test('what was done is listed newest first, with who, what, when and why', () => {
  const { store } = withEntry();
  expect(store.audit.list('support-assistant')).toMatchObject([
    { seq: 2, action: 'regrade', runs: 3 },
    { seq: 1, action: 'retire', actorName: 'Imani Brook', reason: 'old', version: 1, runs: null },
  ]);
  expect(store.audit.list('other')).toEqual([]);
});

test('the database refuses to change or to remove what was written down', () => {
  const { sqlite, store } = withEntry();
  expect(() => sqlite.exec(`update audit_entries set reason = 'another'`)).toThrow('never changed');
  expect(() => sqlite.exec('delete from audit_entries')).toThrow('never removed');
  expect(store.audit.list('support-assistant')).toHaveLength(2);
});

test('a published version can be retired once, and nothing else of it can change', () => {
  const { sqlite, store, versionId } = withEntry();
  for (const change of [
    `content_hash = 'x'`,
    `anchors = '{}'`,
    `manifest = '{}'`,
    'number = 9',
    `folder = '/'`,
  ]) {
    expect(() => sqlite.exec(`update exercise_versions set ${change}`)).toThrow('never changed');
  }
  expect(() => sqlite.exec('delete from exercise_versions')).toThrow('never removed');
  expect([store.exercises.retire(versionId), store.exercises.retire(versionId)]).toEqual([true, false]);
  expect(() => sqlite.exec('update exercise_versions set retired_at = null')).toThrow('retired, once');
  expect(store.exercises.findOpen('support-assistant')).toBeUndefined();
  expect(store.exercises.findLatest('support-assistant')?.retiredAt).toBeGreaterThan(0);
});
