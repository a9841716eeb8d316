import { MARK_WORDS, type MarkKind } from '#components/mark-words.ts';

/** A verdict as shape and colour; the word is there for screen readers. The shapes come with the page. */
export function Mark({ kind }: { kind: MarkKind }) {
  return (
    <span className={`mark mark-${kind}`}>
      <svg aria-hidden="true">
        <use href={`#mark-${kind}`} />
      </svg>
      <span className="sr">{MARK_WORDS[kind]}</span>
    </span>
  );
}
