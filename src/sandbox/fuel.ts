import { Halt } from './halt.ts';

/** Characters of messages, in either direction, that cost as much as 10,000 polls. */
const CHARS_PER_UNIT = 16 * 1024;
/** What an operation costs besides its text: our side answers it, keeps it and judges it. */
const CHARS_PER_OPERATION = 1024;

/**
 * What a trial has burnt of its fuel: by computing, and by what it sends and is sent. The second keeps a program that
 * computes next to nothing from filling our memory with its operations and their answers.
 */
export class Fuel {
  readonly #most: number;
  #polls = 0;
  #chars = 0;

  /** @param most units at which the trial ends */
  constructor(most: number) {
    this.#most = most;
  }

  /** Units burnt so far, a whole number. */
  get units(): number {
    return this.#polls + Math.floor(this.#chars / CHARS_PER_UNIT);
  }

  /** Counts 10,000 loop edges or calls. @throws Halt when that was the last unit */
  poll(): void {
    this.#polls += 1;
    this.#check('computed too long');
  }

  /** Counts a message of so many UTF-16 units. @throws Halt when that was the last unit */
  carry(chars: number): void {
    this.#chars += chars;
    this.#check('sent and received too much');
  }

  /** Counts an operation with its text. @throws Halt when that was the last unit */
  operate(chars: number): void {
    this.carry(chars + CHARS_PER_OPERATION);
  }

  #check(what: string): void {
    if (this.units < this.#most) return;
    throw new Halt('out_of_fuel', `the program ${what}: all ${this.#most} units of fuel are used up`);
  }
}
