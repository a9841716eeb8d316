import {
  type FromWorker,
  fromWorkerSchema,
  type PracticeJob,
  type TrialResult,
} from './practice-messages.ts';

/** A trial that says nothing for this long is ended. Fuel ends loops sooner; this is for what fuel cannot reach. */
export const SILENCE_MS = 2_500;
/** Loading the engine and the world may take this long, on a slow line too. */
export const OPENING_MS = 20_000;
/** After so many ended trials the program, not the trial, is the problem. */
export const MOST_KILLS = 3;
const TICK_MS = 250;

/** The part of `Worker` that a run needs. */
export interface PracticeWorker {
  postMessage(job: PracticeJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** What a run tells, in order. The last event is `finished`, `stopped` or `failed`. */
export type RunEvent =
  | Extract<FromWorker, { kind: 'opened' | 'results' | 'failed' | 'finished' }>
  | { kind: 'stopped'; why: 'asked' | 'too_many_kills' | 'never_opened' };

interface Parts {
  spawn(): PracticeWorker;
  now(): number;
  /** Calls back every `ms` until the returned function is called. */
  every(ms: number, call: () => void): () => void;
  onEvent(event: RunEvent): void;
}

/**
 * One run of practice, in workers that are watched: a worker that falls silent is ended, its trial settled as out of
 * fuel, and a new worker goes on with what is left.
 */
export class PracticeRun {
  readonly #job: Pick<PracticeJob, 'worldUrl' | 'input' | 'pick' | 'own'>;
  readonly #parts: Parts;
  readonly #done = new Set<number>();
  readonly #tooLong: number[] = [];
  readonly #stopTicking: () => void;
  #worker: PracticeWorker | undefined;
  /** The trial under way; undefined until the program is open. */
  #current: number | undefined;
  #lastHeard: number;
  #lastTick: number;

  constructor(job: Pick<PracticeJob, 'worldUrl' | 'input' | 'pick' | 'own'>, parts: Parts) {
    this.#job = job;
    this.#parts = parts;
    this.#lastHeard = parts.now();
    this.#lastTick = this.#lastHeard;
    this.#stopTicking = parts.every(TICK_MS, () => this.#watch());
    this.#open();
  }

  /** Ends the run now; does nothing when it is over. */
  stop(): void {
    this.#end({ kind: 'stopped', why: 'asked' });
  }

  #open(): void {
    const worker = this.#parts.spawn();
    this.#worker = worker;
    this.#current = undefined;
    this.#lastHeard = this.#parts.now();
    worker.onmessage = (event) => {
      if (worker === this.#worker) this.#hear(event.data);
    };
    worker.onerror = (event) => {
      if (worker === this.#worker)
        this.#end({ kind: 'failed', message: event.message || 'The worker did not load.' });
    };
    // The last worker only settles the trials that were ended, so that their marks can be drawn.
    const tooLong = [...this.#tooLong];
    const pick = this.#hasGivenUp() ? { kind: 'trials' as const, indices: tooLong } : this.#job.pick;
    worker.postMessage({ ...this.#job, pick, done: [...this.#done], tooLong });
  }

  #hear(data: unknown): void {
    this.#lastHeard = this.#parts.now();
    const read = fromWorkerSchema.safeParse(data);
    if (read.success) this.#take(read.data);
    else this.#end({ kind: 'failed', message: 'Practice and this page do not match. Reload the page.' });
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case 'opened':
        this.#parts.onEvent(message);
        break;
      case 'running':
        this.#current = message.index;
        break;
      case 'results':
        this.#deliver(message.results);
        break;
      case 'finished':
        this.#end(this.#hasGivenUp() ? { kind: 'stopped', why: 'too_many_kills' } : message);
        break;
      case 'failed':
        this.#end(message);
        break;
    }
  }

  /** A new worker repeats what its predecessor had run but not yet sent; each trial is told once. */
  #deliver(results: TrialResult[]): void {
    const fresh = results.filter((r) => !this.#done.has(r.index));
    for (const { index } of fresh) this.#done.add(index);
    if (fresh.length > 0) this.#parts.onEvent({ kind: 'results', results: fresh });
  }

  #watch(): void {
    const now = this.#parts.now();
    // The page itself slept (a closed lid, a frozen tab): the worker did as well.
    if (now - this.#lastTick > 4 * TICK_MS) this.#lastHeard = now;
    this.#lastTick = now;
    const silentMs = now - this.#lastHeard;
    if (this.#current !== undefined && silentMs > SILENCE_MS) this.#replace(this.#current);
    else if (silentMs > OPENING_MS) this.#end({ kind: 'stopped', why: 'never_opened' });
  }

  #replace(silent: number): void {
    if (this.#hasGivenUp()) {
      this.#end({ kind: 'stopped', why: 'too_many_kills' });
      return;
    }
    this.#worker?.terminate();
    this.#tooLong.push(silent);
    this.#open();
  }

  #hasGivenUp(): boolean {
    return this.#tooLong.length >= MOST_KILLS;
  }

  #end(event: RunEvent): void {
    if (this.#worker === undefined) return;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#stopTicking();
    this.#parts.onEvent(event);
  }
}
