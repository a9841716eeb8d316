import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '#domain/report';
import type { GradingJob } from '#domain/run';
import { WorkerProcess } from '#queue/worker-process';
import { type RaisedWall, raiseWall } from '#server/wall/raise-wall';
import { builtProgram, gradingGrounds, workerEntry } from '#server/worker-entry';
import { buildIfStale } from '../../src/cli/build.ts';
import { startBareProcess } from './bare-work.ts';
import { interleaved, timed } from './measure.ts';
import { prepareRunners } from './runners.ts';
import type { Subject } from './subject.ts';

const TRIALS = 500;
const JOBS_PER_SCALING_RUN = 4;
/** After so many submissions of its life a grading process has compiled what it will compile. */
const WARM_UP_JOBS = 6;
/** A lone submission is shared by as many threads as the server has workers. */
const PROCESSORS = 2;

export interface VerdictFigures {
  trials: number;
  /** Shared by two threads, as for a learner whom nobody waits behind. */
  warm: number[];
  /** By one thread. */
  'warm, one thread': number[];
  cold: number[];
  vitest: number[];
  jest: number[];
}

/** Milliseconds of a verdict over 500 trials: by a grading process that waits, by a new one, and by test runners. */
export async function measureVerdicts(subject: Subject, rounds: number): Promise<VerdictFigures> {
  const versionDir = subject.versionWith(TRIALS);
  const runners = await prepareRunners(subject, versionDir, subject.job(versionDir).secret);
  const waiting = await startWorker(subject);
  const entry = await walledEntry(subject);
  const job = () => subject.job(versionDir, { threads: PROCESSORS });
  const { trials } = await verdictOf(waiting, job());
  for (let i = 1; i < WARM_UP_JOBS; i++) await verdictOf(waiting, job());
  // Until the report is here: that is the verdict. A test runner's is the code that it exits with.
  const cold = async () => {
    const startedAt = performance.now();
    const worker = new WorkerProcess(entry, SILENT);
    await verdictOf(worker, job());
    const ms = performance.now() - startedAt;
    await worker.stop();
    return ms;
  };
  const figures = await interleaved(rounds, {
    warm: () => timed(() => verdictOf(waiting, job())),
    'warm, one thread': () => timed(() => verdictOf(waiting, subject.job(versionDir))),
    cold,
    vitest: runners.vitest,
    jest: runners.jest,
  });
  await waiting.stop();
  return { trials, ...figures };
}

/** `bare`: the same of processes that do plain work. */
export type ScalingFigures = Record<'one' | 'two' | 'bareOne' | 'bareTwo', number[]>;

/** Milliseconds of a few submissions graded by one process and by two, each with one thread. */
export async function measureScaling(subject: Subject, rounds: number): Promise<ScalingFigures> {
  const versionDir = subject.versionWith(TRIALS);
  const workers = [await startWorker(subject), await startWorker(subject)] as const;
  const gradeWith = async (...chosen: WorkerProcess[]) => {
    let left = JOBS_PER_SCALING_RUN;
    const work = async (worker: WorkerProcess) => {
      while (left-- > 0) await verdictOf(worker, subject.job(versionDir));
    };
    await Promise.all(chosen.map(work));
  };
  for (let i = 0; i < WARM_UP_JOBS / 2; i++) await gradeWith(...workers);
  const bare = [startBareProcess(), startBareProcess()] as const;
  const bareWith = async (...chosen: (typeof bare)[number][]) => {
    let left = JOBS_PER_SCALING_RUN;
    const work = async ({ work: once }: (typeof bare)[number]) => {
      while (left-- > 0) await once();
    };
    await Promise.all(chosen.map(work));
  };
  const figures = await interleaved(rounds, {
    one: () => timed(() => gradeWith(workers[0])),
    two: () => timed(() => gradeWith(...workers)),
    bareOne: () => timed(() => bareWith(bare[0])),
    bareTwo: () => timed(() => bareWith(...bare)),
  });
  await Promise.all(workers.map((worker) => worker.stop()));
  for (const { stop } of bare) stop();
  return figures;
}

const walls = new Map<string, Promise<RaisedWall>>();

/** The wall that stands here, every part of it that can be had; raised once, because a server does so too. */
export function wallFor({ versionsDir }: Subject): Promise<RaisedWall> {
  const known = walls.get(versionsDir);
  if (known) return known;
  const raised = raiseAround(versionsDir);
  walls.set(versionsDir, raised);
  return raised;
}

async function raiseAround(versionsDir: string): Promise<RaisedWall> {
  return raiseWall(
    { highest: 'full', required: 'none' },
    gradingGrounds(versionsDir, await program()),
    tmpdir(),
  );
}

/** The grading process as the server starts it: built. */
async function program() {
  return builtProgram(join(await buildIfStale(console.log), 'grader'));
}

async function walledEntry(subject: Subject) {
  return workerEntry((await wallFor(subject)).wall, await program());
}

const SILENT = { onReady: () => undefined, onExit: () => undefined };

/** A grading process as the server starts it, ready for its first job. */
export async function startWorker(subject: Subject): Promise<WorkerProcess> {
  const entry = await walledEntry(subject);
  return new Promise((resolve, reject) => {
    const worker: WorkerProcess = new WorkerProcess(entry, {
      onReady: () => resolve(worker),
      onExit: (why) => reject(new Error(why)),
    });
  });
}

/** @throws Error when the run fails: there is nothing to measure then */
export async function verdictOf(worker: WorkerProcess, job: GradingJob): Promise<Report> {
  const outcome = await worker.grade(job, () => undefined);
  if (outcome.kind === 'failed') throw new Error(outcome.fault);
  return outcome.report;
}
