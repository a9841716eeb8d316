import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type DataRow, dataTable, shownRows } from '#islands/data/data-rows.ts';

const EXERCISES = fileURLToPath(new URL('../../../exercises', import.meta.url));
const TEXT = JSON.stringify([
  { id: 'b', amount: 10, tags: ['x'] },
  { id: 'a', amount: 9, note: null },
  { id: 'C', amount: 100 },
]);

/** Heads and rows as they stand in the table. */
function cellsOf(path: string, text: string): string[][] {
  const { columns, rows } = dataTable(path, text) ?? { columns: [], rows: [] };
  return [columns, ...rows.map(({ cells }) => cells)];
}

test('records become rows under the union of their keys', () => {
  expect(cellsOf('data/a.json', TEXT)).toEqual([
    ['id', 'amount', 'tags', 'note'],
    ['b', '10', '["x"]', ''],
    ['a', '9', '', ''],
    ['C', '100', '', ''],
  ]);
});

test('an object around one list is looked through, anything else is no table', () => {
  expect(dataTable('a.json', `{"from":"Monday","rows":${TEXT}}`)?.rows).toHaveLength(3);
  for (const text of ['[]', '[1]', '{"a":[{}],"b":[{}]}', '"x"', '{', ''])
    expect(dataTable('a.json', text)).toBeUndefined();
  expect(dataTable('a.txt', TEXT)).toBeUndefined();
});

test('records within records give columns of their own', () => {
  const record = { ticket: { id: 'T-1', policy: { a: 1 } }, person: 'answered' };
  expect(cellsOf('a.json', JSON.stringify([record]))).toEqual([
    ['ticket.id', 'ticket.policy', 'person'],
    ['T-1', '{"a":1}', 'answered'],
  ]);
  expect(dataTable('a.json', JSON.stringify([record]))?.rows[0]?.record).toEqual(record);
});

test('rows are filtered by any cell and sorted by size where they are numbers', () => {
  const table = dataTable('a.json', TEXT);
  if (!table) throw new Error('it is a table');
  const ids = (rows: DataRow[]) => rows.map(({ cells }) => cells[0]);
  expect(ids(shownRows(table, 'X', undefined))).toEqual(['b']);
  expect(ids(shownRows(table, '', { column: 1, isDown: false }))).toEqual(['a', 'b', 'C']);
  expect(ids(shownRows(table, '', { column: 1, isDown: true }))).toEqual(['C', 'b', 'a']);
  expect(ids(shownRows(table, '', { column: 0, isDown: false }))).toEqual(['a', 'b', 'C']);
});

test('the lines of a CSV file become rows under its heads', () => {
  const text = 'id,total,words\r\nE-1,135.17,"a, ""b""\nc"\r\nE-2,,\r\n';
  expect(cellsOf('data/signals.csv', text)).toEqual([
    ['id', 'total', 'words'],
    ['E-1', '135.17', 'a, "b"\nc'],
    ['E-2', '', ''],
  ]);
});

test('a CSV file whose lines do not fit its heads is text', () => {
  for (const text of [
    '',
    'a,b',
    'a,b\n',
    'a\n1',
    'a,a\n1,2',
    'a,b\n1',
    'a,b\n1,2,3',
    'a,b\n"1,2',
    'a,b\n"1"x,2',
  ])
    expect(dataTable('a.csv', text), JSON.stringify(text)).toBeUndefined();
});

test('a column is one of numbers when all that it says is numbers', () => {
  expect(dataTable('a.csv', 'id,total,kept,note\nE-1,1.5,1,\nE-2,,x,')?.numeric).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test('every file of records that our exercises hand out is a table', () => {
  const files = readdirSync(EXERCISES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => dataFilesOf(join(EXERCISES, name, 'starter/data')));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) expect(dataTable(file, readFileSync(file, 'utf8')), file).toBeDefined();
});

function dataFilesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => join(folder, name));
}
