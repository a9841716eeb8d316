import type { Deps } from './deps.ts';

/** Ends the session of these cookies and has the browser forget its own. */
export async function logOut(
  { sessions }: Pick<Deps, 'sessions'>,
  cookieHeader: string | null,
): Promise<{ cookie: string }> {
  return { cookie: await sessions.end(cookieHeader) };
}
