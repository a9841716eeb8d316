import { REASON_LENGTH } from '#domain/audit';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';

/** Whoever works at the machine itself, without an account: may do what an admin may, and is written down as that. */
export const OPERATOR: Viewer = {
  id: 'command line',
  email: 'command line',
  name: 'command line',
  role: 'admin',
};

/** A viewer as the audit names them. */
export function actorOf({ id, name }: Viewer): { id: string; name: string } {
  return { id, name };
}

/** Why something is done, trimmed: nothing is published, retired or graded again without a word. */
export function checkReason(why: string): Result<string> {
  const reason = why.trim();
  if (reason === '')
    return refuse('invalid', 'Say why, in a sentence: it stays written down.', { field: 'why' });
  if (reason.length <= REASON_LENGTH) return ok(reason);
  return refuse('invalid', `The reason has ${reason.length} characters; shorten it to ${REASON_LENGTH}.`, {
    field: 'why',
  });
}
