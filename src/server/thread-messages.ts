import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import type { EngineName } from '#sandbox/engines';

/** One grading as a thread gets it: a published version's folder and a submission. */
export interface ThreadJob {
  /** Folder with `exercise.json` and `hidden.mjs`. */
  versionDir: string;
  version: number;
  anchors?: Anchors | undefined;
  stage: number;
  files: readonly SourceFile[];
  /** Hex; hidden seeds and worlds are drawn with it. */
  secret: string;
  suites: readonly SuiteName[];
  /** The default one when absent. */
  engine?: EngineName | undefined;
}

/** How a trial counts that the watchdog ended: `out_of_fuel` is the learner's, `broken` ours. */
export type Settlement = 'out_of_fuel' | 'broken';

/** What a fresh thread is told, so that it can go on where one before it was ended. */
export interface ToThread {
  job: ThreadJob;
  /** Trials that are done, from index 0 on. */
  trials: readonly Trial[];
  settled: ReadonlyMap<number, Settlement>;
  /** The rest is settled as out_of_fuel without being run. */
  isHopeless: boolean;
  /** The program cannot even be opened: only a blank one in its place, to have something to settle. */
  isBlank: boolean;
  /** Whether an honest program must first get its known answer in this thread. */
  hasControl: boolean;
  /** Milliseconds that threads before this one took. */
  spentMs: number;
}

export type FromThread =
  | { kind: 'opened'; wallMs: number; suites: SuiteName[] }
  | { kind: 'trials'; trials: Trial[] }
  | { kind: 'control_failed' }
  | { kind: 'graded'; report: Report }
  | { kind: 'fault'; message: string };

/**
 * Where a thread is, in one shared Int32: a trial's index, or one of these. The watchdog reads it, because
 * a thread in a native loop answers no message.
 */
export const OUTSIDE = -1;
export const OPENING = -2;
export const CONTROL = -3;

/** Trials per message, and between two looks whether the rest is hopeless: fixed, so that runs are equal. */
export const BATCH = 10;

/**
 * Milliseconds that the trials of a submission may keep a processor busy; an honest one takes three or four thousand. Behind
 * it the rest counts as out_of_fuel: native code that burns no fuel could otherwise stay just below the wall limit in
 * every trial, until the run's own deadline called it our failure.
 */
export const MOST_BUSY_MS = 20_000;
