/** What an interpreter is made of, whichever build of QuickJS it is. */
export interface InterpreterOptions {
  /** Size beyond which the memory does not grow, in bytes. */
  readonly memoryBytes: number;
  /** Bytes of the guest's own stack. */
  readonly stackBytes: number;
  /** Virtual milliseconds since 1970: the only clock of the guest, and the seed of Math.random. */
  nowMs(): number;
  /** Called at every 10,000th loop edge or call of the guest. May throw a Halt. */
  poll(): void;
  /** What the guest sends: the only way out of it. May throw a Halt. */
  receive(text: string): void;
  /** The name of the module that `request` means in module `from`. Never throws. */
  resolve(from: string, request: string): string;
  /** The source of a resolved module. */
  source(name: string): string;
}

/**
 * One QuickJS in its own WebAssembly memory, spoken to in text only. No value of the guest is ever read as an object
 * on this side, so no getter, proxy or prototype of the guest can run code in ours.
 *
 * `begin` and `deliver` run guest code and may throw: a Halt from `poll` or `receive`, or what WebAssembly throws when
 * the guest overruns the stack. After any of these `restore` must be told that the instance is lost.
 */
export interface Interpreter {
  /** Evaluates a script whose value is `(send) => (settingsText) => (messageText) => void`; keeps the last function. */
  begin(script: string, fileName: string, settingsText: string): void;
  /** Calls the function that `begin` kept with one text, then runs every job that is waiting. */
  deliver(text: string): void;
  /** Remembers the memory as it is now. No guest code may be running. */
  takePicture(): void;
  /** Puts the memory back to the picture. Of an instance that was lost nothing but the picture is kept. */
  restore(isLost: boolean): void;
}

export type CreateInterpreter = (options: InterpreterOptions) => Promise<Interpreter>;

/** The guest's own exceptions are handled inside it; one that gets this far is the interpreter giving up. */
export function gaveUp(): WebAssembly.RuntimeError {
  return new WebAssembly.RuntimeError('an exception left the guest');
}
