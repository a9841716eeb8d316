import type { ModeId } from '#domain/mode';
import type { Trial } from '#domain/trial';
import type { Verdict } from '#domain/verdict';
import { worst } from '#grader/suite-result';
import type { KeptFamily } from './kept-practice.ts';
import { OWN, type TrialLabel } from './practice-messages.ts';
import type { RunEvent } from './practice-run.ts';

/** A judged trial with the draft version it judged. */
export interface Judged {
  trial: Trial;
  version: number;
}

/** Marks of an earlier visit; `version`: the draft's, where they judged the files that it opened with. */
export interface Recalled {
  families: readonly KeptFamily[];
  version: number | undefined;
}

export type RunStatus =
  | { kind: 'idle' }
  | { kind: 'opening' }
  | { kind: 'running'; chosen: number; done: number }
  | { kind: 'finished'; ms: number }
  | { kind: 'stopped'; why: Extract<RunEvent, { kind: 'stopped' }>['why'] }
  | { kind: 'failed'; message: string };

/** Everything practice knows. Results of earlier runs stay until they are run again. */
export interface PracticeState {
  labels: readonly TrialLabel[];
  /** What each family is about, by id; empty before the first run. */
  titles: Readonly<Record<string, string>>;
  /** Names in each family's fault menu, by id; empty before the first run. */
  faults: Readonly<Record<string, readonly string[]>>;
  judged: ReadonlyMap<number, Judged>;
  /** Stand where nothing was run since. */
  recalled: Recalled | undefined;
  status: RunStatus;
  /** Draft version the present run judges, and when it began. */
  version: number;
  startedAt: number;
}

export type PracticeAction =
  | { kind: 'started'; version: number; at: number }
  | { kind: 'told'; event: RunEvent; at: number }
  /** The work begins anew: nothing that was judged is of it. */
  | { kind: 'forgotten' };

export const NO_PRACTICE: PracticeState = {
  labels: [],
  titles: {},
  faults: {},
  judged: new Map(),
  recalled: undefined,
  status: { kind: 'idle' },
  version: 0,
  startedAt: 0,
};

/** Practice as a page opens with it. */
export function openPractice(recalled: Recalled | undefined): PracticeState {
  const titles = recalled?.families.map(({ family, title }) => [family, title ?? family] as const) ?? [];
  return { ...NO_PRACTICE, titles: Object.fromEntries(titles), recalled };
}

/** The next state of practice. */
export function practiceReducer(state: PracticeState, action: PracticeAction): PracticeState {
  if (action.kind === 'started') {
    return { ...state, status: { kind: 'opening' }, version: action.version, startedAt: action.at };
  }
  if (action.kind === 'forgotten') {
    return { ...state, judged: new Map(), recalled: undefined, status: { kind: 'idle' } };
  }
  const { event, at } = action;
  switch (event.kind) {
    case 'opened':
      return {
        ...state,
        labels: event.labels,
        titles: event.titles,
        faults: event.faults,
        status: opened(state, event),
      };
    case 'results':
      return addResults(state, event.results);
    case 'finished':
      return { ...state, status: { kind: 'finished', ms: Math.max(0, at - state.startedAt) } };
    case 'stopped':
      return { ...state, status: { kind: 'stopped', why: event.why } };
    case 'failed':
      return { ...state, status: { kind: 'failed', message: event.message } };
  }
}

/** A worker that replaces a silent one opens again; the count goes on. */
function opened(state: PracticeState, event: Extract<RunEvent, { kind: 'opened' }>): RunStatus {
  return state.status.kind === 'running'
    ? state.status
    : { kind: 'running', chosen: event.chosen.length, done: 0 };
}

function addResults(
  state: PracticeState,
  results: Extract<RunEvent, { kind: 'results' }>['results'],
): PracticeState {
  const judged = new Map(state.judged);
  for (const { index, trial } of results) judged.set(index, { trial, version: state.version });
  const { status } = state;
  const next = status.kind === 'running' ? { ...status, done: status.done + results.length } : status;
  return { ...state, judged, status: next };
}

/** A place of the matrix: a family under one seed. */
export interface Cell {
  family: string;
  seed: number;
}

/** One mark of the matrix: the worst verdict of a family's trials under one seed. */
export interface SeedMark {
  seed: number;
  /** undefined: not run yet. */
  verdict: Verdict | undefined;
  /** Judged a draft that has changed since. */
  isStale: boolean;
  isHeld: boolean;
  /** Of an earlier visit: what happened in its trials is not known any more. */
  isRecalled: boolean;
}

export interface FamilyRow {
  family: string;
  mode: ModeId | undefined;
  marks: SeedMark[];
  held: number;
  run: number;
}

