import { applySuggestion } from './apply-suggestion.ts';
import type { Bind } from './bind.ts';
import { deleteDraft, editDraft, reply, resolveThread } from './in-thread.ts';
import { askAt, openThread } from './open-thread.ts';
import type { ThreadServices } from './thread-contract.ts';

/** The use cases of threads. */
export function createThreadServices(bind: Bind): ThreadServices {
  return {
    openThread: bind(openThread),
    askAt: bind(askAt),
    reply: bind(reply),
    editDraft: bind(editDraft),
    deleteDraft: bind(deleteDraft),
    resolveThread: bind(resolveThread),
    applySuggestion: bind(applySuggestion),
  };
}
