import type { APIRoute } from 'astro';

/** Ends the session on the server and in the browser. */
export const POST: APIRoute = async ({ request, locals }) => {
  const { cookie } = await locals.services.logOut(request.headers.get('cookie'));
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } });
};
