import { z } from 'zod';

/** What our server said. `unreachable` is worth trying again, `refused` is not. */
export type ApiAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'unreachable'; message: string };

const problemSchema = z.object({ error: z.object({ message: z.string() }) });

/** Statuses that pass: too many requests, and whatever is our fault. */
const isPassing = (status: number) => status === 429 || status >= 500;

/**
 * Calls an endpoint of ours with JSON both ways and checks the answer's shape.
 * Never throws: no network, a time-out of 15 s or an answer that is not ours give `unreachable`.
 */
export async function callApi<T>(
  schema: z.ZodType<T>,
  request: { method: 'GET' | 'PUT' | 'POST'; url: string; body?: unknown },
): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(15_000),
    });
    const json: unknown = await response.json().catch(() => undefined);
    return response.ok ? readAnswer(schema, json) : readProblem(response.status, json);
  } catch (error) {
    console.warn('no answer from the server', error);
    return { kind: 'unreachable', message: 'The server does not answer. Check the connection.' };
  }
}

function readAnswer<T>(schema: z.ZodType<T>, json: unknown): ApiAnswer<T> {
  const read = schema.safeParse(json);
  if (read.success) return { kind: 'ok', value: read.data };
  return {
    kind: 'unreachable',
    message: 'The server answered with something this page does not know. Reload it.',
  };
}

function readProblem(status: number, json: unknown): ApiAnswer<never> {
  const told = problemSchema.safeParse(json);
  const message = told.success ? told.data.error.message : `The server answered with status ${status}.`;
  return isPassing(status) ? { kind: 'unreachable', message } : { kind: 'refused', status, message };
}
