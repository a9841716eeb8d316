import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#store/database';
import { openStore } from '#store/open-store';
import { unlessTaken } from '#store/violation';
import { aFolder, aStore, aSubmission } from './builders.ts';

test('an existing database is opened as durably as a new one', () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  openStore(file, () => 0).close();
  const { sqlite } = openDatabase(file);
  const pragma = (name: string) => sqlite.pragma(name, { simple: true });
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('busy_timeout')).toBe(5000);
  expect(pragma('mmap_size')).toBe(0);
  sqlite.close();
});

test('a new database, and what SQLite puts beside it, is for its owner only', () => {
  const folder = aFolder();
  aSubmission(aStore(join(folder, 'holdfast.sqlite')));
  const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
  expect(Object.fromEntries(modes)).toEqual({
    'holdfast.sqlite': 0o600,
    'holdfast.sqlite-shm': 0o600,
    'holdfast.sqlite-wal': 0o600,
  });
});

test('a damaged database is refused, and the message says where a copy may be', () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  openStore(file, () => 0).close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4096, 8192);
  writeFileSync(file, bytes);
  expect(() => openStore(file, () => 0)).toThrow(/is damaged.*"backups"/);
});

test('a file that is no database is refused in the same words', () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  writeFileSync(file, 'something else entirely '.repeat(100));
  expect(() => openStore(file, () => 0)).toThrow(/is damaged/);
});

test('a throw inside a transaction undoes all of it', () => {
  const store = aStore();
  const half = () => {
    store.users.create({ email: 'a@example.test', name: 'A', passwordHash: 'none' });
    throw new Error('no further');
  };
  expect(() => store.transaction(half)).toThrow('no further');
  expect(store.users.findByEmail('a@example.test')).toBeUndefined();
});

test('a transaction refuses work that would await', () => {
  const store = aStore();
  expect(() => store.transaction(async () => undefined)).toThrow(TypeError);
});

test('a backup taken in use is a whole database of its own', () => {
  const folder = aFolder();
  const store = aStore(join(folder, 'holdfast.sqlite'));
  const { submissionId } = aSubmission(store);
  const copy = join(folder, 'copy.sqlite');
  store.backUpTo(copy);
  expect(existsSync(copy)).toBe(true);
  expect(aStore(copy).attempts.find(submissionId)?.attempt).toBe(1);
});

test('only the unique index that was named turns into a value', () => {
  const store = aStore();
  store.users.create({ email: 'a@example.test', name: 'A', passwordHash: 'none' });
  const twice = { email: 'a@example.test', name: 'A', passwordHash: 'none' };
  expect(store.users.create(twice)).toBeUndefined();
  const orphan = () =>
    store.reviews.ask({ submissionId: 'none', askedBy: 'nobody', question: '', slug: 's', stage: 1 });
  expect(orphan).toThrow(/FOREIGN KEY/);
  expect(() =>
    unlessTaken(
      'users.email',
      () => {
        throw new Error('something else');
      },
      'taken',
    ),
  ).toThrow('something else');
});

test('the content hash of a version must be one, for it names a folder', () => {
  const store = aStore();
  const { versionId } = { versionId: store.attempts.find(aSubmission(store).submissionId)?.versionId ?? '' };
  const version = store.exercises.find(versionId);
  expect(() => version && store.exercises.publish({ ...version, contentHash: '../../etc' })).toThrow(/64/);
});
