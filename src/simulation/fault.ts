/** Which attempts a fault hits; every one, where nothing is said. */
export interface Reach {
  /** Only the first so many. The wire counts calls per route, content per kind of request, tools per tool. */
  times?: number;
  /** Only in this stretch of the trial, in virtual milliseconds since it began; `toMs` itself is outside. */
  during?: { fromMs: number; toMs: number };
}

export type ErrorStatus = 400 | 401 | 408 | 409 | 429 | 500 | 503 | 529;

/** How a provider says when to come back: whole seconds, a date, or milliseconds in a header of its own. */
export type RetryAfterForm = 'seconds' | 'http-date' | 'milliseconds';

/** What goes wrong between the program and the model, before anything is written. */
export type WireTrouble =
  | {
      kind: 'error';
      status: ErrorStatus;
      /** In place of the status's usual code: `content_policy_violation`. */
      code?: string;
      retryAfterMs?: number;
      retryAfterAs?: RetryAfterForm;
    }
  /** Before the headers nothing was produced; after them the answer was, and is billed. */
  | { kind: 'reset'; at?: 'before-headers' | 'after-headers' }
  | { kind: 'hang' }
  /** The answer, or the first token of a stream, comes this much later. */
  | { kind: 'slow'; ms: number };

/** What goes wrong in a stream once it runs. Ordinary calls do not meet these. */
export type StreamTrouble =
  /** Ends early and without `finish_reason`: with the end of the stream, or with a reset. */
  | {
      kind: 'cut';
      afterTokens: number;
      at: 'token' | 'word' | 'json' | 'surrogate';
      with?: 'end' | 'reset';
    }
  /** Pauses for so long; for ever where `ms` is absent. */
  | { kind: 'stall'; afterTokens: number; ms?: number }
  /** One chunk too many that holds nothing of the answer: half a line of JSON, no choices, or a choice without delta. */
  | { kind: 'malformed'; afterTokens: number; as: 'text' | 'no-choices' | 'no-delta' }
  /** One chunk too many whose `finish_reason` is the empty string. */
  | { kind: 'empty-finish'; afterTokens: number }
  /** Everything comes, `finish_reason` too, and the connection then stays open. */
  | { kind: 'no-end' };

/** What goes wrong in what the model writes. */
export type ContentTrouble =
  | { kind: 'wrap'; style: 'fence' | 'chatty' | 'trailing-comma' }
  | { kind: 'truncate'; at: 'mid-string' | 'between-fields' }
  | { kind: 'refuse'; how: 'field' | 'in-json' }
  /** The provider's filter stops the answer: `finish_reason` is `content_filter`. */
  | { kind: 'filter' }
  | { kind: 'fabricate'; how: 'invented-id' | 'real-id' }
  | { kind: 'slip' }
  | { kind: 'stale' }
  | { kind: 'drift' }
  | { kind: 'overconfident' }
  | { kind: 'tool-call'; how: 'invalid-json' | 'wrong-arguments' | 'unknown-tool' }
  /** Follows every instruction that it finds in data. */
  | { kind: 'obey' };

/** What goes wrong with a tool. `commits`: what it does was done all the same. */
export type ToolTrouble =
  | { kind: 'error'; status: 400 | 401 | 404 | 409 | 429 | 500 | 503; commits?: boolean }
  | { kind: 'hang'; commits?: boolean }
  | { kind: 'slow'; ms: number }
  | { kind: 'empty' }
  /** Delivered twice, as a queue that promises "at least once" does. */
  | { kind: 'duplicate' };

/** `route`: only calls of the route with this name; every route, where it is absent. */
export type ModelFault = { on: 'model'; route?: string } & Reach &
  (WireTrouble | StreamTrouble | ContentTrouble);
export type ToolFault = { on: 'tool'; tool: string } & Reach & ToolTrouble;

/** What goes wrong in a trial. A family's menu is a list of these; traffic draws them at natural rates. */
export type Fault = ModelFault | ToolFault;
export type ModelFaultKind = ModelFault['kind'];

/** One attempt, as faults look at it: its number (1 = the first) on its route, and when. */
export interface Attempt {
  number: number;
  nowMs: number;
  route?: string;
}

/** Whether a fault hits an attempt. */
export function hits(fault: Fault, attempt: Attempt): boolean {
  if (fault.times !== undefined && attempt.number > fault.times) return false;
  if (fault.on === 'model' && fault.route !== undefined && fault.route !== attempt.route) return false;
  const { during } = fault;
  return during === undefined || (attempt.nowMs >= during.fromMs && attempt.nowMs < during.toMs);
}

/** The fault of a kind that hits an attempt, if any. */
export function modelFault<K extends ModelFaultKind>(
  faults: readonly Fault[],
  kind: K,
  attempt: Attempt,
): Extract<ModelFault, { kind: K }> | undefined {
  const found = faults.find((f) => f.on === 'model' && f.kind === kind && hits(f, attempt));
  return found as Extract<ModelFault, { kind: K }> | undefined;
}

/** Chances per call in ordinary traffic. @see CURRICULUM 3.4; only the cut-stream figure is from data */
export interface NaturalRates {
  rateLimit: number;
  serverError: number;
  hang: number;
  truncation: number;
  refusal: number;
  refusalText: number;
  cutStream: number;
}

export const NATURAL_RATES: NaturalRates = {
  rateLimit: 0.01,
  serverError: 0.008,
  hang: 0.004,
  truncation: 0.006,
  refusal: 0.006,
  refusalText: 0.004,
  cutStream: 0.002,
};
