import type { Json, JsonObject } from './json.ts';
import type { ModeId } from './mode.ts';
import type { GuestError, LogRecord } from './step.ts';
import type { SuiteName } from './suite.ts';
import type { Ending, Verdict, VetoKind } from './verdict.ts';

/** `act`: acting is right. `hold`: holding back, or acting otherwise, is right. `only`: traffic, no twin. */
export type Twin = 'act' | 'hold' | 'only';

/** One operation of a trial as the host saw it. Times are virtual milliseconds since the trial began. */
export interface TraceEntry {
  id: number;
  op: string;
  startMs: number;
  /** null: never answered (cancelled, or the trial ended first). */
  endMs: number | null;
  args: Json;
  ok: boolean;
  /** The answer's value, or the error record. */
  answer: Json;
  /** What the simulation did to this operation, in words: `429, retry after 2 s`; `fenced JSON`. */
  fault?: string;
}

export interface Trace {
  entries: TraceEntry[];
  logs: (LogRecord & { atMs: number })[];
}

/** Something a submission did to the outside: a tool called, a hand-off. `atMs` is virtual. */
export interface Effect {
  op: string;
  args: JsonObject;
  atMs: number;
}

export interface TokenUse {
  prompt: number;
  completion: number;
}

/** Euro per million tokens. */
export interface Prices {
  promptEuroPerMillion: number;
  completionEuroPerMillion: number;
  /** For prompt tokens that the provider had cached; as other prompt tokens where absent. */
  cachedEuroPerMillion?: number;
}

/** What one route was used for in a trial. */
export interface RouteUse extends TokenUse {
  /** Name of the route; `undefined` in a scene that lists none. */
  route: string | undefined;
  /** Calls that the model worked on; refused ones are free and do not count. */
  calls: number;
  /** Of `prompt`: tokens that the provider had cached. */
  cached: number;
  /** The route's own prices, if it has any. */
  prices: Prices | undefined;
}

/** One run of a case under a seed, judged. */
export interface Trial {
  suite: SuiteName;
  family: string;
  mode: ModeId;
  /** Id of the case, unique within the suite. */
  case: string;
  twin: Twin;
  /** 1-based: seed j plays entry j of the family's fault menu. */
  seed: number;
  /** The menu entry in words. */
  fault: string;
  input: Json;
  ending: Ending;
  /** What the learner's code returned; null unless `ending` is `returned`. */
  value: Json;
  error?: GuestError;
  verdict: Verdict;
  /** Whether the verdict earns credit for this twin: `safe` does only where the case says so. */
  credited: boolean;
  /** What the check saw, one sentence. */
  reason: string;
  /** Set when `verdict` is `critical`. */
  veto?: VetoKind;
  /** Lines of the utility sheet that this trial touched, with how often. */
  ledger: Record<string, number>;
  /** Utility in minor units (cents), priced by the stage's sheet. */
  utilityMinor: number;
  /** How sure the program said it was, in [0, 1], and whether it was right; both or neither, in exercises about confidence. */
  confidence?: number;
  right?: boolean;
  virtualMs: number;
  tokens: TokenUse;
  fuel: number;
  trace: Trace;
  /** What a judge needs besides the trace. Absent in evidence of the first version, which cannot be judged again. */
  effects?: readonly Effect[];
  /** Tokens by route, which `tokens` adds up. Absent as `effects` is. */
  uses?: readonly RouteUse[];
}

/** What a report is made of: a trial without what it read, did and said. */
export type TrialSummary = Omit<Trial, 'input' | 'value' | 'error' | 'trace' | 'effects' | 'uses'>;

export function summaryOf(trial: Trial): TrialSummary {
  const {
    input: _input,
    value: _value,
    error: _error,
    trace: _trace,
    effects: _effects,
    uses: _uses,
    ...rest
  } = trial;
  return rest;
}
