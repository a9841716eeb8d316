import type { Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import { CONTROL, type FromThread, OPENING, OUTSIDE, type ToThread } from './thread-messages.ts';
import type { GradingThread } from './thread-source.ts';

const POLL_MS = 20;
/** A machine under load takes its time; a thread that outlives this is stuck in something `terminate` cannot end. */
const TERMINATE_MS = 2_000;

/** How one thread's part of a grading ended. `place` is a trial's index or one of the thread's places. */
export type ThreadEnding =
  | { kind: 'graded'; report: Report }
  | { kind: 'killed'; place: number; ms: number }
  | { kind: 'control_failed' }
  | { kind: 'died'; place: number; why: string }
  | { kind: 'fault'; message: string };

export interface ThreadListener {
  onOpened(suites: readonly SuiteName[]): void;
  onTrials(trials: readonly Trial[]): void;
}

/** A thread that `terminate()` does not end: only the death of the whole process does. */
export class StuckThread extends Error {
  constructor() {
    super(`a grading thread could not be terminated within ${TERMINATE_MS} ms`);
    this.name = 'StuckThread';
  }
}

/**
 * Gives a thread its job and watches it to the end: a place that stays the same for longer than it may is a kill.
 * Unless it came to its report the thread is terminated.
 *
 * @throws StuckThread when it cannot be
 */
export async function watchThread(
  thread: GradingThread,
  told: ToThread,
  listener: ThreadListener,
): Promise<ThreadEnding> {
  const { worker } = thread;
  let wallMs = thread.openingMs;
  const watchdog = new Watchdog(thread, () => wallMs);
  let isWhole = false;
  try {
    const ending = await new Promise<ThreadEnding>((resolve) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'trials') return listener.onTrials(message.trials);
        if (message.kind !== 'opened') return resolve(message);
        wallMs = message.wallMs;
        listener.onOpened(message.suites);
      });
      worker.once('error', (error: Error) =>
        resolve({ kind: 'died', place: thread.place(), why: error.message }),
      );
      worker.once('exit', (code) =>
        resolve({ kind: 'died', place: thread.place(), why: `thread exit ${code}` }),
      );
      watchdog.start(resolve);
      worker.postMessage(told);
    });
    isWhole = ending.kind === 'graded';
    return ending;
  } finally {
    watchdog.stop();
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (!isWhole) await terminate(thread);
  }
}

/** Counts how long the thread has been at the same place, in polls, so that a sleep of this process counts little. */
class Watchdog {
  readonly #thread: GradingThread;
  readonly #wallMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #place = OUTSIDE;
  #stayMs = 0;
  #polledAt = 0;

  constructor(thread: GradingThread, wallMs: () => number) {
    this.#thread = thread;
    this.#wallMs = wallMs;
  }

  start(onEnding: (ending: ThreadEnding) => void): void {
    this.#polledAt = performance.now();
    this.#timer = setInterval(() => {
      const ms = this.#poll();
      if (ms > this.#limit()) onEnding(endingAt(this.#place, ms));
    }, POLL_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #poll(): number {
    const now = performance.now();
    const place = this.#thread.place();
    this.#stayMs = place === this.#place ? this.#stayMs + Math.min(now - this.#polledAt, POLL_MS * 5) : 0;
    this.#place = place;
    this.#polledAt = now;
    return this.#stayMs;
  }

  #limit(): number {
    if (this.#place === OUTSIDE) return Number.POSITIVE_INFINITY;
    return this.#place === OPENING || this.#place === CONTROL ? this.#thread.openingMs : this.#wallMs();
  }
}

function endingAt(place: number, ms: number): ThreadEnding {
  return place === CONTROL ? { kind: 'control_failed' } : { kind: 'killed', place, ms };
}

async function terminate({ worker }: GradingThread): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StuckThread()), TERMINATE_MS);
  });
  try {
    await Promise.race([worker.terminate(), stuck]);
  } finally {
    clearTimeout(timer);
  }
}
