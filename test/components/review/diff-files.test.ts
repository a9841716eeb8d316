import { expect, test } from 'vitest';
import { linesOf } from '#domain/lines';
import { type DiffRow, diffFiles, foldRows, wholeFiles } from '../../../src/components/review/diff-files.ts';

const NONE: ReadonlySet<number> = new Set();

function file(path: string, ...lines: string[]) {
  return { path, text: `${lines.join('\n')}\n` };
}

function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`);
}

function only(base: ReturnType<typeof file>[], files: ReturnType<typeof file>[]) {
  const [diff, ...others] = diffFiles(base, files);
  if (!diff || others.length > 0) throw new Error('expected the diff of one file');
  return diff;
}

test('a replaced line is removed under its old number and added under its new one', () => {
  const diff = only([file('a.ts', 'one', 'two', 'three')], [file('a.ts', 'one', '2', 'three')]);
  expect(diff.rows).toEqual<DiffRow[]>([
    { kind: 'same', old: 1, line: 1, text: 'one' },
    { kind: 'removed', old: 2, text: 'two' },
    { kind: 'added', line: 2, text: '2' },
    { kind: 'same', old: 3, line: 3, text: 'three' },
  ]);
  expect(diff).toMatchObject({ change: 'changed', added: 1, removed: 1 });
});

test('changed and new files come first, then removed ones, then unchanged ones', () => {
  const base = [file('same.ts', 'x'), file('gone.ts', 'x'), file('edited.ts', 'x')];
  const files = [file('same.ts', 'x'), file('edited.ts', 'y'), file('fresh.ts', 'z')];
  expect(diffFiles(base, files).map((d) => [d.path, d.change])).toEqual([
    ['edited.ts', 'changed'],
    ['fresh.ts', 'new'],
    ['gone.ts', 'removed'],
    ['same.ts', 'unchanged'],
  ]);
});

test('a file that only changed its line ends is unchanged', () => {
  const diff = only([{ path: 'a.ts', text: 'one\r\ntwo\r\n' }], [{ path: 'a.ts', text: 'one\ntwo' }]);
  expect(diff.change).toBe('unchanged');
});

test('a file rewritten beyond the edit limit is shown as replaced and not compared for minutes', () => {
  const before = numbered(1, 6000).map((l) => `old ${l}`);
  const after = numbered(1, 6000).map((l) => `new ${l}`);
  const startedAt = performance.now();
  const diff = only([file('a.ts', ...before)], [file('a.ts', ...after)]);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(diff).toMatchObject({ added: 6000, removed: 6000 });
});

test('lines far from a change are folded, three lines around it are shown', () => {
  const before = numbered(1, 30);
  const after = before.with(14, 'changed');
  const diff = only([file('a.ts', ...before)], [file('a.ts', ...after)]);
  expect(foldRows(diff.rows, NONE).map((b) => [b.folded, b.rows.length])).toEqual([
    [true, 11],
    [false, 8],
    [true, 12],
  ]);
});

test('a line with a comment is never folded away', () => {
  const [diff] = wholeFiles([file('a.ts', ...numbered(1, 30))]);
  const shown = foldRows(diff?.rows ?? [], new Set([20])).filter((b) => !b.folded);
  expect(shown.flatMap((b) => b.rows.map((r) => r.kind === 'same' && r.line))).toEqual([
    17, 18, 19, 20, 21, 22, 23,
  ]);
});

test('fewer than four unchanged lines between changes are not folded', () => {
  const [diff] = wholeFiles([file('a.ts', ...numbered(1, 30))]);
  const blocks = foldRows(diff?.rows ?? [], new Set([10, 20]));
  expect(blocks.map((b) => b.folded)).toEqual([true, false, true]);
});

test('a file without changes and comments is one folded block', () => {
  const [diff] = wholeFiles([file('a.ts', 'one', 'two')]);
  expect(foldRows(diff?.rows ?? [], NONE)).toMatchObject([{ folded: true }]);
});

test('an empty file has one empty line and a last line break starts none', () => {
  expect(linesOf('')).toEqual(['']);
  expect(linesOf('one\n\n')).toEqual(['one', '']);
});
