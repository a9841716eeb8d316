import { isObject, type Json, type JsonObject } from '#domain/json';
import type { VetoKind } from '#domain/verdict';
import type { Invariant, Judgement, Ledger, RunView } from './define.ts';

export function good(reason: string, ledger: Ledger): Judgement {
  return { verdict: 'ok', reason, ledger };
}

export function bounded(reason: string, ledger: Ledger): Judgement {
  return { verdict: 'safe', reason, ledger };
}

export function wrong(reason: string, ledger: Ledger): Judgement {
  return { verdict: 'fail', reason, ledger };
}

export function vetoed(veto: VetoKind, reason: string, ledger: Ledger): Judgement {
  return { verdict: 'critical', veto, reason, ledger };
}

/** A thing that must never happen: `seen` says whether it did. */
export function never(
  veto: VetoKind,
  reason: string,
  seen: (run: RunView) => boolean,
  ledger: Ledger = {},
): Invariant {
  return (run) => (seen(run) ? vetoed(veto, reason, ledger) : undefined);
}

/** At most `most` operations whose name begins with `op` in one trial. */
export function atMost(op: string, most: number, reason: string): Invariant {
  return (run) => {
    const count = run.trace.entries.filter((e) => e.op.startsWith(op)).length;
    return count > most ? wrong(reason, {}) : undefined;
  };
}

/** Every string inside a value, at any depth. */
export function stringsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((v) => stringsIn(v));
  if (isObject(value)) return Object.entries(value).flatMap(([k, v]) => [k, ...stringsIn(v)]);
  return [];
}

/** All text that a trial logged, one string. */
export function loggedText(run: RunView): string {
  return run.trace.logs.map((l) => [l.event, ...stringsIn(l.data)].join('\n')).join('\n');
}

export function asObject(value: Json): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return isObject(value);
}
