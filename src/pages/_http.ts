import type { APIContext } from 'astro';
import { z } from 'zod';
import { type Refusal, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';

const STATUS: Record<Refusal['kind'], number> = {
  not_found: 404,
  not_allowed: 403,
  conflict: 409,
  invalid: 422,
  too_many: 429,
};

/** The HTTP status of a refusal; the only place where kinds become numbers. */
export function statusOf(refusal: Refusal): number {
  return STATUS[refusal.kind];
}

/** A refusal as JSON: `{ error: { kind, message, field? } }`, with `Retry-After` where it is worth trying again. */
export function refused(refusal: Refusal): Response {
  const { kind, message, field, retryAfterSeconds } = refusal;
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterSeconds)));
  const error = { kind, message, ...(field !== undefined && { field }) };
  return Response.json({ error }, { status: statusOf(refusal), headers });
}

/** What a use case answered, as JSON: its value under `status`, or its refusal. */
export function answer<T>(result: Result<T>, status = 200): Response {
  if (!result.ok) return refused(result.refusal);
  return Response.json(result.value, { status, headers: { 'cache-control': 'no-store' } });
}

/** The 401 of the API; pages send people to the sign-in form instead. */
export function notSignedIn(): Response {
  const error = { kind: 'not_signed_in', message: 'Sign in first; your session may have ended.' };
  return Response.json({ error }, { status: 401, headers: { 'cache-control': 'no-store' } });
}

/** An API route that needs an account: answers 401 by itself when nobody is signed in. */
export function signedIn(handle: (context: APIContext, viewer: Viewer) => Response | Promise<Response>) {
  return (context: APIContext): Response | Promise<Response> => {
    const { viewer } = context.locals;
    return viewer === null ? notSignedIn() : handle(context, viewer);
  };
}

/** Reads a JSON body against a schema; what does not fit is `invalid` and names the field. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<Result<T>> {
  let body: unknown;
  try {
    body = await request.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(
      'invalid',
      'The body is not JSON. Send the content type application/json and one JSON object.',
    );
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.');
  const message = issue ? `${field || 'The body'}: ${issue.message}.` : 'The body does not fit.';
  return refuse('invalid', message, field ? { field } : {});
}

const stagePath = z.object({
  slug: z.string().min(1).max(100),
  stage: z.coerce.number().int().min(1).max(99),
});

/** `[slug]/[stage]` of a route; `not_found` when the stage is no number from 1. */
export function readStagePath(params: Record<string, string | undefined>): Result<z.infer<typeof stagePath>> {
  const parsed = stagePath.safeParse(params);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : refuse('not_found', 'There is no such stage. Stages count from 1.');
}
