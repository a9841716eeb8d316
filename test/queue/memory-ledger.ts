import type { Report } from '#domain/report';
import type { ClaimedRun, Phase, RunLedger } from '#queue/job-queue';

const TRIES = 3;

interface Row {
  runId: string;
  text: string;
  tries: number;
  claimToken: string | undefined;
  workers: string[];
  phases: Phase[];
  end:
    | { kind: 'finished'; report: Report; evidence: Uint8Array }
    | { kind: 'held'; fault: string }
    | undefined;
}

/** The store's queue rules in memory, with what happened to each run kept for tests. */
export class MemoryLedger implements RunLedger {
  readonly rows: Row[] = [];
  /** Makes the next so many writes fail, as a full disk does. */
  failingWrites = 0;
  #claims = 0;
  readonly #waiters: (() => void)[] = [];

  queue(...texts: string[]): void {
    for (const text of texts) {
      const runId = `run-${this.rows.length + 1}`;
      this.rows.push({
        runId,
        text,
        tries: 0,
        claimToken: undefined,
        workers: [],
        phases: [],
        end: undefined,
      });
    }
  }

  /** Resolves when every run is finished or held. */
  async settled(): Promise<void> {
    while (this.rows.some((row) => !row.end))
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  claimNext(workerId: string): ClaimedRun | undefined {
    const row = this.rows.find((r) => !r.end && r.claimToken === undefined);
    if (!row) return undefined;
    this.#claims += 1;
    row.claimToken = `claim-${this.#claims}`;
    row.workers.push(workerId);
    const files = [{ path: 'src/main.ts', text: row.text }];
    return {
      runId: row.runId,
      claimToken: row.claimToken,
      versionDir: '/nowhere',
      version: 1,
      stage: 1,
      files,
    };
  }

  setPhase(runId: string, claimToken: string, phase: Phase): void {
    this.#held(runId, claimToken)?.phases.push(phase);
  }

  finish(runId: string, claimToken: string, report: Report, evidence: Uint8Array): void {
    this.#maybeFail();
    const row = this.#held(runId, claimToken);
    if (row) row.end = { kind: 'finished', report, evidence };
    this.#wakeWaiters();
  }

  fail(runId: string, claimToken: string, fault: string): void {
    this.#maybeFail();
    const row = this.#held(runId, claimToken);
    if (!row) return;
    row.tries += 1;
    row.claimToken = undefined;
    if (row.tries >= TRIES) row.end = { kind: 'held', fault };
    this.#wakeWaiters();
  }

  #held(runId: string, claimToken: string): Row | undefined {
    return this.rows.find((row) => row.runId === runId && row.claimToken === claimToken && !row.end);
  }

  #maybeFail(): void {
    if (this.failingWrites === 0) return;
    this.failingWrites -= 1;
    throw new Error('database or disk is full');
  }

  #wakeWaiters(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}
