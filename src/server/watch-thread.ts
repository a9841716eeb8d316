import type { Trial } from '#domain/trial';
import { CONTROL, type FromThread, OPENING, OUTSIDE, type ToThread } from './thread-messages.ts';
import type { GradingThread } from './thread-source.ts';

const POLL_MS = 20;
/** From here on a stay is followed by the processor's time, so that a busy machine is nobody's fault. */
const NOTED_MS = 60;
/** A stay of so many times its limit is over, whatever the processor says: a thread may also be stuck without computing. */
const LONGEST_STAY = 5;
/** A machine under load takes its time; a thread that outlives this is stuck in something `terminate` cannot end. */
const TERMINATE_MS = 2_000;

/** How a thread was lost. `place` is a trial's index or one of the thread's places. */
export type Loss =
  | { kind: 'killed'; place: number; ms: number }
  | { kind: 'died'; place: number; why: string };

/** What a thread answers, or how it was lost over it. */
export type ThreadAnswer = Exclude<FromThread, { kind: 'done' }> | Loss;

/** A thread that `terminate()` does not end: only the death of the whole process does. */
export class StuckThread extends Error {
  constructor() {
    super(`a grading thread could not be terminated within ${TERMINATE_MS} ms`);
    this.name = 'StuckThread';
  }
}

/**
 * A thread at one submission, and the eye on it: one that computes at the same place for longer than it may is lost.
 * End it with `release` or `terminate`.
 */
export class WatchedThread {
  readonly thread: GradingThread;
  readonly #onDone: (from: number, trials: readonly Trial[]) => void;
  readonly #waiting: ((answer: ThreadAnswer) => void)[] = [];
  readonly #timer: NodeJS.Timeout;
  #loss: Loss | undefined;
  #wallMs: number;
  #place = OUTSIDE;
  #stayMs = 0;
  #polledAt = performance.now();
  /** Processor time of the thread when its stay was first noted. */
  #notedCpuMs: Promise<number> | undefined;
  #isAsking = false;

  /** @param onDone told of trials of a chunk that takes long, from an index on */
  constructor(thread: GradingThread, onDone: (from: number, trials: readonly Trial[]) => void) {
    this.thread = thread;
    this.#onDone = onDone;
    this.#wallMs = thread.openingMs;
    thread.worker.on('message', (message: FromThread) => this.#hear(message));
    thread.worker.once('error', (error: Error) => this.#died(error.message));
    thread.worker.once('exit', (code) => this.#died(`thread exit ${code}`));
    this.#timer = setInterval(() => this.#poll(), POLL_MS);
  }

  /** Several questions may wait; they are answered in order, and all with the loss once the thread is lost. */
  ask(message: Exclude<ToThread, { kind: 'close' }>): Promise<ThreadAnswer> {
    if (this.#loss) return Promise.resolve(this.#loss);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.thread.worker.postMessage(message);
    });
  }

  /** Lets go of a thread that can take another submission. */
  release(): GradingThread {
    this.#letGo();
    this.thread.worker.postMessage({ kind: 'close' } satisfies ToThread);
    return this.thread;
  }

  /** @throws StuckThread when it cannot be ended */
  async terminate(): Promise<void> {
    this.#letGo();
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StuckThread()), TERMINATE_MS);
    });
    try {
      await Promise.race([this.thread.worker.terminate(), stuck]);
    } finally {
      clearTimeout(timer);
    }
  }

  #hear(message: FromThread): void {
    if (message.kind === 'opened') this.#wallMs = message.wallMs;
    if (message.kind === 'done') this.#onDone(message.from, message.trials);
    else this.#waiting.shift()?.(message);
  }

  #died(why: string): void {
    this.#lose({ kind: 'died', place: this.thread.place(), why });
  }

  #lose(loss: Loss): void {
    this.#loss ??= loss;
    clearInterval(this.#timer);
    for (const resolve of this.#waiting.splice(0)) resolve(this.#loss);
  }

  #letGo(): void {
    clearInterval(this.#timer);
    for (const event of ['message', 'error', 'exit']) this.thread.worker.removeAllListeners(event);
  }

  /** Counts how long the thread has been at the same place, in polls, so that a sleep of this process counts little. */
  #poll(): void {
    const now = performance.now();
    const place = this.thread.place();
    this.#stayMs = place === this.#place ? this.#stayMs + Math.min(now - this.#polledAt, POLL_MS * 5) : 0;
    this.#place = place;
    this.#polledAt = now;
    if (this.#stayMs < NOTED_MS) this.#notedCpuMs = undefined;
    else this.#notedCpuMs ??= cpuMsOf(this.thread);
    const limit = this.#limit();
    if (this.#stayMs > LONGEST_STAY * limit) this.#lose({ kind: 'killed', place, ms: this.#stayMs });
    else if (this.#stayMs > limit) void this.#endIfBusy(this.#notedCpuMs ?? Promise.resolve(0));
  }

  /** Loses the thread if it has computed for longer than it may since `noted`, and has not moved on meanwhile. */
  async #endIfBusy(noted: Promise<number>): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const [before, now] = await Promise.all([noted, cpuMsOf(this.thread)]);
    this.#isAsking = false;
    const isSameStay = noted === this.#notedCpuMs;
    if (isSameStay && now - before + NOTED_MS > this.#limit())
      this.#lose({ kind: 'killed', place: this.#place, ms: this.#stayMs });
  }

  #limit(): number {
    if (this.#place === OUTSIDE) return Number.POSITIVE_INFINITY;
    return this.#place === OPENING || this.#place === CONTROL ? this.thread.openingMs : this.#wallMs;
  }
}

/** Milliseconds of processor time; answered also while the thread is in a native loop. 0 once it is gone. */
async function cpuMsOf({ worker }: GradingThread): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING') return 0;
    throw error;
  }
}
