/** A clock that stands still until it is moved. */
export class FakeTimer {
  #now = 0;
  readonly #waiting = new Set<{ at: number; call: () => void }>();

  readonly after = (ms: number, call: () => void): (() => void) => {
    const entry = { at: this.#now + ms, call };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  };

  /** Moves the clock and calls what is due, once each. */
  pass(ms: number): void {
    this.#now += ms;
    for (const entry of [...this.#waiting]) {
      if (entry.at > this.#now || !this.#waiting.delete(entry)) continue;
      entry.call();
    }
  }
}
