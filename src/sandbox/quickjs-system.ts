import { memoryUsedUp } from './halt.ts';
import type { InterpreterOptions } from './interpreter.ts';

type Native = (...args: number[]) => number;

/**
 * The system calls of the interpreter, so that nothing of the machine it runs on shows: the clock is virtual (and
 * with it the seed of Math.random), local time is UTC, there is no environment and no output.
 *
 * The letters are the import names of the pinned build of QuickJS; a test fails when an update moves them.
 */
export function systemCalls(
  original: WebAssembly.ModuleImports,
  memory: WebAssembly.Memory,
  system: Pick<InterpreterOptions, 'nowMs' | 'memoryBytes'>,
): WebAssembly.ModuleImports {
  const words = () => new Int32Array(memory.buffer);
  const { k: growTo } = original as Record<'k', Native>;
  return {
    ...original,
    b: () => abort(),
    q: () => abort(),
    p: () => system.nowMs(),
    m: (seconds: bigint, at: number) => words().set(utcFields(Number(seconds)), at >> 2),
    n: (zone: number, daylight: number, standardName: number, summerName: number) => {
      words()[zone >> 2] = 0;
      words()[daylight >> 2] = 0;
      for (const at of [standardName, summerName]) new Uint8Array(memory.buffer).set(UTC_NAME, at);
    },
    k: (bytes: number) => grow(bytes >>> 0, growTo, system.memoryBytes),
    e: () => 0,
    f: (count: number, size: number) => {
      words()[count >> 2] = 0;
      words()[size >> 2] = 0;
      return 0;
    },
    c: (_file: number, _parts: number, _count: number, written: number) => {
      words()[written >> 2] = 0;
      return 0;
    },
  };
}

const UTC_NAME = new TextEncoder().encode('UTC\0');

function abort(): never {
  throw new WebAssembly.RuntimeError('aborted');
}

/** `struct tm` in universal time: seconds to day of the year, then daylight saving and offset. */
function utcFields(seconds: number): number[] {
  const date = new Date(seconds * 1000);
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000);
  return [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    year - 1900,
    date.getUTCDay(),
    dayOfYear,
    0,
    0,
  ];
}

/**
 * Grows to powers of two, so that what is refused depends on the request alone and not on how the memory grew in
 * earlier trials. A refusal ends the trial: programs that catch it and try again would not be polled for fuel.
 */
function grow(bytes: number, growTo: Native, most: number): number {
  if (bytes > most) throw memoryUsedUp(most);
  const target = Math.min(most, 2 ** Math.ceil(Math.log2(bytes)));
  if (!growTo(target)) throw new Error('the machine has no memory left for the interpreter');
  return 1;
}
