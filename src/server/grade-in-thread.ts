import type { Report } from '#domain/report';
import type { RunProgress } from '#domain/run';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import { Strikes } from './strikes.ts';
import type { ThreadJob, ToThread } from './thread-messages.ts';
import type { ThreadSource } from './thread-source.ts';
import { type ThreadEnding, watchThread } from './watch-thread.ts';

type Phase = NonNullable<RunProgress['phase']>;

const PHASES: Record<SuiteName, Phase> = {
  practice: 'practice',
  stress: 'stress',
  traffic: 'traffic',
  certification: 'stress',
};

export interface GradeHooks {
  /** Called when a phase begins; again, perhaps, after a thread was replaced. */
  onPhase?(phase: Phase): void;
  /** In index order, each trial once; they come in batches. */
  onTrial?(trial: Trial, index: number, total: number): void;
}

export interface Graded {
  report: Report;
  /** In index order. */
  trials: Trial[];
}

/**
 * Grades a submission in a thread, under the watchdog: what runs over its wall time is ended with its thread, and
 * another goes on (the rule is `Strikes`). One place for the worker process and the command line.
 * The caller closes `source` when no more grading comes.
 *
 * @throws StuckThread when a thread survives its end; the process is then to be killed
 * @throws Error when the grading is broken on our side; its message says why
 */
export async function gradeInThread(
  job: ThreadJob,
  hooks: GradeHooks,
  source: ThreadSource,
): Promise<Graded> {
  const startedAt = performance.now();
  const strikes = new Strikes();
  const progress = new Progress(hooks);
  hooks.onPhase?.('transpiling');
  for (;;) {
    const told = { ...orders(job, strikes), trials: progress.trials, spentMs: performance.now() - startedAt };
    const thread = source.take();
    const ending = await watchThread(thread, told, progress);
    if (ending.kind === 'graded') {
      await source.giveBack(thread);
      return { report: ending.report, trials: progress.trials };
    }
    apply(strikes, ending);
    if (strikes.fault) throw new Error(strikes.fault);
  }
}

function orders(job: ThreadJob, strikes: Strikes): Omit<ToThread, 'trials' | 'spentMs'> {
  const { settled, isHopeless, isBlank, hasControl } = strikes;
  return { job, settled, isHopeless, isBlank, hasControl };
}

function apply(strikes: Strikes, ending: Exclude<ThreadEnding, { kind: 'graded' }>): void {
  switch (ending.kind) {
    case 'killed':
      strikes.killed(ending.place, ending.ms);
      return;
    case 'died':
      strikes.died(ending.place, ending.why);
      return;
    case 'control_failed':
      strikes.controlFailed();
      return;
    case 'fault':
      throw new Error(ending.message);
  }
}

/** What the threads of one grading have brought so far. */
class Progress {
  readonly trials: Trial[] = [];
  readonly #hooks: GradeHooks;
  #suites: readonly SuiteName[] = [];
  #phase: Phase | undefined;

  constructor(hooks: GradeHooks) {
    this.#hooks = hooks;
  }

  onOpened(suites: readonly SuiteName[]): void {
    this.#suites = suites;
    this.#tellPhase();
  }

  onTrials(trials: readonly Trial[]): void {
    for (const trial of trials) {
      this.trials.push(trial);
      this.#hooks.onTrial?.(trial, this.trials.length - 1, this.#suites.length);
    }
    this.#tellPhase();
  }

  #tellPhase(): void {
    const suite = this.#suites[this.trials.length];
    const phase = suite === undefined ? 'scoring' : PHASES[suite];
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#hooks.onPhase?.(phase);
  }
}
