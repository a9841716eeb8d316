import { createHash } from 'node:crypto';
import type { SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import { type Anchor, type CommentDraft, commentDraftSchema } from '#domain/review';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';
import type { CommentView } from './review-contract.ts';

/** Adds a comment at lines of a submitted file, as a draft, while the viewer holds the review. */
export function addComment(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
  draft: CommentDraft,
): Result<CommentView> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    const parsed = commentDraftSchema.safeParse(draft);
    if (!parsed.success) {
      return refuse(
        'invalid',
        'A comment needs lines of a file, a kind and a text of 1 to 4,000 characters.',
      );
    }
    const { anchor, kind, body } = parsed.data;
    const file = fileAt(store.submissions.getFiles(held.value.submissionId), anchor);
    if (!file.ok) return file;
    const { id, createdAt } = store.threads.open({
      requestId,
      openedBy: viewer.id,
      target: { kind: 'lines', lines: anchor },
      fileHash: sha256(file.value.text),
      kind,
      body,
      isPublished: false,
    });
    return ok({ id, anchor, kind, body, authorName: viewer.name, createdAt });
  });
}

/** The file an anchor stands in, if it has those lines. */
function fileAt(files: readonly SourceFile[], anchor: Anchor): Result<SourceFile> {
  const file = files.find(({ path }) => path === anchor.path);
  if (!file) return refuse('invalid', `The submission has no file “${anchor.path}”.`, { field: 'anchor' });
  const lines = file.text.split('\n').length;
  if (anchor.toLine <= lines) return ok(file);
  return refuse('invalid', `“${anchor.path}” has ${lines} lines; line ${anchor.toLine} is not one of them.`, {
    field: 'anchor',
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
