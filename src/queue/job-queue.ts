import type { Report } from '#domain/report';
import type { GradingJob, RunProgress } from '#domain/run';

export type Phase = NonNullable<RunProgress['phase']>;

/** Hands queued runs to grading workers and brings their reports back. One per server process. */
export interface JobQueue {
  /** Starts the workers and takes up what is queued. */
  start(): void;
  /** Call when a run was queued; a sweep finds it later anyway. */
  wake(): void;
  /** Workers that can take, or are at, a run. */
  workersUp(): number;
  /** Ends the workers. Runs under way stay claimed and are queued again at the next start. */
  stop(): Promise<void>;
}

/** A run taken from the store. The token proves, when the result comes, that it is still ours. */
export interface ClaimedRun extends Omit<GradingJob, 'secret'> {
  claimToken: string;
}

/** The store as the queue needs it. Synchronous: each call is one short transaction. */
export interface RunLedger {
  /** The oldest queued run, now claimed by this worker; undefined when none waits. */
  claimNext(workerId: string): ClaimedRun | undefined;
  setPhase(runId: string, claimToken: string, phase: Phase): void;
  /**
   * `evidence` is gzip of the JSON of all trials. Does nothing if the run was already finished or belongs to another
   * claim by now.
   */
  finish(runId: string, claimToken: string, report: Report, evidence: Uint8Array): void;
  /** Our failure: the run goes back to the queue, or is held after three tries. */
  fail(runId: string, claimToken: string, fault: string): void;
}
