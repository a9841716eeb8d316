import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { manifestSchema } from '#domain/exercise';
import { TRIAL_LIMITS } from '#domain/limits';
import type { Trial } from '#domain/trial';
import type { Grading, GradingInput } from '#grader/grading';
import type { EngineName } from '#sandbox/engines';
import {
  BATCH,
  CONTROL,
  type FromThread,
  MOST_BUSY_MS,
  OPENING,
  OUTSIDE,
  type ToThread,
} from './thread-messages.ts';

/** Without a name the default engine is meant. */
export type OpenGrading = (input: GradingInput, engine?: EngineName) => Promise<Grading>;

const frozen = z.object({ manifest: manifestSchema, contentHash: z.string() });
const BLANK = 'export default async function () {\n  return null;\n}\n';

/**
 * The inside of a grading thread: waits for jobs, one at a time, runs the trials of each from where it is told, posts them in batches
 * and at the end the report. Marks in shared memory where it is, for the watchdog outside.
 */
export function serveThread(open: OpenGrading, mostBusyMs = MOST_BUSY_MS): void {
  if (!parentPort) throw new Error('this module runs in a worker thread');
  const port = parentPort;
  const position = new Int32Array(z.instanceof(SharedArrayBuffer).parse(workerData));
  const thread = new GradingThreadSide(port, position, open, mostBusyMs);
  port.on('message', (message: ToThread) => {
    thread.grade(message).catch((error: unknown) => {
      thread.post({
        kind: 'fault',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
  });
}

class GradingThreadSide {
  readonly #port: MessagePort;
  readonly #position: Int32Array;
  readonly #open: OpenGrading;
  readonly #mostBusyMs: number;

  constructor(port: MessagePort, position: Int32Array, open: OpenGrading, mostBusyMs: number) {
    this.#port = port;
    this.#position = position;
    this.#open = open;
    this.#mostBusyMs = mostBusyMs;
  }

  post(message: FromThread): void {
    this.#port.postMessage(message);
  }

  async grade(told: ToThread): Promise<void> {
    const startedAt = performance.now();
    const input = await inputOf(told);
    if (told.hasControl && !(await this.#passesControl(input, told.job.engine)))
      return this.post({ kind: 'control_failed' });
    const grading = await this.#openAt(OPENING, told.isBlank ? blank(input) : input, told.job.engine);
    const suites = Array.from({ length: grading.total }, (_, i) => grading.label(i).suite);
    this.post({ kind: 'opened', wallMs: input.manifest.limits.wallMs ?? TRIAL_LIMITS.wallMs, suites });
    const trials = this.#runAll(grading, told);
    const gradeMs = told.spentMs + performance.now() - startedAt;
    const report = grading.report(trials, { transpile: grading.transpileMs, grade: gradeMs });
    this.post({ kind: 'graded', report });
    grading.close();
  }

  /** A blank program, so that nothing of the learner's can make the control fail. */
  async #passesControl(input: GradingInput, engine?: EngineName): Promise<boolean> {
    const grading = await this.#openAt(CONTROL, blank(input), engine);
    const passes = await this.#at(CONTROL, () => grading.control());
    grading.close();
    return passes;
  }

  #openAt(place: number, input: GradingInput, engine?: EngineName): Promise<Grading> {
    return this.#at(place, () => this.#open(input, engine));
  }

  #runAll(grading: Grading, told: ToThread): Trial[] {
    const before = process.threadCpuUsage();
    const isTooBusy = () => told.spentMs + cpuMsSince(before) > this.#mostBusyMs;
    const trials = [...told.trials];
    let { isHopeless } = told;
    let batch: Trial[] = [];
    for (let index = trials.length; index < grading.total; index++) {
      const settlement = told.settled.get(index) ?? (isHopeless ? 'out_of_fuel' : undefined);
      const trial = settlement ? grading.settle(index, settlement) : this.#run(grading, index);
      trials.push(trial);
      batch.push(trial);
      if (trials.length % BATCH !== 0 && trials.length !== grading.total) continue;
      this.post({ kind: 'trials', trials: batch });
      batch = [];
      isHopeless ||= grading.hopeless(trials) || isTooBusy();
    }
    return trials;
  }

  #run(grading: Grading, index: number): Trial {
    this.#mark(index);
    const trial = grading.run(index);
    this.#mark(OUTSIDE);
    return trial;
  }

  async #at<T>(place: number, work: () => Promise<T>): Promise<T> {
    this.#mark(place);
    const result = await work();
    this.#mark(OUTSIDE);
    return result;
  }

  #mark(place: number): void {
    Atomics.store(this.#position, 0, place);
  }
}

/** Of this thread alone, so that a machine with other work does not make a submission look busy. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

async function inputOf({ job }: ToThread): Promise<GradingInput> {
  const { manifest, contentHash } = frozen.parse(
    JSON.parse(readFileSync(join(job.versionDir, 'exercise.json'), 'utf8')),
  );
  const bundle: { default?: unknown } = await import(pathToFileURL(join(job.versionDir, 'hidden.mjs')).href);
  const { version, stage, files, suites, secret, anchors } = job;
  return {
    manifest,
    contentHash,
    version,
    world: bundle.default,
    stage,
    files,
    suites,
    secret,
    ...(anchors && { anchors }),
  };
}

function blank(input: GradingInput): GradingInput {
  return { ...input, files: [{ path: input.manifest.entry, text: BLANK }] };
}
