import type { CancelToken, Completion, FailureReason, Host, Task } from '../contract.ts';
import { isGood, type Reply, WINDOWS } from './reply.ts';
import { send } from './send.ts';
import { limits, state } from './state.ts';

/** All requests of one call, running side by side. */
export class Race {
  readonly #task: Task;
  readonly #host: Host;
  readonly #endsAt: number;
  readonly #running = new Map<CancelToken, Promise<Reply>>();
  readonly #counts = new Map<string, number>();
  #last: Reply | undefined;
  #startedAt: number;
  #isStreamBroken = false;
  isHedged = false;

  constructor(task: Task, host: Host) {
    this.#task = task;
    this.#host = host;
    this.#startedAt = host.clock.now();
    this.#endsAt = this.#startedAt + task.deadlineMs - limits.marginMs;
  }

  get leftMs(): number {
    return this.#endsAt - this.#host.clock.now();
  }

  get running(): number {
    return this.#running.size;
  }

  /** Since the last request was sent. */
  get lastStartedMs(): number {
    return this.#host.clock.now() - this.#startedAt;
  }

  /** Whether asking the same model again could change anything. */
  get isWorthIt(): boolean {
    return this.#last?.kind === 'trouble' && this.#last.asked === this.#task.route.primary;
  }

  count(model: string): number {
    return this.#counts.get(model) ?? 0;
  }

  start(model: string): void {
    this.isHedged = this.#running.size > 0;
    this.#counts.set(model, this.count(model) + 1);
    this.#startedAt = this.#host.clock.now();
    const token = this.#host.clock.token();
    const mostMs = model === this.#task.route.primary ? Math.min(limits.primaryMs, this.leftMs) : this.leftMs;
    const asStream = this.#task.stream && !this.#isStreamBroken;
    const reply = send(this.#host, this.#task, { model, mostMs, asStream, token });
    this.#running.set(
      token,
      reply.then((r) => this.#came(r, token)),
    );
  }

  /** The next reply; undefined when none comes within so many milliseconds. */
  async next(withinMs: number): Promise<Reply | undefined> {
    const timer = this.#host.clock.sleep(withinMs).then(() => undefined);
    return Promise.race([...this.#running.values(), timer]);
  }

  mayUse(fallback: string): boolean {
    if (this.count(fallback) >= 2 || this.leftMs < limits.fallbackMs) return false;
    if (this.#last?.kind === 'too_long')
      return (
        (WINDOWS[fallback] ?? 0) > (WINDOWS[this.#task.route.primary] ?? 0) && this.count(fallback) === 0
      );
    return this.#last === undefined || this.#last.kind === 'trouble';
  }

  /** Before the same is asked again: what the provider says and a random part of the rest, or a growing pause. */
  pauseMs(retries: number): number {
    const waitMs = this.#last?.kind === 'trouble' ? this.#last.waitMs : undefined;
    if (waitMs === undefined) return 350 * 2 ** retries * (0.8 + 0.4 * Math.random());
    return waitMs + 0.25 * Math.max(0, this.leftMs - waitMs) * Math.random();
  }

  completion(): Completion {
    for (const token of this.#running.keys()) token.cancel();
    const attempts = [...this.#counts.values()].reduce((a, b) => a + b, 0);
    const reply = this.#last;
    const failed = (reason: FailureReason, retryable: boolean): Completion => {
      return { status: 'failed', reason, attempts, retryable };
    };
    if (reply?.kind === 'answer') {
      const status = reply.asked === this.#task.route.primary ? 'ok' : 'degraded';
      return { status, content: reply.text, modelUsed: reply.version, attempts };
    }
    if (reply?.kind === 'final') return failed(reply.why, false);
    if (reply?.kind === 'too_long') return failed('context_length', false);
    return failed(reply?.why ?? 'timeout', true);
  }

  #came(reply: Reply, token: CancelToken): Reply {
    this.#running.delete(token);
    if (this.#last === undefined || !isGood(this.#last)) this.#last = reply;
    if (reply.kind === 'trouble' && reply.isBrokenStream) this.#isStreamBroken = true;
    if (reply.asked === this.#task.route.primary) state.note(reply, this.#host.clock.now());
    return reply;
  }
}
