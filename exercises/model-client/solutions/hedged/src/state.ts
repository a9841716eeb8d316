import type { Reply } from './reply.ts';

export const limits = {
  marginMs: 300,
  /** 95 of 100 requests have answered by then. */
  hedgeMs: 3_500,
  /** Whatever still runs then is left running, and the fallback asked beside it. */
  giveUpMs: 8_000,
  primaryMs: 10_500,
  silenceMs: 6_000,
  fallbackMs: 12_000,
  /** What an answer of the primary usually takes. */
  answerMs: 1_200,
  retries: 3,
};

/** How the primary is doing, for all calls of this process. */
class State {
  #inARow = 0;
  #askAgainAt = 0;

  isUp(): boolean {
    return this.#inARow < 3;
  }

  /** Up, or away for long enough to have a look; only the first to ask gets to look. */
  mayAsk(now: number): boolean {
    if (this.isUp()) return true;
    if (now < this.#askAgainAt) return false;
    this.#askAgainAt = now + 15_000;
    return true;
  }

  note(reply: Reply, now: number): void {
    if (reply.kind !== 'trouble') this.#inARow = 0;
    else if (reply.why !== 'rate_limited') this.#inARow += 1;
    if (!this.isUp()) this.#askAgainAt = now + 15_000;
  }
}

/** Second requests are for the few that are slow: one for every ten calls, and two to begin with. */
class Budget {
  #saved = 2;

  take(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }

  earn(): void {
    this.#saved = Math.min(2, this.#saved + 0.1);
  }
}

export const state = new State();
export const budget = new Budget();
