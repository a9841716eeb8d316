import type { Dispatch } from 'react';
import { DECISION_RECORD, RECORD_TEMPLATE } from '#domain/notes';
import { type Draft, type DraftAction, textOf } from './draft.ts';

/** Brings the decision record to the front; a work without one gets the headings to write under. */
export function openRecord(draft: Draft, dispatch: Dispatch<DraftAction>): void {
  const isThere = textOf(draft.files, DECISION_RECORD) !== undefined;
  dispatch(
    isThere
      ? { kind: 'opened', path: DECISION_RECORD }
      : { kind: 'created', path: DECISION_RECORD, text: RECORD_TEMPLATE },
  );
}
