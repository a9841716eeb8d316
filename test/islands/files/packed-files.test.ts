import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFiles, unpackFiles } from '#islands/files/packed-files.ts';

const filesArb = fc.uniqueArray(
  fc.record({ path: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom('', 'x', 'y') }),
  {
    selector: (f) => f.path,
  },
);

describe('packed files', () => {
  it('leave out what the starter already says', () => {
    const starter = [{ path: 'data.csv', text: 'long' }];
    expect(packFiles([...starter, { path: 'own.ts', text: 'mine' }], starter)).toEqual([
      { path: 'data.csv' },
      { path: 'own.ts', text: 'mine' },
    ]);
  });

  it('come back as they were, whatever the starter holds', () => {
    fc.assert(
      fc.property(filesArb, filesArb, (files, starter) => {
        expect(unpackFiles(packFiles(files, starter), starter)).toEqual(files);
      }),
    );
  });

  it('that name a file nobody has are an error, not an empty file', () => {
    expect(() => unpackFiles([{ path: 'gone.ts' }], [])).toThrow('gone.ts');
  });
});
