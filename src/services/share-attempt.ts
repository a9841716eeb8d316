import { randomBytes } from 'node:crypto';
import { redact } from '#domain/redact';
import { ok, type Result, refuse } from '#domain/result';
import { type SharedReport, sharedOf } from '#domain/share';
import type { Viewer } from '#domain/viewer';
import type { ShareLink } from '#store/submissions';
import type { Deps } from './deps.ts';
import { refuseAttempt } from './find-visible-attempt.ts';

/** 192 bits: nobody finds one by trying. */
const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32}$/;

/** What stands behind a link that is turned on. */
export interface SharedAttempt {
  report: SharedReport;
  stageTitle: string;
  /** When it was graded. */
  gradedAt: number;
  /** null unless the learner says so. */
  learnerName: string | null;
}

/**
 * Turns the link to one's own graded attempt on. While it is on, this only changes whether the name stands there: the
 * link stays as it was passed on. `not_found` for everybody else, whatever their role; `conflict` before it is graded.
 */
export function shareAttempt(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
  { hasName }: Pick<ShareLink, 'hasName'>,
): Result<ShareLink> {
  return store.transaction((): Result<ShareLink> => {
    const attempt = store.attempts.find(submissionId);
    if (attempt?.userId !== viewer.id) return refuseAttempt();
    if (attempt.run.finishedAt === null) {
      return refuse('conflict', 'There is no report to share yet. Turn the link on once it is graded.');
    }
    const token = store.submissions.findShare(submissionId)?.token ?? newToken();
    store.submissions.setShare(submissionId, { token, hasName });
    return ok({ token, hasName });
  });
}

/** Turns the link off for good: turned on again, it is another one. Off already is fine. */
export function unshareAttempt(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
): Result<null> {
  const attempt = store.attempts.find(submissionId);
  if (attempt?.userId !== viewer.id) return refuseAttempt();
  store.submissions.setShare(submissionId, null);
  return ok(null);
}

/** What anybody sees who has the link, by the run that counts. Unknown, turned off and malformed get the same answer. */
export function viewShared({ store }: Pick<Deps, 'store'>, token: string): Result<SharedAttempt> {
  const shared = TOKEN.test(token) ? store.submissions.findShared(token) : undefined;
  const attempt = shared && store.attempts.find(shared.submissionId);
  const report = attempt && store.runs.findReport(attempt.run.runId);
  const version = attempt && store.exercises.find(attempt.run.versionId);
  if (!shared || !report || !version || attempt.run.finishedAt === null) return refuseShared();
  return ok({
    report: sharedOf(redact(report)),
    stageTitle: version.manifest.stages[attempt.stage - 1]?.title ?? '',
    gradedAt: attempt.run.finishedAt,
    learnerName: shared.hasName ? attempt.learnerName : null,
  });
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function refuseShared() {
  return refuse(
    'not_found',
    'Nothing is shared at this address. The link may have been turned off, or a part of it is missing: ask whoever gave it to you.',
  );
}