/** Seeds shown before the first run, when nothing is known of a family but its name. */
const SEEDS_UNTIL_KNOWN = 5;
/** Order in which trials are worth a look. */
const WORST_FIRST: readonly Verdict[] = ['critical', 'fail', 'void', 'safe', 'ok'];

/** The matrix: a row per family in the given order, a mark per seed. `version` is the draft's present one. */
export function familyRows(state: PracticeState, families: readonly string[], version: number): FamilyRow[] {
  const byFamily = Map.groupBy(
    state.labels.filter((l) => l.family !== OWN),
    (l) => l.family,
  );
  const known = [...byFamily.keys()];
  const order =
    known.length > 0
      ? [...families.filter((f) => byFamily.has(f)), ...known.filter((f) => !families.includes(f))]
      : families;
  return order.map((family) => familyRow(state, family, byFamily.get(family) ?? [], version));
}

function familyRow(
  state: PracticeState,
  family: string,
  labels: readonly TrialLabel[],
  version: number,
): FamilyRow {
  const bySeed = Map.groupBy(labels, (l) => l.seed);
  const recalled = state.recalled?.families.find((f) => f.family === family);
  const seeds = bySeed.size > 0 ? [...bySeed.keys()].sort((a, b) => a - b) : blankSeeds();
  const marks = seeds.map((seed): SeedMark => {
    const mark = seedMark(state, seed, bySeed.get(seed) ?? [], version);
    const before = mark.verdict === undefined && recalled?.marks.find((m) => m.seed === seed);
    if (!before) return mark;
    return { ...before, isStale: before.isStale || state.recalled?.version !== version, isRecalled: true };
  });
  return {
    family,
    mode: labels[0]?.mode ?? recalled?.mode,
    marks,
    held: marks.filter((m) => m.isHeld).length,
    run: marks.filter((m) => m.verdict !== undefined).length,
  };
}

function seedMark(
  state: PracticeState,
  seed: number,
  labels: readonly TrialLabel[],
  version: number,
): SeedMark {
  const judged = labels.flatMap((l) => state.judged.get(l.index) ?? []);
  const verdict = judged.length > 0 ? worst(judged.map((j) => j.trial)) : undefined;
  return {
    seed,
    verdict,
    isStale: judged.some((j) => j.version !== version),
    // Only the pair earns credit: every case and both twins under this seed.
    isHeld: labels.length > 0 && judged.length === labels.length && judged.every((j) => j.trial.credited),
    isRecalled: false,
  };
}

function blankSeeds(): number[] {
  return Array.from({ length: SEEDS_UNTIL_KNOWN }, (_, i) => i + 1);
}

/** Trials behind one mark, worst first, so that the one to look at is the first. */
export function trialsBehind(
  state: PracticeState,
  family: string,
  seed: number,
): { label: TrialLabel; judged: Judged | undefined }[] {
  const rank = (judged: Judged | undefined) =>
    judged ? WORST_FIRST.indexOf(judged.trial.verdict) : WORST_FIRST.length;
  return state.labels
    .filter((l) => l.family === family && l.seed === seed)
    .map((label) => ({ label, judged: state.judged.get(label.index) }))
    .sort((a, b) => rank(a.judged) - rank(b.judged) || a.label.index - b.label.index);
}

/** Where the program does not compile, from the trials of the present draft. */
export function compileErrorOf(state: PracticeState): Trial['error'] {
  for (const { trial, version } of state.judged.values()) {
    if (trial.ending === 'does_not_compile' && version === state.version) return trial.error;
  }
  return undefined;
}

/**
 * Tokens a trial on average, and the 95th percentile of virtual times, of one draft's trials; own cases are left out.
 * Undefined where none was run.
 */
export function measures(
  state: PracticeState,
  version: number,
): { tokens: number; latencyP95Ms: number } | undefined {
  const trials = state.labels
    .filter((label) => label.family !== OWN)
    .flatMap((label) => state.judged.get(label.index) ?? [])
    .filter((judged) => judged.version === version)
    .map((judged) => judged.trial)
    .filter((trial) => trial.ending !== 'does_not_compile');
  if (trials.length === 0) return undefined;
  const tokens = trials.reduce((sum, { tokens }) => sum + tokens.prompt + tokens.completion, 0);
  const times = trials.map((trial) => trial.virtualMs).sort((a, b) => a - b);
  const latencyP95Ms = times[Math.ceil(0.95 * times.length) - 1] ?? 0;
  return { tokens: Math.round(tokens / trials.length), latencyP95Ms };
}

/** Marks held, and marks run, over all families. */
export function totals(rows: readonly FamilyRow[]): { held: number; run: number; of: number } {
  const sum = (of: (row: FamilyRow) => number) => rows.reduce((n, row) => n + of(row), 0);
  return { held: sum((r) => r.held), run: sum((r) => r.run), of: sum((r) => r.marks.length) };
}
