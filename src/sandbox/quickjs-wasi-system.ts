import { memoryUsedUp } from './halt.ts';
import type { InterpreterOptions } from './interpreter.ts';
import { GROWTH_IMPORT } from './quickjs-wasi-build.ts';

const SUCCESS = 0;
const PAGE_BYTES = 65_536;
const NANOSECONDS = 1_000_000n;

/**
 * The WASI calls of the interpreter, so that nothing of the machine it runs on shows: every clock is the virtual one,
 * random bytes are zeros, output goes nowhere. A test fails when an update imports anything else.
 */
export function wasiCalls(
  memoryOf: () => WebAssembly.Memory,
  { nowMs, memoryBytes }: Pick<InterpreterOptions, 'nowMs' | 'memoryBytes'>,
): WebAssembly.ModuleImports {
  const view = () => new DataView(memoryOf().buffer);
  return {
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      view().setBigUint64(at, BigInt(Math.trunc(nowMs())) * NANOSECONDS, true);
      return SUCCESS;
    },
    random_get: (at: number, bytes: number) => {
      new Uint8Array(memoryOf().buffer, at, bytes).fill(0);
      return SUCCESS;
    },
    fd_write: (_file: number, parts: number, count: number, written: number) => {
      view().setUint32(written, lengthOf(view(), parts, count), true);
      return SUCCESS;
    },
    fd_fdstat_get: () => SUCCESS,
    fd_seek: () => SUCCESS,
    [GROWTH_IMPORT]: (pages: number) => {
      const memory = memoryOf();
      if (memory.buffer.byteLength + pages * PAGE_BYTES > memoryBytes) throw memoryUsedUp(memoryBytes);
      return memory.grow(pages);
    },
  };
}

/** Bytes of a vector of buffers: pairs of address and length. */
function lengthOf(view: DataView, parts: number, count: number): number {
  let bytes = 0;
  for (let i = 0; i < count; i++) bytes += view.getUint32(parts + i * 8 + 4, true);
  return bytes;
}
