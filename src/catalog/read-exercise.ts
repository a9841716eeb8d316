import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Exercise, Manifest } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import { checkFiles, type SourceFile } from '#domain/program';
import { bundleWorld, type WorldBundles } from './bundle-world.ts';
import { ExerciseError, type Flaw } from './exercise-error.ts';
import { readFiles } from './read-files.ts';
import { readHints } from './read-hints.ts';
import { readManifest } from './read-manifest.ts';
import { readMinutes } from './read-minutes.ts';
import { readStaffing } from './read-staffing.ts';

/** A folder read whole: what pages show, the bundles that graders load, and the fixed programs that anchor the outcome. */
export interface LoadedExercise {
  folder: string;
  exercise: Exercise;
  bundles: WorldBundles;
  trivial: { name: string; label: string; files: SourceFile[] }[];
  reference: SourceFile[];
}

const NAMED = 'exercise.yaml names it; only the files that differ from the starter need to be in it.';

/** @throws ExerciseError with every flaw found */
export async function readExercise(path: string): Promise<LoadedExercise> {
  const folder = resolve(path);
  const manifest = await readManifest(folder);
  const flaws: Flaw[] = [];
  const text = async (file: string, what: string) =>
    readFile(join(folder, file), 'utf8').catch(() => {
      flaws.push({
        file,
        path: '',
        expected: what,
        found: 'no file',
        hint: 'Write it; learners read it first.',
      });
      return '';
    });
  const briefs = await Promise.all(manifest.stages.map((s) => text(s.brief, 'the stage’s brief')));
  const modelCard = await text('model-card.md', 'the model card');
  const starter = await program(folder, 'starter', manifest, flaws);
  const overlay = async (dir: string) =>
    withStarter(starter, await program(folder, dir, manifest, flaws, starter));
  const hints = await readHints(folder, manifest, flaws);
  const minutes = await readMinutes(folder, manifest, flaws);
  const staffing = await readStaffing(folder, manifest, flaws);
  const trivial = [];
  for (const { name, label } of manifest.trivial)
    trivial.push({ name, label, files: await overlay(`trivial/${name}`) });
  const reference = await overlay(`solutions/${manifest.solutions[0]}`);
  if (flaws.length > 0) throw new ExerciseError(folder, flaws);
  const bundles = await bundleWorld(folder);
  // Whether it is published yet is no part of what it is: a draft's proof holds for the published one.
  const { status: _, ...content } = manifest;
  const contentHash = hashOf([content, bundles.hidden, starter, trivial, reference]);
  return {
    folder,
    exercise: { manifest, contentHash, briefs, modelCard, starter, hints, minutes, staffing },
    bundles,
    trivial,
    reference,
  };
}

/** A folder of a program: only the files that differ from the starter need to be in it. */
async function program(
  folder: string,
  dir: string,
  manifest: Manifest,
  flaws: Flaw[],
  starter: readonly SourceFile[] = [],
): Promise<SourceFile[]> {
  const files = await readFiles(join(folder, dir));
  const code = files.filter((f) => !f.path.endsWith('why.md'));
  if (code.length === 0) {
    flaws.push({ file: dir, path: '', expected: 'a folder with a program', found: 'none', hint: NAMED });
    return code;
  }
  const whole = withStarter(starter, code);
  const checked = checkFiles(whole);
  if (!checked.ok)
    flaws.push({
      file: dir,
      path: '',
      expected: 'a program',
      found: 'something else',
      hint: checked.refusal.message,
    });
  else if (!whole.some((f) => f.path === manifest.entry)) {
    flaws.push({
      file: dir,
      path: '',
      expected: manifest.entry,
      found: 'no such file',
      hint: 'It is the entry of exercise.yaml.',
    });
  }
  return code;
}

/** A program laid over the starter: what it brings replaces the starter's file of the same name. */
export function withStarter(starter: readonly SourceFile[], files: readonly SourceFile[]): SourceFile[] {
  const brought = new Set(files.map((f) => f.path));
  return [...starter.filter((f) => !brought.has(f.path)), ...files].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

function hashOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${canonicalJson(part)}\n`);
  return hash.digest('hex');
}
