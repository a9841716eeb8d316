import { gzipSync } from 'node:zlib';
import type { Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import { aReceipt, aReport } from './builders.ts';
import type { Platform } from './open-platform.ts';

export function aTrial(over: Partial<Trial> = {}): Trial {
  return {
    suite: 'practice',
    family: 'refunds',
    mode: 'M6',
    case: 'refunds-1',
    twin: 'act',
    seed: 1,
    fault: 'no trouble',
    input: { text: 'money back' },
    ending: 'returned',
    value: null,
    verdict: 'ok',
    credited: true,
    reason: 'Paid back once.',
    ledger: {},
    utilityMinor: 0,
    virtualMs: 10,
    tokens: { prompt: 1, completion: 1 },
    fuel: 1,
    trace: { entries: [], logs: [] },
    ...over,
  };
}

/** Grades the oldest queued run with these trials as its evidence. */
export function gradeWith({ app }: Platform, trials: readonly Trial[], over?: Partial<Report>): void {
  const run = app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  const evidence = gzipSync(JSON.stringify({ receipt: aReceipt(), trials }));
  app.grading.finish(run.runId, run.claimToken, aReport(over), evidence);
}
