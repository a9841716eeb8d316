import type { Dispatch } from 'react';
import { DECISION_RECORD, recordWords } from '#domain/notes';
import { type Draft, type DraftAction, textOf } from './draft.ts';
import { openRecord } from './open-record.ts';

interface Props {
  draft: Draft;
  dispatch: Dispatch<DraftAction>;
  onShow(): void;
}

/** What is kept with the work and is not program. */
export function NotesList({ draft, dispatch, onShow }: Props) {
  const text = textOf(draft.files, DECISION_RECORD);
  const words = text === undefined ? 0 : recordWords(text);
  return (
    <ul className="tree notes">
      <li>
        <button
          type="button"
          aria-current={draft.active === DECISION_RECORD ? 'true' : undefined}
          onClick={() => {
            openRecord(draft, dispatch);
            onShow();
          }}
        >
          <span className="file-name">decision record</span>
          <em className="quiet">{words === 0 ? 'not written' : `${words} words`}</em>
        </button>
      </li>
    </ul>
  );
}
