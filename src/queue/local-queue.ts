import type { ClaimedRun, JobQueue, RunLedger } from './job-queue.ts';
import { type WorkerEntry, type WorkerOutcome, WorkerProcess } from './worker-process.ts';

export interface LocalQueueOptions {
  ledger: RunLedger;
  /** Deployment secret, hex; goes to the worker with each run. */
  secret: string;
  /** Name of the interpreter that the workers are to use; their own choice when absent. */
  engine?: string;
  entry: WorkerEntry;
  /** How many processes; two are right for two cores. */
  workers: number;
  /** Told of everything that is our failure, for the log. */
  onFault(fault: string): void;
  /** Milliseconds between looks for runs that nobody announced and results that could not be written. */
  sweepMs?: number;
}

/** A process that dies before it can take a run is started again after this long, doubled each time. */
const FIRST_RESTART_MS = 250;
const LAST_RESTART_MS = 30_000;
/** Runs after which a process is replaced, so that no leak grows old. */
const RUNS_PER_PROCESS = 200;
const SWEEP_MS = 5_000;

interface Slot {
  id: string;
  worker: WorkerProcess | undefined;
  state: 'starting' | 'idle' | 'busy';
  runs: number;
  restartMs: number;
}

/** Grading processes of this machine, fed from the store. A dead one is replaced and its run goes back. */
export class LocalQueue implements JobQueue {
  readonly #options: LocalQueueOptions;
  readonly #slots: Slot[];
  readonly #restarts = new Set<NodeJS.Timeout>();
  /** Results that the store could not take (a full disk); tried again at every sweep. */
  readonly #unwritten: (() => void)[] = [];
  #sweep: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: LocalQueueOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.workers }, (_, i) => ({
      id: `${process.pid}-${i + 1}`,
      worker: undefined,
      state: 'starting',
      runs: 0,
      restartMs: FIRST_RESTART_MS,
    }));
  }

  start(): void {
    for (const slot of this.#slots) this.#spawn(slot);
    this.#sweep = setInterval(() => this.wake(), this.#options.sweepMs ?? SWEEP_MS);
  }

  wake(): void {
    for (const write of this.#unwritten.splice(0)) this.#write(write);
    const taken: { slot: Slot; run: ClaimedRun }[] = [];
    for (const slot of this.#idle()) {
      const run = this.#claim(slot);
      if (!run) break;
      taken.push({ slot, run });
    }
    // What nobody waits for is shared: a lone submission has every processor.
    const threads = 1 + Math.floor(this.#idle().length / Math.max(1, taken.length));
    for (const { slot, run } of taken) this.#begin(slot, run, threads);
  }

  #idle(): Slot[] {
    return this.#slots.filter((slot) => slot.state === 'idle');
  }

  workersUp(): number {
    return this.#slots.filter((slot) => slot.state !== 'starting').length;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#sweep);
    for (const timer of this.#restarts) clearTimeout(timer);
    const ended = this.#slots.map((slot) => slot.worker?.stop());
    await Promise.all(ended);
  }

  #spawn(slot: Slot): void {
    slot.state = 'starting';
    slot.runs = 0;
    slot.worker = new WorkerProcess(this.#options.entry, {
      onReady: () => this.#becomeIdle(slot),
      onExit: (why) => this.#replace(slot, why),
    });
  }

  #becomeIdle(slot: Slot): void {
    slot.state = 'idle';
    slot.restartMs = FIRST_RESTART_MS;
    this.wake();
  }

  #replace(slot: Slot, why: string): void {
    slot.worker = undefined;
    const wasUp = slot.state !== 'starting';
    slot.state = 'starting';
    if (this.#isStopped) return;
    if (slot.runs < RUNS_PER_PROCESS) this.#options.onFault(`${why}; starting another`);
    const restart = setTimeout(
      () => {
        this.#restarts.delete(restart);
        this.#spawn(slot);
      },
      wasUp ? 0 : slot.restartMs,
    );
    this.#restarts.add(restart);
    if (!wasUp) slot.restartMs = Math.min(slot.restartMs * 2, LAST_RESTART_MS);
  }

  /** The next queued run, for an idle worker. Undefined when there is none, or the store does not answer. */
  #claim(slot: Slot): ClaimedRun | undefined {
    if (!slot.worker || this.#isStopped) return undefined;
    try {
      const run = this.#options.ledger.claimNext(slot.id);
      if (run) slot.state = 'busy';
      return run;
    } catch (error) {
      this.#options.onFault(`the store did not hand out a run: ${error}`);
      return undefined;
    }
  }

  #begin(slot: Slot, run: ClaimedRun, threads: number): void {
    slot.runs += 1;
    this.#grade(slot, run, threads).catch((error) =>
      this.#options.onFault(`a run got lost in the queue: ${error}`),
    );
  }

  async #grade(slot: Slot, run: ClaimedRun, threads: number): Promise<void> {
    const { worker } = slot;
    const { ledger, secret, engine } = this.#options;
    const { claimToken, ...work } = run;
    const job = { ...work, secret, threads, ...(engine && { engine }) };
    const outcome: WorkerOutcome = worker
      ? await worker.grade(job, (phase) =>
          this.#write(() => ledger.setPhase(run.runId, claimToken, phase), false),
        )
      : { kind: 'failed', fault: 'the grading process is gone' };
    if (this.#isStopped) return;
    this.#write(() => this.#settle(run, outcome));
    if (!worker || slot.worker !== worker) return;
    if (slot.runs >= RUNS_PER_PROCESS) worker.kill();
    else this.#becomeIdle(slot);
  }

  #settle(run: ClaimedRun, outcome: WorkerOutcome): void {
    const { ledger, onFault } = this.#options;
    if (outcome.kind === 'graded') {
      ledger.finish(run.runId, run.claimToken, outcome.report, outcome.evidence);
      return;
    }
    onFault(`run ${run.runId} was not graded: ${outcome.fault}`);
    ledger.fail(run.runId, run.claimToken, outcome.fault);
  }

  #write(write: () => void, isKept = true): void {
    try {
      write();
    } catch (error) {
      this.#options.onFault(`the store did not take a result, it is tried again: ${error}`);
      if (isKept) this.#unwritten.push(write);
    }
  }
}
