import type { Manifest } from '#domain/exercise';
import type { Json } from '#domain/json';
import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial, TrialSummary } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Compiled } from '#sandbox/box';

/** A submission after the transpiler. */
export interface Prepared {
  compiled: Compiled;
  /** Milliseconds the transpiler took. */
  ms: number;
}

/** What a grading needs besides an engine. `world` is the default export of a world bundle (public or hidden). */
export interface GradingInput {
  manifest: Manifest;
  contentHash: string;
  /** Publication number, for the report. */
  version: number;
  world: unknown;
  stage: number;
  files: readonly SourceFile[];
  /** `files` as they were transpiled before; they are transpiled when the grading is opened otherwise. */
  prepared?: Prepared | undefined;
  suites: readonly SuiteName[];
  /** Hex; hidden seeds and worlds are drawn with it. The browser passes a fixed public one. */
  secret: string;
  /** Absent in practice: then there is no outcome. */
  anchors?: Anchors;
}

/**
 * One submission against one stage, as a list of trials that can be run in any order and in any process:
 * trial `index` gives the same bytes everywhere. `run` is synchronous, so a watchdog can kill the thread and
 * another thread can go on at the next index.
 */
export interface Grading {
  readonly total: number;
  /** Suite, family, case, twin and seed of a trial, before it is run. */
  label(index: number): Pick<Trial, 'suite' | 'family' | 'mode' | 'case' | 'twin' | 'seed'>;
  run(index: number): Trial;
  /** The trial as it counts when the watchdog ended it: `out_of_fuel` is the learner's, `broken` ours (void). */
  settle(index: number, ending: 'out_of_fuel' | 'broken'): Trial;
  /** The trial as it counts when it is not run because those before it used up what a submission may use. */
  skip(index: number, ending: Ending): Trial;
  /** Whether an honest control program still gets its known answer in this engine. */
  control(): Promise<boolean>;
  /** How the rest counts once running it would only burn time (see `exhaustion`): it is then skipped. */
  hopeless(trials: readonly (TrialSummary | undefined)[]): Ending | undefined;
  /** All trials, in index order, made into a report. `ms` is wall time; `digests` of all trials make a receipt. */
  report(
    trials: readonly TrialSummary[],
    ms: { transpile: number; grade: number },
    digests?: readonly string[],
  ): Report;
  /** Milliseconds the transpiler took. */
  readonly transpileMs: number;
  close(): void;
}

/** A grading in which cases can be tried otherwise than the suite has them. */
export interface Rehearsal extends Grading {
  /**
   * The trial with another input, or with another entry of its suite's fault menus: what the program does there, held to
   * the rules that always hold and to nothing else. @throws RangeError for a fault that no menu names
   */
  rehearse(index: number, change: { input: Json; fault: string | null }): Trial;
}
