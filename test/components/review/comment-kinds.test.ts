import { expect, test } from 'vitest';
import type { CommentKind } from '#domain/review';
import { kindsInWords } from '../../../src/components/review/comment-kinds.ts';

const comments = (...kinds: CommentKind[]) => kinds.map((kind) => ({ kind }));

test('required changes are named first and each kind agrees with its number', () => {
  expect(kindsInWords(comments('praise', 'question', 'required', 'question'))).toBe(
    '1 required change, 2 questions and 1 strength',
  );
});

test('no comments have no words', () => {
  expect(kindsInWords([])).toBe('');
});
