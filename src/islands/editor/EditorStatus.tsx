import type { ReactNode } from 'react';
import type { CompileError } from '#sandbox/box';
import type { FilePlace } from '../workspace/use-view.ts';
import type { Place } from './code-editor.ts';
import { languageOf } from './language-of.ts';

interface Props {
  path: string;
  isReadOnly: boolean;
  cursor: Place;
  error: CompileError | undefined;
  /** Where the work stands, in words; shown here where the top bar has no room for it. */
  saved: string;
  onJump(place: FilePlace): void;
  /** What the language service has to say. */
  language: ReactNode;
}

/** Where the cursor is, what the file is, and the first thing that does not compile, in whichever file. */
export function EditorStatus({ path, isReadOnly, cursor, error, saved, onJump, language }: Props) {
  const { name } = languageOf(path);
  const isCode = name === 'TypeScript' || name === 'JavaScript';
  return (
    <footer className="editor-status">
      <span className="num">
        Ln {cursor.line}, Col {cursor.column}
      </span>
      <span className="language-name">
        {name}
        {isReadOnly && ', read-only'}
      </span>
      {error ? (
        <button type="button" className="link fail" onClick={() => onJump(error)}>
          {error.file}:{error.line} {error.message}
        </button>
      ) : (
        isCode && <span>compiles</span>
      )}
      {language}
      <span className="phone-saved">{saved}</span>
      <span className="wide-only hint">Esc then Tab leaves the editor</span>
    </footer>
  );
}
