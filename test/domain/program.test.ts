import { describe, expect, it } from 'vitest';
import { SUBMISSION_LIMITS } from '#domain/limits';
import { bytesOf, checkFiles, isSafePath, type SourceFile } from '#domain/program';

function files(count: number, text = ''): SourceFile[] {
  return Array.from({ length: count }, (_, i) => ({ path: `src/f${i}.ts`, text }));
}

function refusalOf(list: readonly SourceFile[]): string | undefined {
  const checked = checkFiles(list);
  return checked.ok ? undefined : checked.refusal.message;
}

describe('a file name', () => {
  it.each(['main.ts', 'src/main.ts', 'a/b/c/d.json', '_private/x-1.y.ts', `${'a'.repeat(117)}.ts`])(
    'may be %s',
    (path) => {
      expect(isSafePath(path)).toBe(true);
    },
  );

  it.each([
    '',
    '/etc/passwd',
    '../main.ts',
    'src/../main.ts',
    'src/./main.ts',
    'src//main.ts',
    'src/',
    '.env',
    'src/.hidden',
    'src\\main.ts',
    'C:/main.ts',
    'main.ts.',
    '__proto__/x.ts',
    'ä.ts',
    'a b.ts',
    'a\u0000.ts',
    'a\n.ts',
    '-rf',
    `${'a'.repeat(118)}.ts`,
  ])('may not be %j', (path) => {
    expect(isSafePath(path)).toBe(false);
  });
});

describe('a submission', () => {
  it('keeps the order of its files', () => {
    const list = [
      { path: 'b.ts', text: '' },
      { path: 'a.ts', text: '' },
    ];
    expect(checkFiles(list)).toEqual({ ok: true, value: list });
  });

  it('may have twenty files and not one more', () => {
    expect(refusalOf(files(20))).toBeUndefined();
    expect(refusalOf(files(21))).toBe('The submission has 21 files; at most 20 are allowed.');
  });

  it('has at least one file', () => {
    expect(refusalOf([])).toBe('The submission has no files.');
  });

  it('may have 256 KB and not a byte more', () => {
    expect(refusalOf(files(1, 'a'.repeat(SUBMISSION_LIMITS.bytes)))).toBeUndefined();
    expect(refusalOf(files(1, 'a'.repeat(SUBMISSION_LIMITS.bytes + 1)))).toBe(
      'The submission is 257 KB; at most 256 KB are allowed.',
    );
  });

  it('is measured in bytes, not in characters', () => {
    expect(bytesOf('ä€😀')).toBe(2 + 3 + 4);
    expect(refusalOf(files(1, '€'.repeat(SUBMISSION_LIMITS.bytes / 2)))).toContain('at most 256 KB');
  });

  it('has no two files that one disk would take for the same', () => {
    const list = [
      { path: 'src/main.ts', text: '' },
      { path: 'src/Main.ts', text: '' },
    ];
    expect(refusalOf(list)).toBe('“src/Main.ts” occurs twice.');
  });

  it('is refused with the name that is wrong', () => {
    expect(refusalOf([{ path: '../../x.ts', text: '' }])).toContain('“../../x.ts”');
  });
});
