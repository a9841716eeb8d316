import {
  BARE_WAIT,
  CROWDED_FAILURES,
  CROWDED_SPAN,
  NAMED_MARGIN,
  OUTAGE_FAILURES,
  OUTAGE_SPAN,
  OUTAGE_SUSPECT_SPAN,
  OUTAGE_SUSPECTS,
  PACE,
  PACE_FOR,
  PROBE_AFTER,
  URGENT_PROBE_AFTER,
} from './policy.ts';

export interface Ticket {
  at: number;
  epoch: number;
}

/** Failures without a success since. */
class Streak {
  count = 0;
  first = 0;
  last = 0;

  add(startedAt: number): void {
    if (this.count === 0) this.first = startedAt;
    this.count += 1;
    this.first = Math.min(this.first, startedAt);
    this.last = Math.max(this.last, startedAt);
  }

  clear(): void {
    this.count = 0;
    this.first = 0;
    this.last = 0;
  }

  reaches(count: number, span: number): boolean {
    return this.count >= count && this.last - this.first >= span;
  }
}

/** What all calls of the process know about one model: when a request may go, and whether it is worth one. */
export class Lane {
  // The gate.
  #heldUntil = -Infinity;
  #pacedUntil = -Infinity;
  #lastSlot = -Infinity;
  #lastSent = -Infinity;
  #epoch = 0;
  // The outage.
  #failures = new Streak();
  #suspects = new Streak();
  #crowded = new Streak();
  #lastGood = -Infinity;
  #out = false;
  #probes = 0;
  #probedAt = -Infinity;

  get out(): boolean {
    return this.#out;
  }

  /** When a request that queues up now would leave. */
  peek(now: number): number {
    const at = Math.max(now, this.#heldUntil);
    return at < this.#pacedUntil ? Math.max(at, this.#lastSlot + PACE) : at;
  }

  reserve(now: number): Ticket {
    const at = this.peek(now);
    this.#lastSlot = Math.max(this.#lastSlot, at);
    return { at, epoch: this.#epoch };
  }

  /** A ticket from before the latest "too many requests" is void. */
  valid(ticket: Ticket): boolean {
    return ticket.epoch === this.#epoch;
  }

  sent(now: number, probe: boolean): void {
    this.#lastSent = now;
    if (!probe) return;
    this.#probes += 1;
    this.#probedAt = now;
  }

  limited(now: number, startedAt: number, wait: number | null): void {
    let until: number;
    if (wait === null) {
      this.#crowded.add(startedAt);
      // All that were refused in the same moment are one refusal: the wait does not grow with the crowd.
      const rounds = Math.floor((this.#crowded.last - this.#crowded.first) / 1_000);
      until = now + (BARE_WAIT[Math.min(rounds, BARE_WAIT.length - 1)] ?? 0);
      if (this.#crowded.reaches(CROWDED_FAILURES, CROWDED_SPAN)) this.#fall(now);
    } else {
      until = now + wait + NAMED_MARGIN;
    }
    if (until > this.#heldUntil) {
      this.#heldUntil = until;
      this.#epoch += 1;
      this.#lastSlot = Math.max(this.#lastSent, until - PACE);
    }
    this.#pacedUntil = this.#heldUntil + PACE_FOR;
  }

  failed(now: number, startedAt: number): void {
    // Somebody who asked later got an answer: old news.
    if (startedAt < this.#lastGood) return;
    this.#failures.add(startedAt);
    if (this.#out || this.#failures.reaches(OUTAGE_FAILURES, OUTAGE_SPAN)) this.#fall(now);
  }

  /** Nothing has come of a request for long; it may still. */
  suspect(now: number, startedAt: number): void {
    if (startedAt < this.#lastGood) return;
    this.#suspects.add(startedAt);
    if (this.#suspects.reaches(OUTAGE_SUSPECTS, OUTAGE_SUSPECT_SPAN)) this.#fall(now);
  }

  /** It answered, whatever the answer was. */
  answered(startedAt: number, suspected: boolean): void {
    this.#lastGood = Math.max(this.#lastGood, startedAt);
    // One that we had given up hope for: slow is not gone.
    if (suspected) this.#suspects.clear();
    // One from before the outage says nothing about it.
    if (this.#out && startedAt < Math.max(this.#failures.last, this.#suspects.last, this.#crowded.last))
      return;
    if (startedAt >= this.#failures.first) this.#failures.clear();
    if (startedAt >= this.#suspects.first) this.#suspects.clear();
    if (startedAt >= this.#crowded.first) this.#crowded.clear();
    this.#out = false;
    this.#probes = 0;
  }

  /** When the next call may find out whether the model is back; `urgent`: it has nowhere else to go. */
  probeAt(now: number, urgent: boolean): number {
    const wait = urgent
      ? URGENT_PROBE_AFTER
      : (PROBE_AFTER[Math.min(this.#probes, PROBE_AFTER.length - 1)] ?? 0);
    return Math.max(this.peek(now), this.#probedAt + wait);
  }

  #fall(now: number): void {
    if (this.#out) return;
    this.#out = true;
    this.#probes = 0;
    this.#probedAt = now;
  }
}

const lanes = new Map<string, Lane>();

export function laneOf(model: string): Lane {
  let lane = lanes.get(model);
  if (lane === undefined) {
    lane = new Lane();
    lanes.set(model, lane);
  }
  return lane;
}
