import type { Completion, FailureReason, Host, Task } from '../contract.ts';
import { Flight } from './flight.ts';
import { type Lane, laneOf, type Ticket } from './lane.ts';
import {
  BACKOFF,
  CHARS_PER_TOKEN,
  FALLBACK_CHAT,
  FALLBACK_STREAM,
  FALLBACK_TRIES,
  fallbackRoom,
  MAX_TRIES,
  PRIMARY_STREAM,
  primaryChat,
  QUIET_ENOUGH,
  ROOM_GOOD,
  ROOM_LEAST,
  ROOM_NOW,
  TRIES_BEFORE_FALLBACK,
  windowOf,
} from './policy.ts';
import type { Verdict } from './verdict.ts';

/** One of the two models, as this call has come to know it. */
interface Side {
  model: string;
  lane: Lane;
  tries: number;
  /** Not before this, for this call. */
  notBefore: number;
  /** Of no use for this call. */
  closed: boolean;
}

type Step =
  | { do: 'ask'; side: Side; at: number; probe: boolean }
  | { do: 'wait'; until: number }
  | { do: 'fail'; reason: FailureReason; retryable: boolean };

/** One call: decides, again and again, on one next step, until there is an answer or none can come any more. */
export class Call {
  readonly #host: Host;
  readonly #task: Task;
  readonly #end: number;
  readonly #primary: Side;
  readonly #fallback: Side;
  #flights: Flight[] = [];
  #ticket: (Ticket & { side: Side }) | null = null;
  #attempts = 0;
  /** Requests that were given up because nothing came. */
  #silences = 0;
  /** A stream has broken in the middle: what is asked again is asked for whole. */
  #streamBroke = false;
  #reason: FailureReason = 'unavailable';
  #retryable = true;

  constructor(task: Task, host: Host) {
    this.#host = host;
    this.#task = task;
    this.#end = host.clock.now() + task.deadlineMs;
    const side = (model: string): Side => ({
      model,
      lane: laneOf(model),
      tries: 0,
      notBefore: -Infinity,
      closed: false,
    });
    this.#primary = side(task.route.primary);
    this.#fallback = side(task.route.fallback);
    if (task.route.fallback === task.route.primary) this.#fallback.closed = true;
  }

