import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { manifestSchema } from '#domain/exercise';
import { TRIAL_LIMITS } from '#domain/limits';
import { summaryOf, type Trial } from '#domain/trial';
import type { Grading, GradingInput } from '#grader/grading';
import { prepare } from '#grader/prepare';
import type { EngineName } from '#sandbox/engines';
import { packChunk } from './evidence.ts';
import {
  type Chunk,
  type ChunkOrder,
  CONTROL,
  type FromThread,
  type FrozenVersion,
  type Groundwork,
  OPENING,
  OUTSIDE,
  type ThreadJob,
  type ToThread,
} from './thread-messages.ts';

/** Without a name the default engine is meant. */
export type OpenGrading = (input: GradingInput, engine?: EngineName) => Promise<Grading>;

const frozenSchema = z.object({ manifest: manifestSchema, contentHash: z.string() });
const BLANK = 'export default async function () {\n  return null;\n}\n';
/** A chunk under way for longer than this tells what it has, so that little is lost when its thread is ended. */
const TELL_MS = 400;

/**
 * The inside of a grading thread: opens a submission, runs the chunks it is told, and makes the report when it is asked
 * for. Marks in shared memory where it is, for the watchdog outside.
 */
export function serveThread(open: OpenGrading): void {
  if (!parentPort) throw new Error('this module runs in a worker thread');
  const port = parentPort;
  const position = new Int32Array(z.instanceof(SharedArrayBuffer).parse(workerData));
  const thread = new GradingThreadSide(port, position, open);
  port.on('message', (message: ToThread) => {
    thread.answer(message).catch((error: unknown) => {
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
  #grading: Grading | undefined;

  constructor(port: MessagePort, position: Int32Array, open: OpenGrading) {
    this.#port = port;
    this.#position = position;
    this.#open = open;
  }

  post(message: FromThread): void {
    this.#port.postMessage(message);
  }

  async answer(message: ToThread): Promise<void> {
    switch (message.kind) {
      case 'prepare':
        return this.#prepare(message.job);
      case 'open':
        return this.#start(message);
      case 'run':
        return this.post({ kind: 'ran', chunk: this.#runChunk(this.#opened(), message.order) });
      case 'report': {
        const grading = this.#opened();
        const ms = { transpile: grading.transpileMs, grade: message.gradeMs };
        return this.post({ kind: 'graded', report: grading.report(message.trials, ms, message.digests) });
      }
      case 'close':
        this.#grading?.close();
        this.#grading = undefined;
    }
  }

  async #prepare(job: ThreadJob): Promise<void> {
    const { frozen } = await versionAt(job.versionDir);
    const prepared = await this.#at(OPENING, async () => prepare(job.files, frozen.manifest.entry));
    this.post({ kind: 'prepared', groundwork: { prepared, frozen } });
  }

  async #start({ job, groundwork, isBlank, hasControl }: Extract<ToThread, { kind: 'open' }>): Promise<void> {
    const input = await inputOf(job, groundwork);
    if (hasControl && !(await this.#passesControl(input, job.engine)))
      return this.post({ kind: 'control_failed' });
    const grading = await this.#openAt(OPENING, isBlank ? blank(input) : input, job.engine);
    this.#grading = grading;
    const labels = Array.from({ length: grading.total }, (_, index) => {
      const { suite, family } = grading.label(index);
      return { suite, family };
    });
    this.post({ kind: 'opened', wallMs: input.manifest.limits.wallMs ?? TRIAL_LIMITS.wallMs, labels });
  }

  #opened(): Grading {
    if (!this.#grading) throw new Error('open a submission first');
    return this.#grading;
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

  #runChunk(grading: Grading, order: ChunkOrder): Chunk {
    const { from, to, done } = order;
    const before = process.threadCpuUsage();
    const trials = [...done];
    let told = trials.length;
    let toldAt = performance.now();
    for (let index = from + trials.length; index < to; index++) {
      trials.push(this.#trial(grading, index, order));
      if (performance.now() - toldAt < TELL_MS) continue;
      this.post({ kind: 'done', from: from + told, trials: trials.slice(told) });
      told = trials.length;
      toldAt = performance.now();
    }
    const packed = packChunk(trials, from === 0);
    return { from, to, trials: trials.map(summaryOf), ...packed, cpuMs: cpuMsSince(before) };
  }

  #trial(grading: Grading, index: number, { settled, skipped }: ChunkOrder): Trial {
    const settlement = settled.get(index);
    if (settlement) return grading.settle(index, settlement);
    if (skipped && index >= skipped.from) return grading.skip(index, skipped.ending);
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

/** A published version as graders need it. */
interface Version {
  versionDir: string;
  frozen: FrozenVersion;
  world: unknown;
}

/** The version of the last job: versions never change, and the next job is often of the same one. */
let latest: Version | undefined;

/** @param known where another thread has read and checked it */
async function versionAt(versionDir: string, known?: FrozenVersion): Promise<Version> {
  if (latest?.versionDir === versionDir) return latest;
  const frozen = known ?? readFrozen(versionDir);
  const bundle: { default?: unknown } = await import(pathToFileURL(join(versionDir, 'hidden.mjs')).href);
  latest = { versionDir, frozen, world: bundle.default };
  return latest;
}

function readFrozen(versionDir: string): FrozenVersion {
  return frozenSchema.parse(JSON.parse(readFileSync(join(versionDir, 'exercise.json'), 'utf8')));
}

async function inputOf(job: ThreadJob, groundwork: Groundwork | undefined): Promise<GradingInput> {
  const { frozen, world } = await versionAt(job.versionDir, groundwork?.frozen);
  const { version, stage, files, suites, secret, anchors } = job;
  const prepared = groundwork?.prepared;
  return { ...frozen, version, world, stage, files, prepared, suites, secret, ...(anchors && { anchors }) };
}

function blank(input: GradingInput): GradingInput {
  return { ...input, files: [{ path: input.manifest.entry, text: BLANK }], prepared: undefined };
}
