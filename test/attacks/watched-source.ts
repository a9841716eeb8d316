import { setEnvironmentData } from 'node:worker_threads';
import { OUTSIDE } from '#server/thread-messages';
import { type GradingThread, ThreadSource } from '#server/thread-source';
import { ENGINE } from './engines.ts';

const SAMPLE_MS = 10;
const OPENING_MS = 2_000;
const THREAD = new URL('./watched-thread.ts', import.meta.url);

/** What grading cost this process, by samples. */
export interface Cost {
  /** Bytes of memory above what the process had before, at the most. */
  rssBytes: number;
  /** The longest that a thread stayed at one trial, or at opening the program. */
  longestMs: number;
  /** From the first thread to the report. */
  wallMs: number;
}

/** Gives out watched threads and measures what goes on while they work. */
export class WatchedSource extends ThreadSource {
  #thread: GradingThread | undefined;

  constructor(engine: string) {
    super(THREAD, OPENING_MS);
    setEnvironmentData(ENGINE, engine);
  }

  override take(): GradingThread {
    this.#thread = super.take();
    return this.#thread;
  }

  /** Does the work and says what it came to. */
  async measure<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
    const stays = new Stays();
    const startedAt = performance.now();
    const idleBytes = process.memoryUsage.rss();
    let peakBytes = idleBytes;
    const timer = setInterval(() => {
      stays.note(this.#thread);
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, SAMPLE_MS);
    try {
      const result = await work();
      const wallMs = performance.now() - startedAt;
      return { result, cost: { rssBytes: peakBytes - idleBytes, longestMs: stays.longestMs, wallMs } };
    } finally {
      clearInterval(timer);
    }
  }
}

/** Follows where threads are and how long they stay there. */
class Stays {
  longestMs = 0;
  #thread: GradingThread | undefined;
  #place = OUTSIDE;
  #since = 0;

  note(thread: GradingThread | undefined): void {
    const now = performance.now();
    const place = thread?.place() ?? OUTSIDE;
    const hasMoved = thread !== this.#thread || place !== this.#place;
    if (hasMoved) this.#since = now;
    this.#thread = thread;
    this.#place = place;
    if (place !== OUTSIDE) this.longestMs = Math.max(this.longestMs, now - this.#since);
  }
}
