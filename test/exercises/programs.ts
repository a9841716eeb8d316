import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import type { SourceFile } from '#domain/program';
import type { SuiteName } from '#domain/suite';
import { DEFAULT_ENGINE, type EngineName } from '#sandbox/engines';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { gradeFolder } from '#services/grade-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/holdfast');

/** Folders of an exercise whose subfolders are programs. */
export type ProgramKind = 'solutions' | 'mutants' | 'survivors' | 'trivial' | 'solvers';

/** Names of the folders below a folder of an exercise. */
export function foldersOf(slug: string, kind: ProgramKind): string[] {
  const entries = readdirSync(join(ROOT, 'exercises', slug, kind), { withFileTypes: true });
  return entries.filter((e) => e.isDirectory()).map((e) => `${kind}/${e.name}`);
}

interface GradeOptions {
  secret?: string;
  engine?: EngineName;
  /** 1-based; the last one when absent. */
  stage?: number;
}

/** Grades programs, of the exercise's folder or anywhere on disk, in threads, as the command line does. */
export class Bench {
  readonly #slug: string;
  readonly #source = new ThreadSource();

  constructor(slug: string) {
    this.#slug = slug;
  }

  async grade(
    program: string,
    suites: readonly SuiteName[] = ['practice', 'stress', 'traffic'],
    { secret = 'command line', engine = DEFAULT_ENGINE, stage }: GradeOptions = {},
  ) {
    const exercise = join(ROOT, 'exercises', this.#slug);
    const submission = resolve(exercise, program);
    const at = stage === undefined ? { secret } : { secret, stage };
    const order = { exercise, submission, suites, ...at, cacheDir: CACHE };
    const graded = await gradeFolder(order, (job) =>
      gradeInThread({ ...job, engine }, { threads: 2 }, this.#source),
    );
    if (!graded.ok) throw new Error(graded.refusal.message);
    return graded.value;
  }

  load(): Promise<LoadedExercise> {
    return readExercise(join(ROOT, 'exercises', this.#slug));
  }

  /** The files of a program as a learner would have them: laid over the starter. */
  async files(program: string): Promise<SourceFile[]> {
    const { folder, exercise } = await this.load();
    return readSubmission(join(folder, program), folder, exercise.starter);
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}
