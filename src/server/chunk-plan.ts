import { TRIALS_PER_DIGEST } from '#domain/receipt';
import type { Trial, TrialSummary } from '#domain/trial';
import { exhaustion } from '#grader/exhaustion';
import type { Chunk, ChunkOrder, Settlement, Skipped } from './thread-messages.ts';

/** What is known of a trial before it is run. */
type Label = Pick<Trial, 'suite' | 'family'>;

/**
 * The trials of one submission in chunks, handed out in order and taken back in any. However many threads share them, the
 * outcome is the same: whether the rest is worth running is decided on what lies before it, and what was run behind
 * such a point is run again as skipped.
 */
export class ChunkPlan {
  readonly labels: readonly Label[];
  readonly #settled: ReadonlyMap<number, Settlement>;
  readonly #done: (Chunk | undefined)[];
  readonly #begun = new Map<number, Trial[]>();
  /** Chunks that nobody has, ascending. */
  #open: number[];
  #skipped: Skipped | undefined;
  /** Chunks without a gap from the first. */
  #prefix: TrialSummary[] = [];

  /** `settled` is read when a chunk is handed out. */
  constructor(labels: readonly Label[], settled: ReadonlyMap<number, Settlement>) {
    this.labels = labels;
    this.#settled = settled;
    const count = Math.ceil(labels.length / TRIALS_PER_DIGEST);
    this.#done = new Array(count).fill(undefined);
    this.#open = [...this.#done.keys()];
  }

  get isWhole(): boolean {
    return this.#done.every((chunk) => chunk !== undefined);
  }

  /** All chunks, in order. @throws Error while one is missing */
  get chunks(): readonly Chunk[] {
    return this.#done.map((chunk, number) => {
      if (!chunk) throw new Error(`chunk ${number} is missing`);
      return chunk;
    });
  }

  /** How many trials are done without a gap from the first. */
  get reached(): number {
    return this.#prefix.length;
  }

  /** The next chunk that nobody has. */
  next(): ChunkOrder | undefined {
    const number = this.#open.shift();
    if (number === undefined) return undefined;
    const from = number * TRIALS_PER_DIGEST;
    const to = Math.min(from + TRIALS_PER_DIGEST, this.labels.length);
    const done = this.#begun.get(number) ?? [];
    return { from, to, settled: this.#settled, skipped: this.#skipped, done };
  }

  /** Trials of a chunk under way, so that they need not be run again when its thread is lost. */
  begun(from: number, trials: readonly Trial[]): void {
    const number = Math.floor(from / TRIALS_PER_DIGEST);
    const known = this.#begun.get(number) ?? [];
    if (number * TRIALS_PER_DIGEST + known.length === from) this.#begun.set(number, [...known, ...trials]);
  }

  /** A chunk that was not finished. */
  giveBack({ from }: ChunkOrder): void {
    this.#reopen(from / TRIALS_PER_DIGEST);
  }

  take(order: ChunkOrder, chunk: Chunk): void {
    const number = order.from / TRIALS_PER_DIGEST;
    this.#begun.delete(number);
    const wasSkippedMeanwhile =
      order.skipped !== this.#skipped && order.to > (this.#skipped?.from ?? order.to);
    if (wasSkippedMeanwhile) {
      this.#reopen(number);
      return;
    }
    this.#done[number] = chunk;
    this.#extendPrefix();
  }

  /** Trials from here on are not run any more. Does nothing when an earlier one is known already. */
  skipFrom(skipped: Skipped): void {
    if (this.#skipped && this.#skipped.from <= skipped.from) return;
    this.#skipped = skipped;
    const first = Math.floor(skipped.from / TRIALS_PER_DIGEST);
    for (let number = first; number < this.#done.length; number++) {
      this.#dropBegunBehind(number, skipped.from);
      if (this.#done[number]) this.#reopen(number);
      this.#done[number] = undefined;
    }
    this.#prefix = this.#prefix.slice(0, first * TRIALS_PER_DIGEST);
  }

  /** The first trial that no thread has been given. */
  get undealt(): number {
    return Math.min(this.labels.length, (this.#open[0] ?? this.#done.length) * TRIALS_PER_DIGEST);
  }

  #dropBegunBehind(number: number, index: number): void {
    const known = this.#begun.get(number);
    if (known) this.#begun.set(number, known.slice(0, Math.max(0, index - number * TRIALS_PER_DIGEST)));
  }

  #reopen(number: number): void {
    this.#open = [...this.#open, number].sort((a, b) => a - b);
  }

  #extendPrefix(): void {
    for (let chunk = this.#following(); chunk; chunk = this.#following()) {
      this.#prefix.push(...chunk.trials);
      const from = this.#prefix.length;
      const isBeforeEnd = from < (this.#skipped?.from ?? this.labels.length);
      const ending = isBeforeEnd ? exhaustion(this.labels, this.#prefix) : undefined;
      if (ending) this.skipFrom({ from, ending });
    }
  }

  #following(): Chunk | undefined {
    if (this.#prefix.length === this.labels.length) return undefined;
    return this.#done[this.#prefix.length / TRIALS_PER_DIGEST];
  }
}
