interface Event {
  atMs: number;
  order: number;
  fire: () => void;
}

/** Virtual time of one trial: milliseconds since it began. Moves only from event to event. */
export class VirtualClock {
  /** Virtual milliseconds since 1970 at which the trial began. */
  readonly epochMs: number;
  #nowMs = 0;
  #order = 0;
  #events: Event[] = [];

  constructor(epochMs: number) {
    this.epochMs = epochMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get idle(): boolean {
    return this.#events.length === 0;
  }

  /** Plans `fire` in `delayMs` ≥ 0; what is planned first for the same moment fires first. */
  after(delayMs: number, fire: () => void): void {
    this.#order += 1;
    this.#events.push({ atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, fire });
  }

  /** Moves to the earliest event and fires everything due at that moment. False when nothing is planned. */
  advance(): boolean {
    if (this.#events.length === 0) return false;
    const at = Math.min(...this.#events.map((e) => e.atMs));
    this.#nowMs = at;
    const due = this.#events.filter((e) => e.atMs === at).sort((a, b) => a.order - b.order);
    this.#events = this.#events.filter((e) => e.atMs !== at);
    for (const event of due) event.fire();
    return true;
  }
}
