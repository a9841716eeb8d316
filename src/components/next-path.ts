/** An origin that no site has: a path that leaves it is not ours. */
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in: a path of this site, with query and fragment, or `/` for anything else
 * (other sites, `//host`, backslashes, other schemes, the forms themselves).
 */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/')) return '/';
  if (!URL.canParse(next, HERE)) return '/';
  const url = new URL(next, HERE);
  if (url.origin !== HERE || url.username !== '') return '/';
  const isForm = ['/log-in', '/sign-up', '/log-out'].includes(url.pathname);
  // `/.//host` normalises to `//host`, which a browser reads as another site.
  if (isForm || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}

/** The sign-in form that comes back to this page afterwards. */
export function logInPath(url: URL): string {
  const next = safeNext(url.pathname + url.search);
  return next === '/' ? '/log-in' : `/log-in?next=${encodeURIComponent(next)}`;
}
