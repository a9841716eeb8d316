import type { Json, JsonObject } from '#domain/json';
import { isObject } from '#domain/json';
import type { HostErrorRecord } from '#domain/step';
import type { TraceEntry } from '#domain/trial';
import type { VirtualClock } from './clock.ts';
import { draw, type Key } from './random.ts';

/** `delivers`: ids of documents that the program has once the answer arrives, and not before. */
export type Answer =
  | { ok: true; value: Json; delivers?: readonly string[] }
  | { ok: false; error: HostErrorRecord };

/** How the parts of the outside answer: in virtual time, to the operation of a trace entry. */
export interface Line {
  readonly clock: VirtualClock;
  /** Answers after `delayMs`, infinity for never; a `TimeoutError` when `timeoutMs` is shorter. */
  answer(delayMs: number, entry: TraceEntry, answer: Answer, timeoutMs?: number): void;
}

/** A provider's SDK gives up after ten minutes. */
export const SDK_TIMEOUT_MS = 600_000;
/** What a timer of 32 bits can hold, nearly 25 days: sums of it stay numbers that JSON can hold. */
export const LONGEST_WAIT_MS = 2 ** 31 - 1;
const LATENCY_SPREAD = 0.25;

/** Options of a call, empty where there are none. */
export function optionsOf(args: JsonObject): JsonObject {
  return isObject(args['options']) ? args['options'] : {};
}

/** The caller's own time-out, or the one that an SDK has. */
export function timeoutOf(args: JsonObject): number {
  const { timeoutMs } = optionsOf(args);
  if (typeof timeoutMs !== 'number' || timeoutMs <= 0) return SDK_TIMEOUT_MS;
  return Math.min(timeoutMs, LONGEST_WAIT_MS);
}

/** Log-normal factor around 1. */
export function spread(key: Key, name: string, sample: number): number {
  const u = Math.max(1e-9, draw(key, `${name}:u`, sample));
  const v = draw(key, `${name}:v`, sample);
  return Math.exp(LATENCY_SPREAD * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
}
