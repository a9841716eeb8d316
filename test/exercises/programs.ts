import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
const KINDS = ['solutions', 'mutants', 'survivors', 'trivial', 'solvers'] as const;
export type ProgramKind = (typeof KINDS)[number];

/** How programs are checked: as the workspace does, without Node and the DOM. */
const STRICT = {
  strict: true,
  noEmit: true,
  target: 'ES2023',
  lib: ['ES2023'],
  types: [],
  module: 'preserve',
  allowImportingTsExtensions: true,
};

/** Slugs of the exercises of this repository that learners can take. */
export function publishedExercises(): string[] {
  const folders = readdirSync(join(ROOT, 'exercises'), { withFileTypes: true }).filter((e) =>
    e.isDirectory(),
  );
  return folders
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .filter((name) =>
      /^status: published$/m.test(readFileSync(join(ROOT, 'exercises', name, 'exercise.yaml'), 'utf8')),
    );
}

/** Names of the folders below a folder of an exercise; none where it has no such folder. */
export function foldersOf(slug: string, kind: ProgramKind): string[] {
  const folder = join(ROOT, 'exercises', slug, kind);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
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

  /** What the compiler says of all programs of the exercise; empty when it has nothing to say. */
  async typeErrors(): Promise<string> {
    const folder = join(CACHE, 'programs', this.#slug);
    rmSync(folder, { recursive: true, force: true });
    const programs = KINDS.flatMap((kind) => foldersOf(this.#slug, kind));
    for (const program of ['starter', ...programs]) {
      for (const file of await this.files(program)) {
        const target = join(folder, program, file.path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, file.text);
      }
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: STRICT, include: ['**/*.ts'] }),
    );
    const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    return stdout + stderr;
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}
