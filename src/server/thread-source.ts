import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { OUTSIDE } from './thread-messages.ts';

/** V8's stack: deep enough that a guest's own stack limit is met first. */
const STACK_MB = 4;
/** For reading the version, drawing the cases and evaluating the program's top level. */
const OPENING_MS = 5_000;
/** A thread ends after so many jobs, so that what a world's code may pile up does not pile up for ever. */
const MOST_JOBS = 100;
/** As many as one submission is shared by. */
const MOST_SPARES = 2;
/** Beside this file, built or as it is written. */
const GRADING_THREAD = new URL(`./grading-thread${extname(import.meta.url)}`, import.meta.url);

/** A thread and the shared word that says where it is. It does one job at a time, and only while none went wrong in it. */
export interface GradingThread {
  worker: Worker;
  /** Jobs it has been taken for. */
  jobs: number;
  /** Index of the trial under way, or one of the places in `thread-messages`. */
  place(): number;
  /** Milliseconds it may be busy before its first trial; then the exercise's own limit holds. */
  openingMs: number;
}

/**
 * Gives out threads. One whose job came to its report is kept for the next: nothing of a submission is left outside the
 * interpreter that is dropped with it, and code that has run is fast. Spare ones can be started in advance.
 * `module` is the thread's entry; the real one unless told.
 */
export class ThreadSource {
  readonly #module: URL;
  readonly #openingMs: number;
  readonly #spares: GradingThread[] = [];

  constructor(module = GRADING_THREAD, openingMs = OPENING_MS) {
    this.#module = module;
    this.#openingMs = openingMs;
  }

  /** Starts threads until so many wait for a job. */
  warm(count = 1): void {
    while (this.#spares.length < count) this.#keep(this.#start());
  }

  take(): GradingThread {
    const thread = this.#spares.pop() ?? this.#start();
    for (const event of ['error', 'exit']) thread.worker.removeAllListeners(event);
    thread.jobs += 1;
    return thread;
  }

  /** Takes a thread back that ended its job in good order. */
  async giveBack(thread: GradingThread): Promise<void> {
    if (this.#spares.length >= MOST_SPARES || thread.jobs >= MOST_JOBS) await thread.worker.terminate();
    else this.#keep(thread);
  }

  async close(): Promise<void> {
    await Promise.all(this.#spares.splice(0).map(({ worker }) => worker.terminate()));
  }

  #start(): GradingThread {
    const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const position = new Int32Array(shared);
    Atomics.store(position, 0, OUTSIDE);
    const worker = new Worker(this.#module, {
      workerData: shared,
      env: {},
      // A build's thread is a script that imports (`cached-thread`).
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    return { worker, jobs: 0, place: () => Atomics.load(position, 0), openingMs: this.#openingMs };
  }

  /** A spare that cannot start, or ends, is dropped; the run that needs a thread then meets the error itself. */
  #keep(thread: GradingThread): void {
    this.#spares.push(thread);
    const drop = () => {
      const at = this.#spares.indexOf(thread);
      if (at >= 0) this.#spares.splice(at, 1);
    };
    thread.worker.once('error', drop).once('exit', drop);
  }
}
