import { createPortal } from 'react-dom';
import type { Practice } from '../practice/use-practice.ts';
import type { SaveState } from '../saving/save-state.ts';
import { saveWords } from '../saving/save-words.ts';
import { modifierKey } from './shortcuts.ts';
import { TOP_ACTIONS_ID } from './top-actions-id.ts';

interface Props {
  save: SaveState;
  practice: Practice;
  onRun(): void;
  /** Absent where nothing can be sent in. */
  onSubmit: (() => void) | undefined;
  onHelp(): void;
}

/** Save state, help, Run and Submit, in the page's top bar. */
export function TopActions({ save, practice, onRun, onSubmit, onHelp }: Props) {
  const bar = document.getElementById(TOP_ACTIONS_ID);
  const mod = modifierKey();
  const { text, tone } = saveWords(save);
  const content = (
    <>
      <span className={`save-state ${tone}`} role="status">
        {text}
      </span>
      <button type="button" className="btn text wide-only" aria-label="Keyboard" onClick={onHelp}>
        ?
      </button>
      {practice.isRunning ? (
        <button type="button" className="btn" onClick={practice.stop}>
          Stop
        </button>
      ) : (
        <button type="button" className="btn" onClick={onRun}>
          Run <kbd>{mod} Enter</kbd>
        </button>
      )}
      {onSubmit && (
        <button type="button" className="btn main" onClick={onSubmit}>
          Submit <kbd>{mod} Shift Enter</kbd>
        </button>
      )}
    </>
  );
  return bar ? createPortal(content, bar) : <div className="top-actions">{content}</div>;
}
