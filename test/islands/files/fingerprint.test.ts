import { describe, expect, it } from 'vitest';
import { fingerprint } from '#islands/files/fingerprint.ts';

const A = { path: 'a.ts', text: 'one' };
const B = { path: 'b.ts', text: 'two' };

describe('the print of some files', () => {
  it('is the same in any order', () => {
    expect(fingerprint([A, B])).toBe(fingerprint([B, A]));
  });

  it.each([
    ['a text', [{ ...A, text: 'One' }, B]],
    ['a name', [{ ...A, path: 'c.ts' }, B]],
    [
      'where a text lies',
      [
        { ...A, text: B.text },
        { ...B, text: A.text },
      ],
    ],
    ['a file that is gone', [A]],
    ['a border between name and text', [{ path: 'a.tso', text: 'ne' }, B]],
  ])('changes with %s', (_, files) => {
    expect(fingerprint(files)).not.toBe(fingerprint([A, B]));
  });
});
