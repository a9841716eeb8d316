import { defineMiddleware } from 'astro:middleware';

/** Who asks, for every page. Pages decide what that means; nobody is turned away here. */
export const onRequest = defineMiddleware(async (context, next) => {
  // Pages made at build time know no viewer and have no services.
  if (context.isPrerendered) return next();
  const { locals, request } = context;
  const { viewer, cookie } = await locals.services.whoIs(request.headers.get('cookie'));
  locals.viewer = viewer;
  const response = await next();
  if (cookie && !setsSameCookie(response, cookie)) response.headers.append('set-cookie', cookie);
  const { headers } = response;
  if (!headers.has('cache-control')) headers.set('cache-control', viewer ? 'no-store' : 'no-cache');
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
  return response;
});

/** A page that signed somebody in or out has set the session's cookie itself, which must win. */
function setsSameCookie(response: Response, cookie: string): boolean {
  const name = cookie.slice(0, cookie.indexOf('=') + 1);
  return response.headers.getSetCookie().some((other) => other.startsWith(name));
}
