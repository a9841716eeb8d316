import { expect, it } from 'vitest';
import { treeRows } from '#islands/files/file-tree.ts';

it('lists folders by name with their files, and the top level last', () => {
  const rows = treeRows(['src/main.ts', 'README.md', 'data/orders.csv', 'src/answer.ts']);
  expect(rows.map((r) => (r.kind === 'folder' ? `${r.path}/` : r.name))).toEqual([
    'data/',
    'orders.csv',
    'src/',
    'answer.ts',
    'main.ts',
    'README.md',
  ]);
});
