import { describe, expect, it } from 'vitest';
import type { TraceEntry } from '#domain/trial';
import type { RunView } from '#kit/define';
import { atMost, bounded, good, loggedText, never, stringsIn, vetoed, wrong } from '#kit/judge';

function anEntry(op: string): TraceEntry {
  return { id: 1, op, startMs: 0, endMs: 1, args: null, ok: true, answer: null };
}

function aRun(over: Partial<RunView['trace']> = {}): RunView {
  return {
    input: null,
    ending: 'returned',
    value: null,
    trace: { entries: [], logs: [], ...over },
    effects: [],
    uses: [],
    virtualMs: 0,
  };
}

describe('a judgement', () => {
  it('has the verdict that its word says', () => {
    const verdicts = [good('', {}), bounded('', {}), wrong('', {}), vetoed('money', '', {})];
    expect(verdicts.map((j) => j.verdict)).toEqual(['ok', 'safe', 'fail', 'critical']);
    expect(verdicts.map((j) => j.veto)).toEqual([undefined, undefined, undefined, 'money']);
  });
});

describe('what must never happen', () => {
  const rule = never('safety', 'It did.', (run) => run.trace.entries.length > 0, { harm: 1 });

  it('says nothing while it has not', () => {
    expect(rule(aRun())).toBeUndefined();
  });

  it('is a veto with its price when it has', () => {
    expect(rule(aRun({ entries: [anEntry('x')] }))).toEqual({
      verdict: 'critical',
      veto: 'safety',
      reason: 'It did.',
      ledger: { harm: 1 },
    });
  });
});

describe('at most so many operations', () => {
  const rule = atMost('model.', 2, 'Too many.');
  const times = (n: number, op: string) => aRun({ entries: Array.from({ length: n }, () => anEntry(op)) });

  it('are allowed, and one more is a failure', () => {
    expect(rule(times(2, 'model.chat'))).toBeUndefined();
    expect(rule(times(3, 'model.chat'))).toMatchObject({ verdict: 'fail', reason: 'Too many.' });
  });

  it('counts only those whose name begins so', () => {
    expect(rule(times(9, 'tool.model.chat'))).toBeUndefined();
  });
});

describe('all strings of a value', () => {
  it('are found at any depth, keys included', () => {
    expect(stringsIn({ a: ['b', { c: 'd' }], e: 1, f: null })).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(stringsIn(undefined)).toEqual([]);
  });
});

describe('the logged text of a run', () => {
  it('holds events and every string of their data', () => {
    const run = aRun({
      logs: [{ level: 'info', event: 'mail', data: { to: ['ana@example.net'] }, atMs: 0 }],
    });
    expect(loggedText(run).split('\n')).toEqual(['mail', 'to', 'ana@example.net']);
  });
});
