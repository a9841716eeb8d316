import { describe, expect, it } from 'vitest';
import { anchorSchema, commentDraftSchema } from '#domain/review';

const anchor = { path: 'src/main.ts', fromLine: 3, toLine: 5 };

describe('an anchor', () => {
  it('stands at lines from one on, the first not after the last', () => {
    expect(anchorSchema.safeParse(anchor).success).toBe(true);
    expect(anchorSchema.safeParse({ ...anchor, fromLine: 5 }).success).toBe(true);
    expect(anchorSchema.safeParse({ ...anchor, fromLine: 6 }).success).toBe(false);
    expect(anchorSchema.safeParse({ ...anchor, fromLine: 0 }).success).toBe(false);
  });
});

describe('a comment', () => {
  it('is trimmed and says something', () => {
    const draft = { anchor, kind: 'question', body: '  Why here?  ' };
    expect(commentDraftSchema.parse(draft).body).toBe('Why here?');
    expect(commentDraftSchema.safeParse({ ...draft, body: ' \n ' }).success).toBe(false);
  });

  it('is of a kind that people know', () => {
    expect(commentDraftSchema.safeParse({ anchor, kind: 'nit', body: 'x' }).success).toBe(false);
  });
});
