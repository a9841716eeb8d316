import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS_FOLDER } from '#db/migrations-folder';

/** Migrations that drop a table and were read by a person: every row is copied first. */
const READ_BY_A_PERSON = ['0008_comments_are_threads.sql'];

test('no migration drops a table unless a person has read it', () => {
  const dropping = readdirSync(MIGRATIONS_FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .filter((name) => /\bdrop\s+table\b/i.test(readFileSync(join(MIGRATIONS_FOLDER, name), 'utf8')));
  expect(dropping).toEqual(READ_BY_A_PERSON);
});
