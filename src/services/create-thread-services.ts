import { applySuggestion } from './apply-suggestion.ts';
import type { Bind } from './bind.ts';
import { sampleTraces, savePrivateNote, viewGuide, viewPrivateNote } from './desk-reading.ts';
import { deleteDraft, editDraft, reply, resolveThread } from './in-thread.ts';
import { askAt, openThread } from './open-thread.ts';
import { editReusable, keepReusable, listReusable, retireReusable, whoGot } from './reusable-comments.ts';
import type { ThreadServices } from './thread-contract.ts';

/** The use cases of threads. */
export function createThreadServices(bind: Bind): ThreadServices {
  return {
    viewGuide: bind(viewGuide),
    sampleTraces: bind(sampleTraces),
    viewPrivateNote: bind(viewPrivateNote),
    savePrivateNote: bind(savePrivateNote),
    openThread: bind(openThread),
    askAt: bind(askAt),
    reply: bind(reply),
    editDraft: bind(editDraft),
    deleteDraft: bind(deleteDraft),
    resolveThread: bind(resolveThread),
    applySuggestion: bind(applySuggestion),
    listReusable: bind(listReusable),
    keepReusable: bind(keepReusable),
    editReusable: bind(editReusable),
    retireReusable: bind(retireReusable),
    whoGot: bind(whoGot),
  };
}
