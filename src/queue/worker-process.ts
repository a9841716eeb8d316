import type { ChildProcess } from 'node:child_process';
import type { Report } from '#domain/report';
import type { GradingJob } from '#domain/run';
import type { Phase } from './job-queue.ts';
import { type FromWorker, fromWorker, type ToWorker } from './messages.ts';
import { killGroup, type Launch, lastWordsOf, startProcess } from './start-process.ts';

/** How to start a grading process, wall included, and the longest one run may take. */
export interface WorkerEntry {
  launch: Launch;
  deadlineMs: number;
}

/** A process that gave up its channel and is still there after this long cannot end itself. */
const LINGER_MS = 250;

export type WorkerOutcome =
  | { kind: 'graded'; report: Report; evidence: Uint8Array }
  | { kind: 'failed'; fault: string };

export interface WorkerEvents {
  onReady(): void;
  /** Once, whatever ended the process. `why` is for the log. */
  onExit(why: string): void;
}

interface Task {
  runId: string;
  onPhase(phase: Phase): void;
  settle(outcome: WorkerOutcome): void;
  deadline: NodeJS.Timeout;
}

/**
 * One grading process, kept warm. It starts with an empty environment and gets everything in messages.
 * `grade` always answers: a death, a deadline or a malformed message is a `failed` outcome.
 */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #entry: WorkerEntry;
  readonly #events: WorkerEvents;
  #task: Task | undefined;
  #exit: string | undefined;

  constructor(entry: WorkerEntry, events: WorkerEvents) {
    this.#entry = entry;
    this.#events = events;
    this.#child = startProcess(entry.launch);
    const lastWords = lastWordsOf(this.#child);
    this.#child.on('message', (message) => this.#receive(message));
    this.#child.on('disconnect', () => setTimeout(() => this.kill(), LINGER_MS).unref());
    this.#child.on('error', (error) => {
      this.kill();
      this.#ended(`the grading process could not run: ${error.message}`);
    });
    this.#child.on('close', (code, signal) =>
      this.#ended(`the grading process ended (${signal ?? `exit ${code}`}) ${lastWords()}`.trim()),
    );
  }

  /** Sends a job to the idle process. */
  grade(job: GradingJob, onPhase: (phase: Phase) => void): Promise<WorkerOutcome> {
    if (this.#task) throw new Error('a worker grades one run at a time');
    if (this.#exit !== undefined) return Promise.resolve({ kind: 'failed', fault: this.#exit });
    return new Promise((resolve) => {
      const deadline = setTimeout(() => this.kill(), this.#entry.deadlineMs);
      this.#task = { runId: job.runId, onPhase, settle: resolve, deadline };
      const message: ToWorker = { kind: 'grade', job };
      this.#child.send(message, (error) => {
        if (error) this.kill();
      });
    });
  }

  /** Ends the process at once; a frozen one too. */
  kill(): void {
    killGroup(this.#child);
  }

  /** Ends the process and waits until it is gone. */
  stop(): Promise<void> {
    if (this.#exit !== undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.kill();
    });
  }

  #receive(raw: unknown): void {
    const parsed = fromWorker.safeParse(raw);
    if (!parsed.success) this.kill();
    else if (parsed.data.kind === 'ready') this.#events.onReady();
    else if (parsed.data.runId === this.#task?.runId) this.#progress(this.#task, parsed.data);
  }

  #progress(task: Task, message: Exclude<FromWorker, { kind: 'ready' }>): void {
    if (message.kind === 'phase') task.onPhase(message.phase);
    else this.#settle(outcomeOf(message));
  }

  #ended(why: string): void {
    if (this.#exit !== undefined) return;
    this.#exit = why;
    this.#settle({ kind: 'failed', fault: why });
    this.#events.onExit(why);
  }

  #settle(outcome: WorkerOutcome): void {
    const task = this.#task;
    if (!task) return;
    this.#task = undefined;
    clearTimeout(task.deadline);
    task.settle(outcome);
  }
}

function outcomeOf(message: Extract<FromWorker, { kind: 'graded' | 'failed' }>): WorkerOutcome {
  if (message.kind === 'failed') return { kind: 'failed', fault: message.fault };
  return { kind: 'graded', report: message.report, evidence: message.evidence };
}
