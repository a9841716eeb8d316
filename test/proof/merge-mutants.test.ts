import { expect, it } from 'vitest';
import { mergeChanges } from '#proof/merge-mutants';

const BASE = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const program = (lines: readonly string[], more: Record<string, string> = {}) => [
  { path: 'src/main.ts', text: `${lines.join('\n')}\n` },
  ...Object.entries(more).map(([path, text]) => ({ path, text })),
];
const changed = (line: string, to: string) => program(BASE.map((l) => (l === line ? to : l)));

it('changes in different places of a file come together', () => {
  const merged = mergeChanges(program(BASE), changed('two', 'TWO'), changed('seven', 'SEVEN'));
  expect(merged).toEqual(program(['one', 'TWO', 'three', 'four', 'five', 'six', 'SEVEN', 'eight']));
});

it('changes in different files come together', () => {
  const one = program(['other']);
  const other = program(BASE, { 'src/more.ts': 'more' });
  expect(mergeChanges(program(BASE), one, other)).toEqual(program(['other'], { 'src/more.ts': 'more' }));
});

it('changes of the same line have no common program', () => {
  expect(mergeChanges(program(BASE), changed('two', 'TWO'), changed('two', 'zwei'))).toBeUndefined();
});

it('a new file that both bring in different ways has none either', () => {
  const one = program(BASE, { 'src/more.ts': 'one' });
  expect(mergeChanges(program(BASE), one, program(BASE, { 'src/more.ts': 'other' }))).toBeUndefined();
});
