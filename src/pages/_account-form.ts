import type { AstroGlobal } from 'astro';
import { z } from 'zod';
import { safeNext } from '#components/next-path.ts';
import type { Refusal, Result } from '#domain/result';
import { statusOf } from './_http.ts';

/** What an account form shows: what was typed, where it leads, and why it was refused. */
export interface AccountForm {
  name: string;
  email: string;
  next: string;
  refusal: Refusal | null;
}

const text = z.string().max(1000).catch('');
const fieldsSchema = z.object({ name: text, email: text, password: text, next: text });
export type AccountFields = z.infer<typeof fieldsSchema>;

/**
 * Runs a sign-up or log-in page: GET shows the form, POST asks the service. A success is a redirect with the
 * session cookie; a refusal gives the form again with its status (422, 429 …) and what was typed, but the password.
 */
export async function accountForm(
  astro: Pick<AstroGlobal, 'request' | 'url' | 'response' | 'locals'>,
  ask: (fields: AccountFields) => Promise<Result<{ cookie: string }>>,
): Promise<AccountForm | Response> {
  if (astro.request.method !== 'POST') {
    const next = safeNext(astro.url.searchParams.get('next'));
    if (astro.locals.viewer) return seeOther(next);
    return { name: '', email: '', next, refusal: null };
  }
  const fields = fieldsSchema.parse(Object.fromEntries(await astro.request.formData()));
  const next = safeNext(fields.next);
  const result = await ask(fields);
  if (result.ok) return seeOther(next, result.value.cookie);
  astro.response.status = statusOf(result.refusal);
  const wait = result.refusal.retryAfterSeconds;
  if (wait !== undefined) astro.response.headers.set('retry-after', String(Math.ceil(wait)));
  return { name: fields.name, email: fields.email, next, refusal: result.refusal };
}

function seeOther(location: string, cookie?: string): Response {
  return new Response(null, { status: 303, headers: { location, ...(cookie && { 'set-cookie': cookie }) } });
}
