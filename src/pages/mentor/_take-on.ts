import type { AstroGlobal } from 'astro';
import type { Refusal, Result } from '#domain/result';
import { formOf, textIn } from '../_form.ts';
import { statusOf } from '../_http.ts';

/**
 * Does what the form of a list asks for: taking one of its rows on. Gives the path to go on at, or why it was not done; nothing
 * of either when no form was sent.
 */
export async function takeOn(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  field: string,
  take: (id: string) => Result<null>,
): Promise<{ taken?: string; problem?: Refusal }> {
  if (request.method !== 'POST') return {};
  const id = textIn(await formOf(request), field).slice(0, 100);
  const done = take(id);
  if (done.ok) return { taken: encodeURIComponent(id) };
  response.status = statusOf(done.refusal);
  return { problem: done.refusal };
}
