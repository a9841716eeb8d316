import { type ChildProcess, spawn } from 'node:child_process';

/** A command line with all that stands around the program, and how to hand it what is not an argument. */
export interface Launch {
  /** Absolute path of the first program, then its arguments. */
  argv: readonly [program: string, ...rest: string[]];
  /** A filter of system calls; the first program reads it from descriptor `FILTER_FD`. */
  filter?: Uint8Array;
}

export const FILTER_FD = 4;

/** How much of what a process complains about is kept, in characters. */
const LAST_WORDS = 2_000;

/**
 * Starts a process of ours that speaks over a channel (`process.send`). It gets nothing else: an empty environment, no
 * input, no output; what it writes to standard error comes here, so that it cannot forge lines of our log.
 */
export function startProcess({ argv: [program, ...args], filter }: Launch): ChildProcess {
  const child = spawn(program, args, {
    env: {},
    cwd: '/',
    // Ctrl-C reaches the whole terminal group; the server decides when its workers end.
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', ...(filter ? (['pipe'] as const) : [])],
  });
  const pipe = child.stdio[FILTER_FD];
  if (filter && pipe && 'end' in pipe) {
    // A program that does not read its filter must not run without one.
    pipe.once('error', () => killGroup(child));
    pipe.end(filter);
  }
  return child;
}

/**
 * Ends a process of `startProcess` at once, and with it what it has started and not yet let go of: a wall that is still
 * being raised forks before it ties the fork's life to its own, and a fork that outlives it holds our pipes open.
 */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone, or was never made: the process itself is all there can be.
    child.kill('SIGKILL');
  }
}

/** Listens to a process's standard error. @returns what it wrote last, trimmed; empty when it was silent */
export function lastWordsOf(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
  });
  return () => words.trim();
}
