import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { GuestError } from '#domain/step';
import type { CompiledModule, Program } from './box.ts';
import type { ToldError } from './from-guest.ts';
import { mappingsOf } from './javascript.ts';

/** A place in a file: 1-based line and column. */
export interface Position {
  line: number;
  column: number;
}

export const START: Position = { line: 1, column: 1 };

const traces = new WeakMap<CompiledModule, TraceMap>();

/** From a position of emitted code to the learner's own text. A position without a mapping is returned as it is. */
export function originalOf(module: CompiledModule, { line, column }: Position): Position {
  const { path, source } = module;
  if (source === null) return START;
  // Made once it is asked for: most programs never throw, and a map takes about as long as the code did.
  const trace = traces.get(module) ?? traceOf(path, mappingsOf(path, source));
  traces.set(module, trace);
  const found = originalPositionFor(trace, { line: Math.max(1, line), column: Math.max(0, column - 1) });
  return found.line === null ? { line, column } : { line: found.line, column: found.column + 1 };
}

function traceOf(file: string, mappings: string): TraceMap {
  return new TraceMap({ version: 3, sources: [file], names: [], mappings });
}

/** Line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** A path of at most 120 characters, line and column. */
const LONGEST_PLACE = 150;
const FRAME = /([\w./-]+):(\d{1,7}):(\d{1,7})\)?$/;

/**
 * The first place of a guest's stack text that lies in the program, in the learner's own lines and columns.
 * Frames of anything else are passed over; a stack without one of ours gives undefined.
 */
export function locate(stack: string, program: Program): (Position & { file: string }) | undefined {
  for (const frame of stack.split('\n')) {
    const [, file, line, column] = FRAME.exec(frame.slice(-LONGEST_PLACE)) ?? [];
    const module = file === undefined ? undefined : program.modules.get(file);
    if (module)
      return { file: module.path, ...originalOf(module, { line: Number(line), column: Number(column) }) };
  }
  return undefined;
}

/** An error as the guest described it, placed in the learner's files. The stack itself is not kept. */
export function placed(raw: ToldError, program: Program): GuestError {
  return { name: raw.name, message: raw.message, ...locate(raw.stack, program) };
}
