import type { PracticeWorker } from './practice-run.ts';

/** Keeps one worker that has loaded everything but a job, so that pressing Run shows a mark at once. */
export class WaitingWorker<W extends PracticeWorker> {
  readonly #start: () => W;
  #worker: W | undefined;

  constructor(start: () => W) {
    this.#start = start;
  }

  /** Starts one unless one waits already. */
  prepare(): void {
    this.#worker ??= this.#start();
  }

  /** The one that waits, or a new one. It is the caller's from now on. */
  take(): W {
    const worker = this.#worker ?? this.#start();
    this.#worker = undefined;
    return worker;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
