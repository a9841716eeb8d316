import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import { familiesAtStage } from '#domain/exercise';
import { SEEDS_PER_CASE } from '#domain/limits';
import type { SourceFile } from '#domain/program';
import type { GradingJob } from '#domain/run';
import type { WorldBundle } from '#grader/plan';

const EXERCISE = fileURLToPath(new URL('../../exercises/support-assistant', import.meta.url));
const PROGRAM = 'solutions/reference';
const SECRET = 'b'.repeat(64);
const TWINS = 2;

/** What every measurement works on: the support exercise, its reference program, and folders that go away at the end. */
export class Subject {
  readonly loaded: LoadedExercise;
  readonly files: readonly SourceFile[];
  readonly versionsDir = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  readonly #frozen: string;
  #jobs = 0;

  private constructor(loaded: LoadedExercise, files: readonly SourceFile[], frozen: string) {
    this.loaded = loaded;
    this.files = files;
    this.#frozen = frozen;
  }

  static async load(): Promise<Subject> {
    const loaded = await readExercise(EXERCISE);
    const files = await readSubmission(join(EXERCISE, PROGRAM), EXERCISE, loaded.exercise.starter);
    const frozen = await freeze(loaded, mkdtempSync(join(tmpdir(), 'holdfast-bench-frozen-')));
    return new Subject(loaded, files, frozen);
  }

  get manifest() {
    return this.loaded.exercise.manifest;
  }

  get stage(): number {
    return this.manifest.stages.length;
  }

  async world(): Promise<WorldBundle> {
    const bundle: { default: WorldBundle } = await import(
      pathToFileURL(join(this.#frozen, 'hidden.mjs')).href
    );
    return bundle.default;
  }

  /** A published version with about as many trials as wanted: one practice and one stress case per family, the rest traffic. */
  versionWith(trials: number): string {
    const families = familiesAtStage(this.manifest, this.stage).length;
    const items = Math.max(1, trials - 2 * families * SEEDS_PER_CASE * TWINS);
    const folder = mkdtempSync(join(this.versionsDir, `${trials}-`));
    writeFileSync(join(folder, 'exercise.json'), JSON.stringify(this.loaded.exercise));
    writeFileSync(join(folder, 'whole.mjs'), this.loaded.bundles.hidden);
    writeFileSync(join(folder, 'hidden.mjs'), sized(items));
    return folder;
  }

  /** `threads`: how many share its trials, as the queue says when processors are idle. */
  job(versionDir: string, { files = this.files, threads = 1 } = {}): GradingJob {
    this.#jobs += 1;
    const { version } = this.manifest;
    return {
      runId: `bench-${this.#jobs}`,
      versionDir,
      version,
      stage: this.stage,
      files: [...files],
      secret: SECRET,
      threads,
    };
  }

  close(): void {
    rmSync(this.versionsDir, { recursive: true, force: true });
    rmSync(join(this.#frozen, '..'), { recursive: true, force: true });
  }
}

/** The exercise's own bundle with other numbers of cases. */
function sized(items: number): string {
  return `import whole from './whole.mjs';
const cases = { practice: 1, stress: 1 };
const { hidden } = whole;
export default {
  practice: { ...whole.practice, cases },
  hidden: { ...hidden, cases, traffic: { ...hidden.traffic, items: ${items} } },
};
`;
}
