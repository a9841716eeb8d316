import type { Json } from '#domain/json';
import type { HostErrorRecord } from '#domain/step';
import { resetError } from './errors.ts';
import type { StreamPlan } from './stream-plan.ts';

/** What a reader gets next, and when: virtual milliseconds since the trial began, infinity for never. */
export interface Read {
  atMs: number;
  result: { ok: true; value: Json } | { ok: false; error: HostErrorRecord };
}

/** A stream that somebody reads. The provider sends at its own pace, whether it is read or not. */
export class OpenStream {
  readonly #plan: StreamPlan;
  readonly #openedMs: number;
  #read = 0;

  constructor(plan: StreamPlan, openedMs: number) {
    this.#plan = plan;
    this.#openedMs = openedMs;
  }

  /** The next chunk, `{ done: true }`, a reset, or nothing ever. */
  next(): Read {
    const planned = this.#plan.chunks[this.#read];
    if (planned) {
      this.#read += 1;
      return { atMs: this.#openedMs + planned.atMs, result: { ok: true, value: { chunk: planned.chunk } } };
    }
    const { ending } = this.#plan;
    if (ending.kind === 'silence')
      return { atMs: Number.POSITIVE_INFINITY, result: { ok: true, value: { done: true } } };
    const atMs = this.#openedMs + ending.atMs;
    if (ending.kind === 'reset') return { atMs, result: { ok: false, error: resetError() } };
    return { atMs, result: { ok: true, value: { done: true } } };
  }

  /** Tokens that the provider has produced by a moment. */
  producedBy(nowMs: number): number {
    const sent = this.#plan.chunks.filter((c) => this.#openedMs + c.atMs <= nowMs);
    return sent.at(-1)?.tokens ?? 0;
  }

  /** Tokens that it produces if nobody closes it. */
  get allTokens(): number {
    return this.#plan.chunks.at(-1)?.tokens ?? 0;
  }
}
