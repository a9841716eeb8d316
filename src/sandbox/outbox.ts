import type { Json } from '#domain/json';
import type { TrialLimits } from '#domain/limits';
import { bytesOf } from '#domain/program';
import type { FromGuest, LogRecord, Operation } from '#domain/step';
import type { Program } from './box.ts';
import { Halt } from './halt.ts';
import { placed } from './positions.ts';
import { SENT } from './prelude/prelude.ts';
import { isWithinDepth } from './well-formed.ts';

/** `args`, `data` and the result lie this much deeper in what is sent than on their own. */
const WRAPPER_DEPTH = 2;

/**
 * Gathers what a guest sends during a step, counts it against the trial's budgets, and ends the trial when one is
 * used up. Nothing of it is trusted: text is parsed to plain data, its depth is checked, only the first end counts.
 */
export class Outbox {
  readonly #program: Program;
  readonly #limits: TrialLimits;
  #message = emptyMessage();
  #operations = 0;
  #logBytes = 0;
  #hasEnded = false;

  constructor(program: Program, limits: TrialLimits) {
    this.#program = program;
    this.#limits = limits;
  }

  /** What was sent since the last call. */
  collect(): FromGuest {
    const message = this.#message;
    this.#message = emptyMessage();
    return message;
  }

  /**
   * Takes one text of the guest.
   * @throws Halt when a budget is used up or the result cannot be accepted
   */
  receive(text: string): void {
    const body = text.slice(1);
    const kind = text.charAt(0);
    if (kind === SENT.operation) this.#operation(body);
    else if (kind === SENT.log) this.#log(body);
    else if (kind === SENT.cancel) this.#message.cancels.push(Number(body));
    else if (!this.#hasEnded) this.#end(kind, body);
  }

  #operation(body: string): void {
    this.#operations += 1;
    const { operations } = this.#limits;
    if (this.#operations > operations) {
      throw new Halt(
        'out_of_operations',
        `the program started more than ${operations.toLocaleString('en')} operations`,
      );
    }
    this.#message.ops.push(this.#parsed(body) as unknown as Operation);
  }

  #log(body: string): void {
    const { logBytes } = this.#limits;
    this.#logBytes += bytesOf(body);
    if (this.#logBytes > logBytes)
      throw new Halt('out_of_output', `the program logged more than ${kilobytes(logBytes)}`);
    this.#message.logs.push(this.#parsed(body) as unknown as LogRecord);
  }

  #end(kind: string, body: string): void {
    this.#hasEnded = true;
    if (kind === SENT.returned) this.#returned(body);
    else if (kind === SENT.threw)
      this.#message.end = { ok: false, error: placed(this.#parsed(body) as never, this.#program) };
    else if (kind === SENT.invalid) throw new Halt('invalid_result', body);
    else if (kind === SENT.tooLarge) throw new Halt('out_of_output', `${body}: ${this.#mostResult()}`);
    else throw new Halt('broken', `the guest sent a message of unknown kind ${JSON.stringify(kind)}`);
  }

  #returned(body: string): void {
    const bytes = bytesOf(body);
    if (bytes > this.#limits.resultBytes) {
      throw new Halt(
        'out_of_output',
        `result is ${bytes.toLocaleString('en')} bytes as JSON: ${this.#mostResult()}`,
      );
    }
    this.#message.end = { ok: true, value: this.#parsed(body) };
  }

  #mostResult(): string {
    return `at most ${kilobytes(this.#limits.resultBytes)} are allowed`;
  }

  /** The prelude only sends JSON; anything else means that the program has damaged its interpreter. */
  #parsed(body: string): Json {
    try {
      const value: Json = JSON.parse(body);
      if (isWithinDepth(value, this.#limits.depth + WRAPPER_DEPTH)) return value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new Halt('threw', 'the program damaged its interpreter');
  }
}

function emptyMessage(): FromGuest {
  return { ops: [], cancels: [], logs: [] };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
