import { describe, expect, it } from 'vitest';
import { anchorSchema } from '#domain/review';
import { threadDraftSchema } from '#domain/thread';

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
    const draft = { target: { kind: 'lines', lines: anchor }, kind: 'question', body: '  Why here?  ' };
    expect(threadDraftSchema.parse(draft).body).toBe('Why here?');
    expect(threadDraftSchema.safeParse({ ...draft, body: ' \n ' }).success).toBe(false);
  });

  it('is of a kind that people know', () => {
    expect(threadDraftSchema.safeParse({ target: { kind: 'whole' }, kind: 'nit', body: 'x' }).success).toBe(
      false,
    );
  });

  it('suggests an edit only for lines of a file', () => {
    const draft = { kind: 'suggestion', body: 'So?', suggestion: 'return 2;' };
    expect(threadDraftSchema.safeParse({ ...draft, target: { kind: 'lines', lines: anchor } }).success).toBe(
      true,
    );
    expect(threadDraftSchema.safeParse({ ...draft, target: { kind: 'whole' } }).success).toBe(false);
  });
});
