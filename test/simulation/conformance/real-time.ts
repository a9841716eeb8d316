import type { Json } from '#domain/json';
import type { Completion } from '#domain/step';
import { type Circumstances, Outside } from '#simulation/outside';

const TICK_MS = 4;
/** Ours runs a little ahead of the clients' clock, so that who waits for a date is never a rounding too early. */
const AHEAD_MS = 5;

/** The outside of one trial lived through in real time: a virtual millisecond lasts a real one, from its epoch on. */
export class RealTime {
  readonly outside: Outside;
  readonly #waiting = new Map<number, (completion: Completion) => void>();
  readonly #startedAt: number;
  readonly #timer: NodeJS.Timeout;
  #lastId = 0;

  constructor(circumstances: Circumstances) {
    this.outside = new Outside(circumstances);
    this.#startedAt = performance.now() - (Date.now() - this.outside.clock.epochMs) - AHEAD_MS;
    this.#timer = setInterval(() => this.#catchUp(), TICK_MS);
  }

  /** Starts an operation now. `id` is there at once, so that it can be cancelled. */
  operate(op: string, args: Json): { id: number; answered: Promise<Completion> } {
    this.#catchUp();
    const id = this.#nextId();
    const answered = new Promise<Completion>((resolve) => this.#waiting.set(id, resolve));
    this.outside.start({ id, op, args });
    return { id, answered };
  }

  cancel(id: number): void {
    this.#catchUp();
    this.outside.cancel(id);
    this.#waiting.delete(id);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Sleeps on the virtual clock for as long as really passed; what is due on the way is answered. */
  #catchUp(): void {
    const behindMs = performance.now() - this.#startedAt - this.outside.clock.nowMs;
    if (behindMs < 1) return;
    const sleepId = this.#nextId();
    this.outside.start({ id: sleepId, op: 'clock.sleep', args: { ms: behindMs } });
    for (let isAwake = false; !isAwake; ) {
      for (const completion of this.outside.advance()) {
        if (completion.id === sleepId) isAwake = true;
        this.#waiting.get(completion.id)?.(completion);
        this.#waiting.delete(completion.id);
      }
    }
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
