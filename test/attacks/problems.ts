import { fileURLToPath } from 'node:url';
import { canonicalJson } from '#domain/json';
import { redact, redactForMentor } from '#domain/redact';
import type { Trial } from '#domain/trial';
import type { Expected, Seen } from './attack.ts';
import { type CanaryName, canariesIn, NEVER_OUT } from './canaries.ts';
import { ARENA_FOLDER } from './open-arena.ts';
import type { FromSlot } from './slot-messages.ts';

/** Paths of this machine: of the code that grades, and of the data that it grades with. */
const OUR_PLACES = [fileURLToPath(new URL('../..', import.meta.url)), ARENA_FOLDER];

export type Graded = Extract<FromSlot, { kind: 'graded' }>;

/** A learner and a mentor see the practice trials in full, and of the hidden ones what redaction leaves. */
export function seenOf({ report, trials }: Graded): Seen {
  const publicReport = redact(report);
  const practice = trials.filter((t) => t.suite === 'practice');
  const visible = JSON.stringify([publicReport, redactForMentor(report), practice]);
  return { report, publicReport, trials, visible };
}

/** What of an outcome is not as expected, in words; empty when all is. */
export function problemsOf(expect: Expected, graded: Graded, printed: string): string[] {
  const seen = seenOf(graded);
  return [
    ...graded.trials.flatMap((trial, index) => trialProblems(trial, expectedAt(index, graded, expect))),
    ...creditProblems(seen, expect),
    ...leakProblems(seen, printed),
    ...ownProblems(seen, expect),
  ];
}

function expectedAt(index: number, { trials }: Graded, expect: Expected): Expected {
  const isLast = index === trials.length - 1;
  return isLast && expect.lastEnding ? { ...expect, ending: expect.lastEnding } : expect;
}

function trialProblems(trial: Trial, { ending, verdict, value, error }: Expected): string[] {
  const at = `${trial.suite} ${trial.case} ${trial.twin} ${trial.seed}`;
  const hasReturned = trial.ending === 'returned';
  const isOtherValue =
    value !== undefined && hasReturned && canonicalJson(trial.value) !== canonicalJson(value);
  const message = trial.error ? `${trial.error.name}: ${trial.error.message}` : '';
  const isOtherError = error !== undefined && !hasReturned && !error.test(message);
  return [
    ...(listOf(ending).includes(trial.ending) ? [] : [`${at} ended as ${trial.ending} ${message}`]),
    ...(listOf(verdict).includes(trial.verdict)
      ? []
      : [`${at} was judged ${trial.verdict}: ${trial.reason}`]),
    ...(isOtherValue ? [`${at} returned ${JSON.stringify(trial.value).slice(0, 400)}`] : []),
    ...(isOtherError ? [`${at} says ${message}`] : []),
  ];
}

function creditProblems({ report, trials }: Seen, { credit = 'none' }: Expected): string[] {
  if (credit === 'all') {
    const isFull = trials.every((t) => t.credited) && report.level === 'exemplary';
    return isFull ? [] : [`honest work stands at ${report.level}`];
  }
  const suites = credit === 'practice' ? ['stress', 'traffic'] : ['practice', 'stress', 'traffic'];
  const credited = trials.filter((t) => t.credited && suites.includes(t.suite));
  return [
    ...(credited.length > 0 ? [`${credited.length} trials earned credit`] : []),
    ...(report.level === 'demo' ? [] : [`it stands at ${report.level}`]),
  ];
}

function leakProblems({ report, trials, visible }: Seen, printed: string): string[] {
  const shown: CanaryName[] = [...NEVER_OUT, 'hidden'];
  const everything = JSON.stringify([report, trials]) + printed;
  return [
    ...canariesIn(visible, shown).map((name) => `a learner sees the ${name} canary`),
    ...canariesIn(everything, NEVER_OUT).map((name) => `the evidence holds the ${name} canary`),
    ...OUR_PLACES.filter((place) => everything.includes(place)).map((place) => `something shows ${place}`),
    ...(printed === '' ? [] : [`the process printed ${JSON.stringify(printed.slice(0, 200))}`]),
  ];
}

function ownProblems(seen: Seen, { check }: Expected): string[] {
  try {
    check?.(seen);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function listOf<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}
