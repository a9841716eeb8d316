import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeze } from '#catalog/freeze';
import type { LoadedExercise } from '#catalog/read-exercise';
import { familiesAtStage, sheetAtStage } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { SourceFile } from '#domain/program';
import type { Anchors } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { GradedProgram, GradeProgram } from '#grader/grade-program';
import { submissionHash } from '#grader/receipt';
import { type Facts, factsOf } from './facts.ts';
import { machineHash } from './machine.ts';

/** A machine under load may void a trial by its clock; twice more, and then it is not to be trusted. */
const ATTEMPTS = 3;

export interface Wanted {
  stage: number;
  suites: readonly SuiteName[];
  /** Hidden values are drawn with it. */
  secret: string;
  /** These families alone: their trials are the same as in the whole suite. */
  families?: readonly string[];
  anchors?: Anchors;
}

export interface BenchOptions {
  grade: GradeProgram;
  /** Folder for frozen versions and kept facts. */
  cacheDir: string;
  /** Called after every grading, with how many there were and how many of them were known already. */
  onGraded?(graded: number, known: number): void;
}

/** Grades programs of one exercise for the checks, and never the same twice: equal program, equal suites, equal facts. */
export class Bench {
  readonly loaded: LoadedExercise;
  readonly versionDir: string;
  readonly #options: BenchOptions;
  readonly #worldHash: string;
  readonly #running = new Map<string, Promise<Facts>>();
  #graded = 0;
  #known = 0;

  private constructor(loaded: LoadedExercise, versionDir: string, options: BenchOptions) {
    this.loaded = loaded;
    this.versionDir = versionDir;
    this.#options = options;
    this.#worldHash = worldHash(loaded);
  }

  static async open(loaded: LoadedExercise, options: BenchOptions): Promise<Bench> {
    return new Bench(loaded, await freeze(loaded, join(options.cacheDir, 'versions')), options);
  }

  /** What a grading comes to; from the cache where the same was graded before. */
  facts(files: readonly SourceFile[], wanted: Wanted): Promise<Facts> {
    const key = this.#keyOf(files, wanted);
    const running = this.#running.get(key) ?? this.#factsOnce(key, files, wanted);
    this.#running.set(key, running);
    return running;
  }

  /** Something that follows from a program, this content and `parts` alone: made once, and kept. */
  async kept<T>(files: readonly SourceFile[], parts: readonly unknown[], make: () => Promise<T>): Promise<T> {
    const key = hashOf([machineHash(), submissionHash(files), JSON.stringify(parts)]);
    const file = this.#fileOf(key);
    const known = await readFile(file, 'utf8').catch(() => undefined);
    if (known !== undefined) {
      this.#count(true);
      return JSON.parse(known) as T;
    }
    const made = await make();
    await keep(file, JSON.stringify(made));
    return made;
  }

  /**
   * A grading itself, always run: for what compares two runs or needs the trials.
   * @throws Error when trials stay void: then nothing can be said on this machine
   */
  async run(files: readonly SourceFile[], wanted: Wanted): Promise<GradedProgram> {
    const { manifest } = this.loaded.exercise;
    const { stage, suites, secret, families, anchors } = wanted;
    const versionDir = families ? await this.#slice(stage, families) : this.versionDir;
    const job = {
      versionDir,
      stage,
      version: manifest.version,
      files,
      secret,
      suites,
      ...(anchors && { anchors }),
    };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const graded = await this.#options.grade(job);
      this.#count(false);
      if (graded.report.endings.broken === 0) return graded;
    }
    throw new Error(
      `${manifest.slug}: trials could not be graded in ${ATTEMPTS} attempts; is the machine too busy?`,
    );
  }

  async #factsOnce(key: string, files: readonly SourceFile[], wanted: Wanted): Promise<Facts> {
    const file = this.#fileOf(key);
    const kept = await readFile(file, 'utf8').catch(() => undefined);
    if (kept !== undefined) {
      this.#count(true);
      return JSON.parse(kept) as Facts;
    }
    const { report, summaries } = await this.run(files, wanted);
    const { manifest } = this.loaded.exercise;
    const sheet = sheetAtStage(manifest, wanted.stage);
    const facts = factsOf(report, summaries, { slo: manifest.slo, sheet });
    await keep(file, JSON.stringify(facts));
    return facts;
  }

  #fileOf(key: string): string {
    return join(this.#options.cacheDir, 'facts', this.#worldHash, `${key}.json`);
  }

  /**
   * A version's folder in which a stage has some of its families alone, beside the same bundle. The others are superseded
   * and not taken away, so that the stages stay what they are to the world.
   */
  async #slice(stage: number, families: readonly string[]): Promise<string> {
    const { exercise } = this.loaded;
    const { manifest } = exercise;
    const folder = join(
      this.#options.cacheDir,
      'slices',
      hashOf([exercise.contentHash, machineHash(), stage, ...families]),
    );
    if (existsSync(folder)) return folder;
    const others = familiesAtStage(manifest, stage).filter((id) => !families.includes(id));
    const stages = manifest.stages.map((s, i) =>
      i === stage - 1 ? { ...s, supersedes: [...s.supersedes, ...others] } : s,
    );
    const part = { ...manifest, stages };
    const half = `${folder}.${randomUUID()}`;
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'exercise.json'), JSON.stringify({ ...exercise, manifest: part }));
    await symlink(join(this.versionDir, 'hidden.mjs'), join(half, 'hidden.mjs'));
    await rename(half, folder).catch(async (error: unknown) => {
      await rm(half, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    });
    return folder;
  }

  #keyOf(files: readonly SourceFile[], { stage, suites, secret, families, anchors }: Wanted): string {
    const parts = [machineHash(), stage, suites, secret, families ?? 'all', anchors ?? null];
    return hashOf([submissionHash(files), JSON.stringify(parts)]);
  }

  #count(isKnown: boolean): void {
    this.#graded += 1;
    if (isKnown) this.#known += 1;
    this.#options.onGraded?.(this.#graded, this.#known);
  }
}

/** What a program's facts follow from, besides the program: one more solution, or another reference, leaves the others' alone. */
function worldHash({ exercise, bundles }: LoadedExercise): string {
  const { solutions: _, trivial: __, ...manifest } = exercise.manifest;
  return hashOf([canonicalJson(manifest), bundles.hidden]);
}

function hashOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Two proofs may run at once; none may read what the other has half written. */
async function keep(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, text);
  await rename(half, file);
}