  async run(): Promise<Completion> {
    try {
      for (;;) {
        const done = this.#land();
        if (done !== null) return done;
        const now = this.#host.clock.now();
        if (now >= this.#end) {
          if (this.#flights.length > 0) return this.#failure('timeout', true);
          return this.#failure(this.#reason, this.#retryable);
        }
        if (this.#giveUp(now)) continue;
        const step = this.#next(now);
        if (step.do === 'fail') return this.#failure(step.reason, step.retryable);
        if (step.do === 'ask') {
          const at = this.#turn(step.side, step.at, now);
          if (at <= now) this.#send(step.side, step.probe, now);
          else await this.#pause(at - now);
        } else {
          this.#ticket = null;
          await this.#pause(step.until - now);
        }
      }
    } finally {
      for (const flight of this.#flights) flight.abandon();
    }
  }

  /** Until then, or until a request lands. */
  async #pause(ms: number): Promise<void> {
    const left = this.#end - this.#host.clock.now();
    const sleep = this.#host.clock.sleep(Math.max(1, Math.ceil(Math.min(ms, left))));
    await Promise.race([sleep, ...this.#flights.map((flight) => flight.landed)]);
  }

  // ---- what came back

  #land(): Completion | null {
    for (const flight of this.#flights) {
      if (flight.verdict === null) continue;
      this.#flights = this.#flights.filter((other) => other !== flight);
      const done = this.#learn(flight, flight.verdict);
      if (done !== null) return done;
    }
    return null;
  }

  #learn(flight: Flight, verdict: Verdict): Completion | null {
    const now = this.#host.clock.now();
    const side = flight.model === this.#primary.model ? this.#primary : this.#fallback;
    const alive = verdict.kind === 'answer' || verdict.kind === 'final' || verdict.kind === 'too-long';
    if (alive) side.lane.answered(flight.startedAt, flight.suspected);
    if (verdict.kind !== 'answer') {
      this.#host.log('warn', 'no answer', { model: flight.model, after: now - flight.startedAt, ...verdict });
    }

    switch (verdict.kind) {
      case 'answer':
        return {
          status: side === this.#primary ? 'ok' : 'degraded',
          content: verdict.content,
          modelUsed: verdict.model ?? flight.model,
          attempts: this.#attempts,
        };
      case 'final':
        return this.#failure(verdict.reason, verdict.retryable);
      case 'too-long': {
        const other = side === this.#primary ? this.#fallback : this.#primary;
        side.closed = true;
        if (!this.#takesMore(other.model, side.model)) other.closed = true;
        if (this.#primary.closed) this.#because('context_length', false);
        return null;
      }
      case 'barred':
        side.closed = true;
        this.#because('unavailable', false);
        return null;
      case 'limited':
        side.lane.limited(now, flight.startedAt, verdict.wait);
        this.#because('rate_limited', true);
        return null;
      case 'failed':
        side.lane.failed(now, flight.startedAt);
        if (verdict.silent) this.#silences += 1;
        if (flight.streams && (flight.heard || verdict.cut)) this.#streamBroke = true;
        side.notBefore = verdict.silent ? now : now + this.#backoff(side.tries, verdict.wait);
        this.#because(verdict.silent ? 'timeout' : 'unavailable', true);
        return null;
    }
  }

  #because(reason: FailureReason, retryable: boolean): void {
    this.#reason = reason;
    this.#retryable = retryable;
  }

  #backoff(tries: number, wait: number | null): number {
    const base = BACKOFF[Math.min(tries, BACKOFF.length) - 1] ?? 350;
    return Math.max(base * (1 + spread() * 0.3), wait ?? 0);
  }

  #takesMore(model: string, than: string): boolean {
    const window = windowOf(model);
    if (window === null) return true;
    const tokens = this.#task.messages.reduce(
      (sum, { content }) => sum + Math.ceil(content.length / CHARS_PER_TOKEN),
      0,
    );
    return window > (windowOf(than) ?? 0) && tokens <= window;
  }

