import { replaceLines } from '#domain/lines';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { carryLines } from './carry-lines.ts';
import type { Deps } from './deps.ts';
import { findThread } from './in-thread.ts';
import { saveWorkspace } from './save-workspace.ts';

/**
 * Puts a suggested edit into the learner's own draft, where the lines it was written for still stand. The save is like any
 * other: a tab that has the draft open meets a conflict, and nothing is lost.
 */
export function applySuggestion(
  deps: Pick<Deps, 'store' | 'now' | 'exercises'>,
  viewer: Viewer,
  threadId: string,
): Result<{ slug: string; stage: number; path: string; line: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findThread(deps, viewer, threadId);
    if (!found.ok) return found;
    const { thread, review, isOwn } = found.value;
    if (!isOwn) return refuse('not_allowed', 'Only the learner puts an edit into their work.');
    const { target, suggestion } = thread;
    if (target.kind !== 'lines' || suggestion === null)
      return refuse('invalid', 'No edit is suggested here.');
    const attempt = store.attempts.find(review.submissionId);
    const draft = attempt && store.workspaces.find(attempt);
    if (!attempt || !draft)
      return refuse('conflict', 'You have no draft at this stage. Open the workspace first.');
    const { path } = target.lines;
    const was =
      store.submissions.getFiles(review.submissionId).find((file) => file.path === path)?.text ?? '';
    const now = draft.files.find((file) => file.path === path)?.text;
    const lines = now === undefined ? undefined : carryLines(target.lines, was, now);
    if (now === undefined || !lines)
      return refuse(
        'conflict',
        `These lines of ${path} have changed in your workspace since. Make the edit by hand.`,
      );
    const text = replaceLines(now, lines, suggestion);
    const files = draft.files.map((file) => (file.path === path ? { path, text } : file));
    const { slug, stage } = attempt;
    const saved = saveWorkspace(deps, viewer, slug, stage, { revision: draft.revision, files });
    if (!saved.ok) return saved;
    store.threads.setApplied(threadId);
    return ok({ slug, stage, path, line: lines.fromLine });
  });
}
