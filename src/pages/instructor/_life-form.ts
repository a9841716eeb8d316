import { z } from 'zod';
import { formOf } from '../_form.ts';

const text = z.string().max(2_000).catch('');

/** What a form about an exercise's life says: what is wished, of which version, and why. Missing parts are empty, a version that is no number is 0. */
export interface LifeForm {
  wish: string;
  version: number;
  why: string;
}

/** Reads a posted form. What does not fit reads as if it were not there, so that the use case refuses it in words. */
export async function readLifeForm(request: Request): Promise<LifeForm> {
  const form = await formOf(request);
  return {
    wish: text.parse(form.get('wish')),
    version: numberOr(0, form.get('version')),
    why: text.parse(form.get('why')),
  };
}

/** A whole number from 1 out of a form or an address, or what to take instead. */
export function numberOr<T>(otherwise: T, value: unknown): number | T {
  const number = z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .safeParse(value ?? undefined);
  return number.success ? number.data : otherwise;
}
