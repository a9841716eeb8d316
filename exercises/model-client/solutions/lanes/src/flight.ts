import type { CancelToken, ChatRequest, Host, Task } from '../contract.ts';
import { type Patience, SUSPECT_CHAT, SUSPECT_STREAM } from './policy.ts';
import { ofError, ofResponse, Reader, SILENT, type Verdict } from './verdict.ts';

/** One request on its way: what it is, when something last came of it, and how it ended. */
export class Flight {
  readonly model: string;
  readonly startedAt: number;
  /** Fulfilled when there is a verdict; never rejected. */
  readonly landed: Promise<void>;
  verdict: Verdict | null = null;
  /** Asked for as a stream. */
  readonly streams: boolean;
  /** From when on its silence says something about the model. */
  readonly suspectAt: number;
  suspected = false;
  readonly #patience: Patience;
  readonly #token: CancelToken;
  #heardAt: number | null = null;

  constructor(host: Host, task: Task, model: string, patience: Patience, left: number, streams: boolean) {
    this.model = model;
    this.streams = streams;
    this.startedAt = host.clock.now();
    this.suspectAt = this.startedAt + (streams ? SUSPECT_STREAM : SUSPECT_CHAT);
    this.#patience = patience;
    this.#token = host.clock.token();
    const request: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
    const options = { timeoutMs: Math.max(1, Math.ceil(left)), token: this.#token };
    const run = streams
      ? () => this.#stream(host, request, options)
      : async () => ofResponse(await host.model.chat(request, options));
    this.landed = run().then(
      (verdict) => {
        this.verdict ??= verdict;
      },
      (error) => {
        this.verdict ??= ofError(error, host.clock.now());
      },
    );
  }

  async #stream(
    host: Host,
    request: ChatRequest,
    options: { timeoutMs: number; token: CancelToken },
  ): Promise<Verdict> {
    const chunks = host.model.stream(request, options)[Symbol.asyncIterator]();
    const reader = new Reader();
    for (;;) {
      const next = await chunks.next();
      if (next.done) return reader.cut();
      const { progress, verdict } = reader.take(next.value);
      if (progress) this.#heardAt = host.clock.now();
      if (verdict !== null) {
        // The connection may stay open for ever: leave it, and do not wait until it agrees.
        this.#token.cancel();
        chunks.return?.()?.then(undefined, () => undefined);
        return verdict;
      }
    }
  }

  /** Whether something of an answer came. */
  get heard(): boolean {
    return this.#heardAt !== null;
  }

  /** From when on something else may be tried beside it. */
  get softAt(): number {
    return this.#limit(this.#patience.firstSoft, this.#patience.gapSoft, this.#patience.ageSoft);
  }

  /** When it is given up. */
  get hardAt(): number {
    return this.#limit(this.#patience.firstHard, this.#patience.gapHard, this.#patience.ageHard);
  }

  #limit(first: number, gap: number, age: number): number {
    const quiet = this.#heardAt === null ? this.startedAt + first : this.#heardAt + gap;
    return Math.min(quiet, this.startedAt + age);
  }

  /** Stops it, and its bill. */
  abandon(): void {
    this.verdict ??= SILENT;
    this.#token.cancel();
  }
}
