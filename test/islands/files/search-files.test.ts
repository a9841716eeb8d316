import { expect, test } from 'vitest';
import { searchFiles } from '#islands/files/search-files.ts';

const FILES = [
  { path: 'src/a.ts', text: 'const key = 1;\nconst Key = key + key;\n' },
  { path: 'data/b.csv', text: 'KEY,value\nİ key' },
];

test('lower-case queries find every spelling, with file, line and column', () => {
  const { hits } = searchFiles(FILES, 'key');
  expect(hits.map((h) => `${h.path}:${h.line}:${h.column} ${h.found}`)).toEqual([
    'src/a.ts:1:7 key',
    'src/a.ts:2:7 Key',
    'src/a.ts:2:13 key',
    'src/a.ts:2:19 key',
    'data/b.csv:1:1 KEY',
    'data/b.csv:2:3 key',
  ]);
});

test('a capital in the query makes it exact', () => {
  expect(searchFiles(FILES, 'Key').hits).toHaveLength(1);
});

test('an empty query finds nothing, and a flood is counted and cut', () => {
  expect(searchFiles(FILES, '  ')).toEqual({ hits: [], more: 0 });
  const { hits, more } = searchFiles([{ path: 'x', text: 'a'.repeat(1_000) }], 'a');
  expect([hits.length, more]).toEqual([200, 800]);
});
