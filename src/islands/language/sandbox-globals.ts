/** What the interpreter gives a program besides the language itself; a test holds it to the interpreter. */
export const SANDBOX_GLOBALS = `
/** Writes to the trace of the trial: what \`host.log\` writes, with the level of the method's name. */
declare var console: {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
};
/** Calls back after so many virtual milliseconds. */
declare function setTimeout<A extends unknown[]>(callback: (...args: A) => void, ms?: number, ...args: A): number;
/** Ends a wait that \`setTimeout\` began. */
declare function clearTimeout(timer: number | undefined): void;
/** Calls back as soon as what runs now has ended. */
declare function queueMicrotask(callback: () => void): void;
/** Thrown by the interpreter itself, for example when calls are nested too deeply. */
interface InternalError extends Error {}
interface InternalErrorConstructor extends ErrorConstructor {
  new (message?: string): InternalError;
  (message?: string): InternalError;
  readonly prototype: InternalError;
}
declare var InternalError: InternalErrorConstructor;
`;

/**
 * A file of the language's own types without the values that the interpreter lacks: `Intl`, `Atomics`,
 * `SharedArrayBuffer`. Their types stay, because other declarations speak of them.
 */
export function withoutAbsentGlobals(name: string, text: string): string {
  const present = text.replace(/^declare var (Atomics|SharedArrayBuffer): .*$/gm, '');
  if (!/^lib\.(es5|es\d+\.intl)\.d\.ts$/.test(name)) return present;
  // A namespace that holds types alone is no value.
  return present
    .replace(/^ {4}(?:var|const) (\w+): /gm, '    type $1Absent = ')
    .replace(/^ {4}function \w+\(.*$/gm, '');
}
