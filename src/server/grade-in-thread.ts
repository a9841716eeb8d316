import type { Report } from '#domain/report';
import type { RunProgress } from '#domain/run';
import type { SuiteName } from '#domain/suite';
import type { Trial, TrialSummary } from '#domain/trial';
import { ChunkPlan } from './chunk-plan.ts';
import { evidenceOf, unpackTrials } from './evidence.ts';
import { Strikes } from './strikes.ts';
import {
  type ChunkOrder,
  CONTROL,
  type Groundwork,
  MOST_BUSY_MS,
  OPENING,
  type ThreadJob,
} from './thread-messages.ts';
import type { ThreadSource } from './thread-source.ts';
import { type Loss, StuckThread, type ThreadAnswer, WatchedThread } from './watch-thread.ts';

type Phase = NonNullable<RunProgress['phase']>;

const PHASES: Record<SuiteName, Phase> = {
  practice: 'practice',
  stress: 'stress',
  traffic: 'traffic',
  certification: 'stress',
};

/** Chunks that a thread has at a time, so that it never waits for the next. */
const AHEAD = 2;

export interface GradeOptions {
  /** Called when a phase begins. */
  onPhase?(phase: Phase): void;
  /** How many threads share the trials; one unless told. The outcome does not depend on it. */
  threads?: number;
  /** Milliseconds of processor time for all trials together. */
  mostBusyMs?: number;
  /** Before it is fulfilled the submission is read and transpiled, and nothing of it is run. */
  mayRun?: Promise<unknown>;
}

export interface Graded {
  report: Report;
  /** In index order. */
  summaries: readonly TrialSummary[];
  /** The same with all that happened in them; unpacked when it is read. */
  readonly trials: Trial[];
  /** gzip of an `Evidence` as JSON. */
  evidence: Uint8Array<ArrayBuffer>;
}

/**
 * Grades a submission in threads, under the watchdog: what runs over its wall time is ended with its thread, and
 * another goes on (the rule is `Strikes`). One place for the worker process and the command line.
 * The caller closes `source` when no more grading comes.
 *
 * @throws StuckThread when a thread survives its end; the process is then to be killed
 * @throws Error when the grading is broken on our side; its message says why
 */
export async function gradeInThread(
  job: ThreadJob,
  options: GradeOptions,
  source: ThreadSource,
): Promise<Graded> {
  const grading = new SharedGrading(job, options, source);
  const lead = await grading.prepare();
  return grading.grade(options.threads ?? 1, lead, options.mayRun);
}

/** One submission, and the threads at it. */
class SharedGrading {
  readonly #job: ThreadJob;
  readonly #source: ThreadSource;
  readonly #phases: Phases;
  readonly #mostBusyMs: number;
  readonly #strikes = new Strikes();
  readonly #startedAt = performance.now();
  #plan: ChunkPlan | undefined;
  #busyMs = 0;
  #groundwork: Groundwork | undefined;
  /** A thread was lost over the transpiler: the next ones must pass the control, and transpile for themselves. */
  #isSuspect = false;
  /** Set once one thread found that the whole run cannot go on. */
  #isBroken = false;

  constructor(job: ThreadJob, { onPhase, mostBusyMs = MOST_BUSY_MS }: GradeOptions, source: ThreadSource) {
    this.#job = job;
    this.#source = source;
    this.#phases = new Phases(onPhase);
    this.#mostBusyMs = mostBusyMs;
  }

