import type { Language } from './use-language.ts';

interface Props {
  language: Language;
  /** Whether the file on show is one the service knows. */
  isCode: boolean;
  isReadOnly: boolean;
  isListOpen: boolean;
  onList(): void;
}

/** In the line below the editor: how many type errors there are, the button that tidies, and a remark now and then. */
export function LanguageStatus({ language, isCode, isReadOnly, isListOpen, onList }: Props) {
  const { state, problems, said } = language;
  const isAway = state === 'not_loaded' || state === 'gave_up';
  return (
    <>
      {(problems.length > 0 || isListOpen) && !isAway && (
        <button type="button" className="link count" aria-expanded={isListOpen} onClick={onList}>
          {countOf(problems.length)}
        </button>
      )}
      {isCode && !isReadOnly && !isAway && (
        <button type="button" className="link count wide-only" title="Shift-Alt-F" onClick={language.format}>
          Format
        </button>
      )}
      <span role="status">{isAway ? WHY_AWAY[state] : said}</span>
    </>
  );
}

const WHY_AWAY = {
  not_loaded: 'Types and completion did not load; the rest works. Reload to try again.',
  gave_up: 'Types took too long to check and are off; the rest works. Reload to try again.',
} as const;

function countOf(count: number): string {
  return count === 1 ? '1 type error' : `${count} type errors`;
}
