import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#store/database';
import { migrateSafely } from '#store/migrate-safely';
import { aFolder } from './builders.ts';

const FIRST = `create table parents (id integer primary key);
--> statement-breakpoint
create table children (id integer primary key, parent integer references parents(id) on delete cascade);`;

/** What a generated migration does to change a column: a new table takes the place of the old one. */
const REBUILD = `create table parents_new (id integer primary key, name text);
--> statement-breakpoint
insert into parents_new (id) select id from parents;
--> statement-breakpoint
drop table parents;
--> statement-breakpoint
alter table parents_new rename to parents;`;

/** A folder of migrations in the generator's layout. */
function migrations(...sql: string[]): string {
  const folder = join(aFolder(), 'migrations');
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = sql.map((text, idx) => {
    const tag = `000${idx}_step`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: '6', when: 1_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
  return folder;
}

/** Opens the file, migrates it, does something with it and closes it. */
function migrated<T>(
  file: string,
  folder: string,
  use: (sqlite: ReturnType<typeof openDatabase>['sqlite']) => T,
): T {
  const connection = openDatabase(file);
  try {
    migrateSafely(connection, { file, folder, now: () => 0 });
    return use(connection.sqlite);
  } finally {
    connection.sqlite.close();
  }
}

/** A database at the first migration, with a parent and its child. */
function aFamily() {
  const dataDir = aFolder();
  const file = join(dataDir, 'holdfast.sqlite');
  migrated(file, migrations(FIRST), (sqlite) =>
    sqlite.exec('insert into parents values (1); insert into children values (1, 1)'),
  );
  return { file, backups: join(dataDir, 'backups') };
}

test('a migration that rebuilds a table keeps the rows that point to it', () => {
  const { file } = aFamily();
  const children = migrated(file, migrations(FIRST, REBUILD), (sqlite) =>
    sqlite.prepare('select count(*) from children').pluck().get(),
  );
  expect(children).toBe(1);
});

test('foreign keys hold again after a migration', () => {
  const { file } = aFamily();
  migrated(file, migrations(FIRST, REBUILD), (sqlite) =>
    expect(() => sqlite.exec('insert into children values (2, 99)')).toThrow(/FOREIGN KEY/),
  );
});

test('an existing database is copied before it is changed, as it was', () => {
  const { file, backups } = aFamily();
  migrated(file, migrations(FIRST, REBUILD), () => undefined);
  const copies = readdirSync(backups);
  expect(copies).toEqual(['before-0001_step-1970-01-01T00-00-00-000Z.sqlite']);
  const copy = openDatabase(join(backups, copies[0] ?? '')).sqlite;
  expect(copy.prepare('select * from parents').all()).toEqual([{ id: 1 }]);
  copy.close();
});

test('nothing is copied when nothing changes', () => {
  const { file, backups } = aFamily();
  migrated(file, migrations(FIRST), () => undefined);
  expect(() => readdirSync(backups)).toThrow(/ENOENT/);
});

test('a database of a newer version is refused, and the message says what to do', () => {
  const { file } = aFamily();
  migrated(file, migrations(FIRST, REBUILD), () => undefined);
  expect(() => migrated(file, migrations(FIRST), () => undefined)).toThrow(/newer version of Holdfast/);
});

test('a migration that leaves rows pointing nowhere stops this start and the next', () => {
  const { file } = aFamily();
  const careless = migrations(FIRST, 'delete from parents;');
  expect(() => migrated(file, careless, () => undefined)).toThrow(/1 rows of children/);
  expect(() => migrated(file, careless, () => undefined)).toThrow(/1 rows of children/);
});

test('a migration that fails half-way leaves the schema as it was', () => {
  const { file } = aFamily();
  const broken = migrations(FIRST, 'create table half (id integer);\n--> statement-breakpoint\nnonsense;');
  expect(() => migrated(file, broken, () => undefined)).toThrow(/nonsense/);
  const half = migrated(file, migrations(FIRST), (sqlite) =>
    sqlite.prepare("select count(*) from sqlite_schema where name = 'half'").pluck().get(),
  );
  expect(half).toBe(0);
});
