import type { Trial } from '#domain/trial';
import type { TrialLabel } from '#islands/practice/practice-messages.ts';

/** A trial that held, with what a test changes of it. */
export function aTrial(changes: Partial<Trial> = {}): Trial {
  return {
    suite: 'practice',
    family: 'wrapped-output',
    mode: 'M4',
    case: 'wrapped-output-1',
    twin: 'act',
    seed: 1,
    fault: 'none',
    input: {},
    ending: 'returned',
    value: {},
    verdict: 'ok',
    reason: 'It answers.',
    credited: true,
    ledger: {},
    utilityMinor: 0,
    virtualMs: 1000,
    tokens: { prompt: 0, completion: 0 },
    fuel: 0,
    trace: { entries: [], logs: [] },
    ...changes,
  };
}

/** Labels of one family: a twin pair per seed. */
export function labels(count: number, family = 'wrapped-output', from = 0): TrialLabel[] {
  return Array.from({ length: count }, (_, i) => ({
    index: from + i,
    family,
    mode: 'M4',
    case: `${family}-1`,
    twin: i % 2 === 0 ? 'act' : 'hold',
    seed: Math.floor(i / 2) + 1,
  }));
}
