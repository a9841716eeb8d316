import type { News } from './news.ts';

const FIRST_CLOSURE_MS = 450;
const LONGEST_CLOSURE_MS = 14_000;
/** Between two requests to a model that had too many: six in a quarter of a second. */
const GAP_MS = 42;
/** Between two requests to a model that fails: one looks, the others wait. */
const LOOK_GAP_MS = 1_000;

/** Lets requests to one model through: freely while all is well, one by one when it is busy, hardly any when it fails. */
export class Gate {
  #opensAt = 0;
  #nextAt = 0;
  #gapMs = 0;
  #closureMs = 0;

  /** Closed because requests fail, and not because the model asked for time. */
  get isFailing(): boolean {
    return this.#closureMs > 2 * FIRST_CLOSURE_MS;
  }

  waitMs(now: number): number {
    return Math.max(0, this.#opensAt - now, this.#nextAt - now);
  }

  /** Takes the next place; answers in how many milliseconds it is. */
  take(now: number): number {
    const at = Math.max(now, this.#opensAt, this.#nextAt);
    this.#nextAt = at + this.#gapMs;
    return at - now;
  }

  isOpenFor(now: number): boolean {
    return now >= this.#opensAt;
  }

  learn(news: News, now: number): void {
    if (news.kind !== 'later') this.#recover();
    else if (news.notBefore === undefined) this.#close(now);
    else {
      this.#opensAt = Math.max(this.#opensAt, news.notBefore);
      this.#nextAt = Math.max(this.#nextAt, this.#opensAt);
      this.#gapMs = Math.max(this.#gapMs, GAP_MS);
    }
  }

  #recover(): void {
    this.#closureMs = 0;
    this.#gapMs = Math.min(GAP_MS, this.#gapMs * 0.9);
    if (this.#gapMs < 2) this.#gapMs = 0;
  }

  #close(now: number): void {
    const doubled = this.#closureMs === 0 ? FIRST_CLOSURE_MS : 2 * this.#closureMs;
    this.#closureMs = Math.min(LONGEST_CLOSURE_MS, doubled);
    this.#opensAt = now + this.#closureMs * (0.9 + 0.2 * Math.random());
    this.#nextAt = this.#opensAt;
    if (this.isFailing) this.#gapMs = LOOK_GAP_MS;
  }
}

const gates = new Map<string, Gate>();

export function gateTo(model: string): Gate {
  const gate = gates.get(model) ?? new Gate();
  gates.set(model, gate);
  return gate;
}
