import type { Ending } from '#domain/verdict';

export interface Stop {
  ending: Exclude<Ending, 'returned'>;
  detail: string;
}

/**
 * Thrown through WebAssembly to end a program at once. The guest cannot catch it, and no `finally` of the guest
 * runs; the instance's stack pointer is lost with it, so the instance is renewed before it is used again.
 */
export class Halt extends Error {
  readonly stop: Stop;

  constructor(ending: Stop['ending'], detail: string) {
    super(detail);
    this.stop = { ending, detail };
  }
}

/** A refusal of memory ends the trial: programs that catch it and try again would not be polled for fuel. */
export function memoryUsedUp(mostBytes: number): Halt {
  const mebibytes = mostBytes / 1024 / 1024;
  return new Halt('out_of_memory', `the program needs more than ${mebibytes} MiB of memory`);
}

/**
 * What an exception out of WebAssembly means for the trial. A guest that overruns the host's own stack, or that
 * brings the interpreter down, has done it itself; whatever else arrives here is our fault (`broken`).
 */
export function stopFor(error: unknown): Stop {
  if (error instanceof Halt) return error.stop;
  if (error instanceof Error && /call stack|recursion/.test(error.message)) {
    return { ending: 'threw', detail: 'stack overflow' };
  }
  if (error instanceof WebAssembly.RuntimeError) {
    return { ending: 'threw', detail: 'the program brought its interpreter down' };
  }
  return { ending: 'broken', detail: error instanceof Error ? error.message : String(error) };
}
