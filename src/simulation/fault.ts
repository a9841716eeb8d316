/**
 * What goes wrong in a trial. `times`: how many attempts it hits, counted per operation; absent = every one.
 * A family's menu is a list of these; traffic draws them at natural rates.
 */
export type Fault =
  | { on: 'model'; kind: 'error'; status: 408 | 429 | 500 | 503 | 529; retryAfterMs?: number; times?: number }
  | { on: 'model'; kind: 'reset'; times?: number }
  | { on: 'model'; kind: 'hang'; times?: number }
  | { on: 'model'; kind: 'slow'; ms: number; times?: number }
  | { on: 'model'; kind: 'wrap'; style: 'fence' | 'chatty' | 'trailing-comma'; times?: number }
  | { on: 'model'; kind: 'truncate'; at: 'mid-string' | 'between-fields'; times?: number }
  | { on: 'model'; kind: 'refuse'; how: 'field' | 'in-json'; times?: number }
  | { on: 'model'; kind: 'fabricate'; how: 'invented-id' | 'real-id'; times?: number }
  | { on: 'model'; kind: 'slip'; times?: number }
  | { on: 'model'; kind: 'stale'; times?: number }
  | { on: 'model'; kind: 'drift'; times?: number }
  | { on: 'model'; kind: 'overconfident'; times?: number }
  | { on: 'tool'; tool: string; kind: 'error'; status: 500 | 503; times?: number }
  | { on: 'tool'; tool: string; kind: 'hang'; times?: number }
  | { on: 'tool'; tool: string; kind: 'empty'; times?: number };

export type ModelFault = Extract<Fault, { on: 'model' }>;
export type ToolFault = Extract<Fault, { on: 'tool' }>;
export type ModelFaultKind = ModelFault['kind'];

/** Whether a fault hits the attempt with this number (1 = the first). */
export function hits(fault: Fault, attempt: number): boolean {
  return fault.times === undefined || attempt <= fault.times;
}

/** The fault of a kind that hits an attempt, if any. */
export function modelFault<K extends ModelFaultKind>(
  faults: readonly Fault[],
  kind: K,
  attempt: number,
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
}

export const NATURAL_RATES: NaturalRates = {
  rateLimit: 0.01,
  serverError: 0.008,
  hang: 0.004,
  truncation: 0.006,
  refusal: 0.006,
  refusalText: 0.004,
};
