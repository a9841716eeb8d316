import { Worker } from 'node:worker_threads';
import { OUTSIDE } from './thread-messages.ts';

/** V8's stack: deep enough that a guest's own stack limit is met first. */
const STACK_MB = 4;
/** For reading the version, drawing the cases and evaluating the program's top level. */
const OPENING_MS = 5_000;
const GRADING_THREAD = new URL('./grading-thread.ts', import.meta.url);

/** A fresh thread and the shared word that says where it is. Used for one job, then terminated. */
export interface GradingThread {
  worker: Worker;
  /** Index of the trial under way, or one of the places in `thread-messages`. */
  place(): number;
  /** Milliseconds it may be busy before its first trial; then the exercise's own limit holds. */
  openingMs: number;
}

/**
 * Gives out fresh threads. A spare one can be started in advance, so that a run does not wait for the engine.
 * `module` is the thread's entry; the real one unless told.
 */
export class ThreadSource {
  readonly #module: URL;
  readonly #openingMs: number;
  #spare: GradingThread | undefined;

  constructor(module = GRADING_THREAD, openingMs = OPENING_MS) {
    this.#module = module;
    this.#openingMs = openingMs;
  }

  warm(): void {
    this.#spare ??= this.#start();
  }

  take(): GradingThread {
    const thread = this.#spare ?? this.#start();
    this.#spare = undefined;
    thread.worker.removeAllListeners('error');
    return thread;
  }

  async close(): Promise<void> {
    await this.#spare?.worker.terminate();
    this.#spare = undefined;
  }

  #start(): GradingThread {
    const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const position = new Int32Array(shared);
    Atomics.store(position, 0, OUTSIDE);
    const worker = new Worker(this.#module, {
      workerData: shared,
      env: {},
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    const thread = { worker, place: () => Atomics.load(position, 0), openingMs: this.#openingMs };
    // A spare that cannot start is dropped; the run that needs a thread then meets the error itself.
    worker.once('error', () => {
      if (this.#spare === thread) this.#spare = undefined;
    });
    return thread;
  }
}
