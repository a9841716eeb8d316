import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** The viewer behind a request's cookies; `cookie` is set when the session must be renewed or cleared. */
export function whoIs(
  { sessions }: Pick<Deps, 'sessions'>,
  cookieHeader: string | null,
): Promise<{ viewer: Viewer | null; cookie: string | null }> {
  return sessions.read(cookieHeader);
}
