/** Why a use case said no. Pages turn the kind into a status in one place: 404, 403, 409, 422, 429. */
export interface Refusal {
  kind: 'not_found' | 'not_allowed' | 'conflict' | 'invalid' | 'too_many';
  /** A sentence for the person who asked: what is wrong and what to do. */
  message: string;
  /** For `invalid`: the field of the form that is wrong, where there is one. */
  field?: string;
  /** Path of a page where what stands in the way can be mended. */
  path?: string;
  /** For `too_many`: seconds until it is worth trying again. */
  retryAfterSeconds?: number;
}

/** What is expected to fail returns a value; what is broken throws. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(
  kind: Refusal['kind'],
  message: string,
  more: Pick<Refusal, 'field' | 'path' | 'retryAfterSeconds'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, message, ...more } };
}
