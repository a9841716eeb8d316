import { expect, test } from 'vitest';
import { dataTable, shownRows } from '#islands/data/data-rows.ts';

const TEXT = JSON.stringify([
  { id: 'b', amount: 10, tags: ['x'] },
  { id: 'a', amount: 9, note: null },
  { id: 'C', amount: 100 },
]);

test('records become rows under the union of their keys', () => {
  expect(dataTable('data/a.json', TEXT)).toEqual({
    columns: ['id', 'amount', 'tags', 'note'],
    rows: [
      ['b', '10', '["x"]', ''],
      ['a', '9', '', ''],
      ['C', '100', '', ''],
    ],
  });
});

test('an object around one list is looked through, anything else is no table', () => {
  expect(dataTable('a.json', `{"from":"Monday","rows":${TEXT}}`)?.rows).toHaveLength(3);
  for (const text of ['[]', '[1]', '{"a":[{}],"b":[{}]}', '"x"', '{', ''])
    expect(dataTable('a.json', text)).toBeUndefined();
  expect(dataTable('a.txt', TEXT)).toBeUndefined();
});

test('records within records give columns of their own', () => {
  const table = dataTable('a.json', '[{"ticket":{"id":"T-1","policy":{"a":1}},"person":"answered"}]');
  expect(table?.columns).toEqual(['ticket.id', 'ticket.policy', 'person']);
  expect(table?.rows).toEqual([['T-1', '{"a":1}', 'answered']]);
});

test('rows are filtered by any cell and sorted by size where they are numbers', () => {
  const table = dataTable('a.json', TEXT);
  if (!table) throw new Error('it is a table');
  const ids = (rows: string[][]) => rows.map(([id]) => id);
  expect(ids(shownRows(table, 'X', undefined))).toEqual(['b']);
  expect(ids(shownRows(table, '', { column: 1, isDown: false }))).toEqual(['a', 'b', 'C']);
  expect(ids(shownRows(table, '', { column: 1, isDown: true }))).toEqual(['C', 'b', 'a']);
  expect(ids(shownRows(table, '', { column: 0, isDown: false }))).toEqual(['a', 'b', 'C']);
});
