import type { TrialLimits } from '#domain/limits';
import type { SourceFile } from '#domain/program';
import type { FromGuest, ToGuest } from '#domain/step';
import type { Ending } from '#domain/verdict';

/** A learner's program after transpiling: JavaScript per file, and on the host's side what maps its positions back. Plain data, to be sent. */
export interface Program {
  entry: string;
  modules: ReadonlyMap<string, CompiledModule>;
}

export interface CompiledModule {
  path: string;
  code: string;
  /** The learner's own file, which `code` was made of; null where all of `code` stands for its start. */
  source: string | null;
}

export interface CompileError {
  file: string;
  line: number;
  column: number;
  message: string;
}

export type Compiled = { ok: true; program: Program } | { ok: false; error: CompileError };

/** What the guest can reach besides the core host calls: `host.tools.<name>` sends operation `tool.<name>`. */
export interface Surface {
  tools: readonly string[];
}

/**
 * The answer to one step. `stopped` ends the trial, with the learner's part in it or ours (`broken`); `sent` is what
 * the program had said in that step before it was stopped, without an end.
 */
export type StepAnswer =
  | { kind: 'message'; message: FromGuest }
  | { kind: 'stopped'; ending: Exclude<Ending, 'returned'>; detail: string; sent?: FromGuest };

/**
 * One submission's interpreter. The program is evaluated once; `begin` puts the memory back as it was then,
 * so that no trial sees anything of the one before. Not for use by two submissions.
 */
export interface Box {
  /** Makes the box fresh for the next trial. Rebuilds the instance when it was lost. */
  begin(): void;
  /** Runs everything runnable. Synchronous: the caller's watchdog ends what fuel cannot. */
  step(message: ToGuest): StepAnswer;
  /** Fuel units burnt since `begin`, by computing and by messages (`Fuel`). */
  fuel(): number;
  close(): void;
}

export type Opened =
  | { ok: true; box: Box }
  | { ok: false; ending: Ending; error: CompileError | { message: string } };

/** An interpreter behind the step protocol. One per worker; opening a box is the costly part. */
export interface Engine {
  /** Name and version, stored with each verdict: fuel counts are part of it. */
  readonly id: string;
  /** Evaluates the program's modules: as with `step`, the caller's watchdog ends what fuel cannot. */
  open(program: Program, surface: Surface, limits: TrialLimits): Promise<Opened>;
}

export type Transpile = (files: readonly SourceFile[], entry: string) => Compiled;
