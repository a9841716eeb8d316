import { OPENING, type Settlement } from './thread-messages.ts';

/** Kills by the clock of one trial, each in a fresh thread, until it counts as the learner's. */
const STRIKES = 3;
/** After so many proven runaways in one submission, one kill between two passed controls is proof enough. */
const PROVEN = 3;
/** Deaths of the thread itself (never the learner's) at one trial until it is left void. */
const DEATHS = 3;
const CONTROL_FAILURES = 3;
/** After so many kills, or so long spent on them, the rest of the suite is settled without being run. */
const MOST_KILLS = 30;
const KILLED_MS = 60_000;

/**
 * The rule on trials that only the clock could end, kept apart from threads and clocks. A learner's loop never becomes
 * our fault: killed in three fresh threads while a control passes in between, it is out_of_fuel. Our fault never becomes
 * the learner's: where the control fails, or the thread itself dies, the trial is broken, hence void.
 */
export class Strikes {
  readonly settled = new Map<number, Settlement>();
  /** From here on trials count as out_of_fuel without being run; undefined while there is hope. */
  hopelessFrom: number | undefined;
  /** The program ran away while it was opened; there is nothing to run. */
  isBlank = false;
  /** Set when the whole run is our failure. */
  fault: string | undefined;

  readonly #kills = new Map<number, number>();
  readonly #deaths = new Map<number, number>();
  #proven = 0;
  #killCount = 0;
  #killedMs = 0;
  #controlFailures = 0;

  /** The clock ended the trial at `place` (or OPENING) after `ms`. The next thread must first pass the control. */
  killed(place: number, ms: number): void {
    this.#killCount += 1;
    this.#killedMs += ms;
    const kills = count(this.#kills, place);
    const isProof = kills >= STRIKES || (place >= 0 && this.#proven >= PROVEN);
    if (isProof && place === OPENING) this.isBlank = true;
    else if (isProof) this.#settle(place, 'out_of_fuel');
    const isSpent = this.#killCount >= MOST_KILLS || this.#killedMs >= KILLED_MS;
    if (this.isBlank || isSpent) this.hopelessFrom ??= this.isBlank ? 0 : Math.max(0, place);
  }

  /** The thread died at `place` by itself. The next one must first pass the control. */
  died(place: number, why: string): void {
    if (count(this.#deaths, place) < DEATHS) return;
    if (place >= 0) this.#settle(place, 'broken');
    else this.fault = why;
  }

  /** The honest program did not get its answer after the loss of a thread at `place`: that was not the learner's. */
  controlFailed(place: number): void {
    this.#controlFailures += 1;
    if (place >= 0) this.#settle(place, 'broken');
    if (place < 0 || this.#controlFailures >= CONTROL_FAILURES) {
      this.fault = 'an honest control program did not get its known answer';
    }
  }

  #settle(index: number, settlement: Settlement): void {
    this.settled.set(index, settlement);
    if (settlement === 'out_of_fuel') this.#proven += 1;
  }
}

function count(counts: Map<number, number>, place: number): number {
  const next = (counts.get(place) ?? 0) + 1;
  counts.set(place, next);
  return next;
}