  /** Transpiles the submission, for all threads. @returns the thread that did, unless it was lost over it */
  async prepare(): Promise<WatchedThread | undefined> {
    const thread = this.#take();
    try {
      const answer = await thread.ask({ kind: 'prepare', job: this.#job });
      if (answer.kind === 'prepared') {
        this.#groundwork = answer.groundwork;
        return thread;
      }
      this.#strike(lossOf(answer), OPENING);
      this.#isSuspect = true;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    await thread.terminate();
    return undefined;
  }

  /** @param lead a thread that waits for this submission, for the first lane */
  async grade(count: number, lead: WatchedThread | undefined, mayRun?: Promise<unknown>): Promise<Graded> {
    try {
      await mayRun;
    } catch (error) {
      await lead?.terminate();
      throw error;
    }
    const lanes = await Promise.allSettled(
      Array.from({ length: count }, (_, index) => this.#lane(index === 0 ? lead : undefined)),
    );
    const threads = lanes.flatMap((lane) => (lane.status === 'fulfilled' && lane.value ? [lane.value] : []));
    const broken = lanes.find((lane) => lane.status === 'rejected');
    const [first, ...others] = threads;
    for (const thread of others) await this.#source.giveBack(thread.release());
    if (broken) {
      await first?.terminate();
      throw broken.reason;
    }
    if (!first) throw new Error('no thread is left to make the report');
    return this.#finish(first);
  }

  /** One thread after another, until nothing is left to hand out. @returns the last one, with the submission open */
  async #lane(lead: WatchedThread | undefined): Promise<WatchedThread | undefined> {
    let waiting = lead;
    let hasControl = this.#isSuspect;
    let lostAt = OPENING;
    while (!this.#isBroken) {
      const thread = waiting ?? this.#take();
      waiting = undefined;
      try {
        const lost = await this.#serve(thread, hasControl);
        if (!lost) return thread;
        await thread.terminate();
        hasControl = lost.kind !== 'control_failed' && lost.place !== CONTROL;
        if (hasControl && lost.kind !== 'control_failed') lostAt = lost.place;
        this.#strike(lost, lostAt);
      } catch (error) {
        this.#isBroken = true;
        if (!(error instanceof StuckThread)) await thread.terminate();
        throw error;
      }
    }
    return undefined;
  }

  #take(): WatchedThread {
    return new WatchedThread(this.#source.take(), (from, trials) => this.#plan?.begun(from, trials));
  }

  /** Opens the submission in a thread and runs chunks in it. @returns why the thread cannot go on, if it cannot */
  async #serve(
    thread: WatchedThread,
    hasControl: boolean,
  ): Promise<Loss | { kind: 'control_failed' } | undefined> {
    const { isBlank } = this.#strikes;
    const opened = await thread.ask({
      kind: 'open',
      job: this.#job,
      groundwork: this.#groundwork,
      isBlank,
      hasControl,
    });
    if (opened.kind !== 'opened') return lossOf(opened);
    this.#plan ??= this.#planOf(opened.labels);
    const plan = this.#plan;
    const orders: { order: ChunkOrder; answer: Promise<ThreadAnswer> }[] = [];
    for (;;) {
      while (orders.length < this.#ahead(plan) && !this.#isBroken) {
        const order = plan.next();
        if (!order) break;
        orders.push({ order, answer: thread.ask({ kind: 'run', order }) });
      }
      const oldest = orders.shift();
      if (!oldest) return undefined;
      const answer = await oldest.answer;
      if (answer.kind !== 'ran') {
        for (const { order } of [oldest, ...orders]) plan.giveBack(order);
        return lossOf(answer);
      }
      plan.take(oldest.order, answer.chunk);
      this.#count(plan, answer.chunk.cpuMs);
    }
  }

  /** While nothing is known of a submission it may be one that only burns time. */
  #ahead(plan: ChunkPlan): number {
    return plan.reached === 0 ? 1 : AHEAD;
  }

  #planOf(labels: ChunkPlan['labels']): ChunkPlan {
    const plan = new ChunkPlan(labels, this.#strikes.settled);
    this.#skipHopeless(plan);
    this.#phases.at(plan);
    return plan;
  }

  #count(plan: ChunkPlan, cpuMs: number): void {
    this.#busyMs += cpuMs;
    if (this.#busyMs > this.#mostBusyMs) plan.skipFrom({ from: plan.undealt, ending: 'out_of_fuel' });
    this.#phases.at(plan);
  }

  #strike(loss: Loss | { kind: 'control_failed' }, lostAt: number): void {
    const strikes = this.#strikes;
    if (loss.kind === 'control_failed' || loss.place === CONTROL) strikes.controlFailed(lostAt);
    else if (loss.kind === 'killed') strikes.killed(loss.place, loss.ms);
    else strikes.died(loss.place, loss.why);
    if (strikes.fault) throw new Error(strikes.fault);
    if (this.#plan) this.#skipHopeless(this.#plan);
  }

  #skipHopeless(plan: ChunkPlan): void {
    const { hopelessFrom } = this.#strikes;
    if (hopelessFrom !== undefined) plan.skipFrom({ from: hopelessFrom, ending: 'out_of_fuel' });
  }

  async #finish(thread: WatchedThread): Promise<Graded> {
    const chunks = this.#plan?.chunks ?? [];
    const summaries = chunks.flatMap((chunk) => chunk.trials);
    const digests = chunks.map((chunk) => chunk.digest);
    const gradeMs = performance.now() - this.#startedAt;
    const answer = await thread.ask({ kind: 'report', trials: summaries, digests, gradeMs });
    if (answer.kind !== 'graded') {
      await thread.terminate();
      throw new Error(
        answer.kind === 'fault' ? answer.message : 'the thread was lost while it made the report',
      );
    }
    await this.#source.giveBack(thread.release());
    const packed = chunks.map((chunk) => chunk.packed);
    const { report } = answer;
    return {
      report,
      summaries,
      get trials() {
        return unpackTrials(packed);
      },
      evidence: evidenceOf(packed, report.receipt),
    };
  }
}

/** @throws Error with the fault when the grading itself is broken */
function lossOf(answer: ThreadAnswer): Loss | { kind: 'control_failed' } {
  switch (answer.kind) {
    case 'killed':
    case 'died':
    case 'control_failed':
      return answer;
    case 'fault':
      throw new Error(answer.message);
    case 'prepared':
    case 'opened':
    case 'ran':
    case 'graded':
      throw new Error(`a grading thread answered “${answer.kind}” out of turn`);
  }
}

/** Tells which suite is under way, each time another one is. */
class Phases {
  readonly #tell: ((phase: Phase) => void) | undefined;
  #phase: Phase = 'transpiling';

  constructor(tell: ((phase: Phase) => void) | undefined) {
    this.#tell = tell;
    tell?.('transpiling');
  }

  at({ labels, reached }: ChunkPlan): void {
    const suite = labels[reached]?.suite;
    const phase = suite === undefined ? 'scoring' : PHASES[suite];
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#tell?.(phase);
  }
}