  /** Stops what has been silent for too long; true where something was stopped, and is to be learnt from. */
  #giveUp(now: number): boolean {
    let stopped = false;
    for (const flight of this.#flights) {
      if (flight.verdict !== null) continue;
      if (
        !flight.suspected &&
        !flight.heard &&
        now >= flight.suspectAt &&
        flight.model === this.#primary.model
      ) {
        flight.suspected = true;
        this.#primary.lane.suspect(now, flight.startedAt);
      }
      if (now >= flight.hardAt) {
        flight.abandon();
        stopped = true;
      }
    }
    return stopped;
  }

  // ---- what to do next

  #next(now: number): Step {
    if (this.#flights.length > 0) return this.#meanwhile(now);
    const primary = this.#primary;
    const room = this.#fallbackFits(now);

    if (!primary.closed && primary.tries < MAX_TRIES) {
      const at = Math.max(primary.notBefore, this.#leave(primary, now));
      if (!primary.lane.out) {
        const need = at <= now ? ROOM_NOW : room ? ROOM_GOOD : ROOM_LEAST;
        const patient = !room || (primary.tries < TRIES_BEFORE_FALLBACK && this.#silences < QUIET_ENOUGH);
        if (patient && at + need <= this.#end) return { do: 'ask', side: primary, at, probe: false };
      } else if (
        at <= now &&
        primary.tries < TRIES_BEFORE_FALLBACK &&
        primary.lane.probeAt(now, !room) <= now
      ) {
        if (now + ROOM_LEAST <= this.#end) return { do: 'ask', side: primary, at: now, probe: true };
      }
    }

    if (room) {
      const at = Math.max(this.#fallback.notBefore, this.#leave(this.#fallback, now));
      return { do: 'ask', side: this.#fallback, at, probe: this.#fallback.lane.out };
    }

    // Nowhere to go, but the primary may come back in time.
    if (!primary.closed && primary.lane.out && primary.tries < TRIES_BEFORE_FALLBACK) {
      const at = Math.max(primary.notBefore, primary.lane.probeAt(now, true));
      if (at + ROOM_LEAST <= this.#end) return { do: 'wait', until: Math.min(at, now + 1_000) };
    }
    if (this.#attempts === 0 && !primary.lane.out && this.#reason === 'unavailable') {
      return { do: 'fail', reason: 'rate_limited', retryable: true };
    }
    return { do: 'fail', reason: this.#reason, retryable: this.#retryable };
  }

  /** Requests are out: mostly wait for them, now and then try something beside them. */
  #meanwhile(now: number): Step {
    const primary = this.#primary;
    let until = this.#end;
    let overdue = 0;
    for (const flight of this.#flights) {
      if (flight.verdict !== null) return { do: 'wait', until: now };
      until = Math.min(until, flight.hardAt);
      if (flight.softAt > now) until = Math.min(until, flight.softAt);
      else overdue += 1;
      if (!flight.suspected && !flight.heard && flight.suspectAt > now)
        until = Math.min(until, flight.suspectAt);
    }
    const mine = this.#flights.every((flight) => flight.model === primary.model);
    if (!mine || overdue < this.#flights.length) return { do: 'wait', until };

    const quiet = overdue + this.#silences;
    const suspected = this.#flights.every((flight) => flight.suspected);
    if ((quiet >= QUIET_ENOUGH || (primary.lane.out && suspected)) && this.#fallbackFits(now)) {
      const at = Math.max(this.#fallback.notBefore, this.#leave(this.#fallback, now));
      if (at <= now) return { do: 'ask', side: this.#fallback, at, probe: this.#fallback.lane.out };
      until = Math.min(until, at);
    } else if (
      this.#flights.length === 1 &&
      !primary.lane.out &&
      primary.tries < TRIES_BEFORE_FALLBACK &&
      now + ROOM_LEAST <= this.#end
    ) {
      const at = this.#leave(primary, now);
      if (at <= now) return { do: 'ask', side: primary, at, probe: false };
      until = Math.min(until, at);
    }
    return { do: 'wait', until };
  }

  /** Whether the fallback can still be asked, and be in time. */
  #fallbackFits(now: number): boolean {
    const { closed, tries, lane, notBefore } = this.#fallback;
    if (closed || tries >= FALLBACK_TRIES) return false;
    if (lane.out && lane.probeAt(now, true) > now) return false;
    const at = Math.max(notBefore, this.#leave(this.#fallback, now));
    return at + fallbackRoom(this.#task.maxTokens) <= this.#end;
  }

  // ---- turns

  #held(side: Side): Ticket | null {
    const ticket = this.#ticket;
    return ticket !== null && ticket.side === side && side.lane.valid(ticket) ? ticket : null;
  }

  #leave(side: Side, now: number): number {
    const ticket = this.#held(side);
    return ticket === null ? side.lane.peek(now) : Math.max(now, ticket.at);
  }

  /** A place in the queue of the model, kept while it is worth something. */
  #turn(side: Side, at: number, now: number): number {
    if (this.#held(side) !== null) return at;
    // One's own wait first: whoever is not ready does not take a place.
    if (side.notBefore > now) return side.notBefore;
    this.#ticket = { ...side.lane.reserve(now), side };
    return Math.max(now, this.#ticket.at);
  }

  #send(side: Side, probe: boolean, now: number): void {
    this.#ticket = null;
    side.tries += 1;
    this.#attempts += 1;
    side.lane.sent(now, probe);
    const left = this.#end - now;
    // One that has begun and then fallen silent is a broken stream as well.
    const broke = this.#streamBroke || this.#flights.some((flight) => flight.streams && flight.heard);
    const streams = this.#task.stream && !broke;
    const patience =
      side === this.#primary
        ? streams
          ? PRIMARY_STREAM
          : primaryChat(left)
        : streams
          ? FALLBACK_STREAM
          : FALLBACK_CHAT;
    this.#flights.push(new Flight(this.#host, this.#task, side.model, patience, left, streams));
  }

  #failure(reason: FailureReason, retryable: boolean): Completion {
    this.#host.log('error', 'call failed', { reason, attempts: this.#attempts });
    return { status: 'failed', reason, attempts: this.#attempts, retryable };
  }
}

/** Spreads the waits of calls that fail together; the golden ratio keeps them apart without a die. */
let turns = 0;
function spread(): number {
  turns += 1;
  return (turns * 0.618034) % 1;
}
