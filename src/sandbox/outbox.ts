import type { Json } from '#domain/json';
import type { TrialLimits } from '#domain/limits';
import { bytesOf } from '#domain/program';
import type { FromGuest } from '#domain/step';
import type { Program } from './box.ts';
import { isLogRecord, isOperation, isToldError } from './from-guest.ts';
import type { Fuel } from './fuel.ts';
import { Halt } from './halt.ts';
import { placed } from './positions.ts';
import { SENT } from './prelude/prelude.ts';
import { isWithinDepth } from './well-formed.ts';

/** `args`, `data` and the result lie this much deeper in what is sent than on their own. */
const WRAPPER_DEPTH = 2;
/** Words of the prelude can hold a little of the program's own text, which has no bounds. */
const MOST_WORDS = 300;

/**
 * Gathers what a guest sends during a step, counts it against the trial's budgets, and ends the trial when one is
 * used up. Nothing of it is trusted: text is parsed to plain data, its depth and shape are checked, only the first end
 * counts. What our prelude would never send comes from a program that has damaged its interpreter, and is its failure:
 * if it were ours, a program could choose which of its trials do not count.
 */
export class Outbox {
  readonly #program: Program;
  readonly #limits: TrialLimits;
  readonly #fuel: Fuel;
  #message = emptyMessage();
  #operations = 0;
  #cancels = 0;
  #lastId = 0;
  #logBytes = 0;
  #hasEnded = false;

  constructor(program: Program, limits: TrialLimits, fuel: Fuel) {
    this.#program = program;
    this.#limits = limits;
    this.#fuel = fuel;
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
    else if (kind === SENT.cancel) this.#cancel(body);
    else if (!this.#hasEnded) this.#end(kind, body);
  }

  #operation(body: string): void {
    this.#operations += 1;
    if (this.#operations > this.#limits.operations) throw this.#tooManyOperations();
    this.#fuel.operate(body.length);
    const operation = this.#parsed(body);
    if (!isOperation(operation, this.#lastId)) throw damaged();
    this.#lastId = operation.id;
    this.#message.ops.push(operation);
  }

  #cancel(body: string): void {
    this.#cancels += 1;
    if (this.#cancels > this.#limits.operations) throw this.#tooManyOperations();
    const id = Number(body);
    if (!Number.isSafeInteger(id)) throw damaged();
    this.#message.cancels.push(id);
  }

  #tooManyOperations(): Halt {
    const most = this.#limits.operations.toLocaleString('en');
    return new Halt('out_of_operations', `the program started more than ${most} operations`);
  }

  #log(body: string): void {
    const { logBytes } = this.#limits;
    this.#logBytes += bytesOf(body);
    if (this.#logBytes > logBytes)
      throw new Halt('out_of_output', `the program logged more than ${kilobytes(logBytes)}`);
    this.#fuel.carry(body.length);
    const record = this.#parsed(body);
    if (!isLogRecord(record)) throw damaged();
    this.#message.logs.push(record);
  }

  #end(kind: string, body: string): void {
    this.#hasEnded = true;
    const words = body.slice(0, MOST_WORDS);
    if (kind === SENT.returned) this.#returned(body);
    else if (kind === SENT.threw) this.#threw(body);
    else if (kind === SENT.invalid) throw new Halt('invalid_result', words);
    else if (kind === SENT.tooLarge) throw new Halt('out_of_output', `${words}: ${this.#mostResult()}`);
    else throw damaged();
  }

  #threw(body: string): void {
    const error = this.#parsed(body);
    if (!isToldError(error)) throw damaged();
    this.#message.end = { ok: false, error: placed(error, this.#program) };
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

  #parsed(body: string): Json {
    try {
      const value: Json = JSON.parse(body);
      if (isWithinDepth(value, this.#limits.depth + WRAPPER_DEPTH)) return value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw damaged();
  }
}

function damaged(): Halt {
  return new Halt('threw', 'the program damaged its interpreter');
}

function emptyMessage(): FromGuest {
  return { ops: [], cancels: [], logs: [] };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
