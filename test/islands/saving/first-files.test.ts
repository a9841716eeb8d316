import { describe, expect, it } from 'vitest';
import type { SourceFile } from '#domain/program';
import { firstFiles } from '#islands/saving/first-files.ts';

const files = (text: string): SourceFile[] => [{ path: 'src/main.ts', text }];
const starter = files('starter');
const given = (text: string, revision = 4) => ({ files: files(text), revision, savedAt: 1, starter });
const kept = (text: string, revision = 4) => ({ files: files(text), revision, keptAt: 2 });

describe('the first files', () => {
  it('are the server’s when this browser kept nothing', () => {
    expect(firstFiles(given('saved'), undefined, undefined)).toEqual({ kind: 'given' });
  });

  it('are the unsaved ones when nobody saved since', () => {
    expect(firstFiles(given('saved'), kept('unsaved'), undefined)).toEqual({
      kind: 'restored',
      files: files('unsaved'),
    });
  });

  it('are a conflict when somebody saved since, and still build on the old revision', () => {
    const first = firstFiles(given('from elsewhere', 6), kept('unsaved', 4), undefined);
    expect(first).toMatchObject({
      kind: 'conflict',
      files: files('unsaved'),
      revision: 4,
      theirs: { revision: 6 },
    });
  });

  it('are no conflict when both say the same', () => {
    expect(firstFiles(given('same', 6), kept('same', 4), undefined)).toEqual({ kind: 'given' });
  });

  it('bring along work from before signing in, into an untouched workspace', () => {
    expect(firstFiles(given('starter', 0), undefined, kept('anonymous', 0))).toEqual({
      kind: 'brought',
      files: files('anonymous'),
    });
  });

  it('offer that work, and do not load it, where there is work already', () => {
    expect(firstFiles(given('saved'), undefined, kept('anonymous', 0)).kind).toBe('offered');
  });

  it('offer nothing when that work is only the starter', () => {
    expect(firstFiles(given('saved'), undefined, kept('starter', 0))).toEqual({ kind: 'given' });
  });
});
