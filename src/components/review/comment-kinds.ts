import { count, joinWords } from '#components/format.ts';
import { COMMENT_KINDS, type CommentKind } from '#domain/review';

/** Required changes beyond which a learner seldom acts on all of them. */
export const REQUIRED_AT_MOST = 3;

interface KindWords {
  one: string;
  many: string;
  /** What the kind asks of the learner. */
  asks: string;
}

export const KIND_WORDS: Record<CommentKind, KindWords> = {
  question: { one: 'question', many: 'questions', asks: 'think about it and answer' },
  suggestion: { one: 'suggestion', many: 'suggestions', asks: 'worth doing, your choice' },
  required: { one: 'required change', many: 'required changes', asks: 'change it before the next level' },
  praise: { one: 'strength', many: 'strengths', asks: 'keep doing it' },
};

/** How many comments there are of each kind. */
export function countKinds(comments: readonly { kind: CommentKind }[]): Record<CommentKind, number> {
  const counts: Record<CommentKind, number> = { question: 0, suggestion: 0, required: 0, praise: 0 };
  for (const { kind } of comments) counts[kind] += 1;
  return counts;
}

/** The kinds that occur, as a list in words: `2 required changes and 1 question`. No comments give ''. */
export function kindsInWords(comments: readonly { kind: CommentKind }[]): string {
  const counts = countKinds(comments);
  const order: CommentKind[] = ['required', ...COMMENT_KINDS.filter((kind) => kind !== 'required')];
  const parts = order
    .filter((kind) => counts[kind] > 0)
    .map((kind) => count(counts[kind], KIND_WORDS[kind].one, KIND_WORDS[kind].many));
  return joinWords(parts);
}
