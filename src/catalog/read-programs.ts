import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Manifest } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { SourceFile } from '#domain/program';
import { ExerciseError, type Flaw } from './exercise-error.ts';
import {
  type ProofSettings,
  proofSettingsSchema,
  type SurvivorLabel,
  survivorsSchema,
} from './proof-settings.ts';
import { type LoadedExercise, withStarter } from './read-exercise.ts';
import { readFiles } from './read-files.ts';
import { readYaml } from './read-yaml.ts';
import { parseWhy, type Why } from './why.ts';

/** A program of an exercise's folder, whole, with what its `why.md` says. */
export interface NamedProgram {
  name: string;
  files: SourceFile[];
  why: Why;
}

/** Everything that an exercise is proved with, besides what its content hash covers. */
export interface ProofPrograms {
  /** In the manifest's order; the first is the reference. */
  solutions: NamedProgram[];
  mutants: NamedProgram[];
  /** Programs without a model call. */
  solvers: NamedProgram[];
  /** Programs that lack one of two controls, and pass for it. */
  survivors: NamedProgram[];
  settings: ProofSettings;
  labels: SurvivorLabel[];
  /** sha256 over all of it, hex. */
  hash: string;
}

/**
 * Reads the programs and settings of a proof. @throws ExerciseError with every flaw found
 */
export async function readPrograms({ folder, exercise }: LoadedExercise): Promise<ProofPrograms> {
  const { manifest, starter } = exercise;
  const flaws: Flaw[] = [];
  const read = (dir: string) => readProgram(folder, dir, starter, flaws);
  const all = (dirs: readonly string[]) => Promise.all(dirs.map(read));
  const solutions = await all(manifest.solutions.map((name) => `solutions/${name}`));
  const mutants = await all(await foldersIn(folder, 'mutants'));
  const solvers = await all(await foldersIn(folder, 'solvers'));
  const survivors = await all(await foldersIn(folder, 'survivors'));
  const settings = await settingsOf(folder, 'proof.yaml', proofSettingsSchema, {}, flaws);
  const labels = await settingsOf(folder, 'mutants/survivors.yaml', survivorsSchema, [], flaws);
  flaws.push(...nameFlaws(manifest, { mutants, survivors, settings }));
  if (flaws.length > 0) throw new ExerciseError(folder, flaws);
  const parts = [solutions, mutants, solvers, survivors, settings, labels];
  const hash = createHash('sha256').update(canonicalJson(parts)).digest('hex');
  return { solutions, mutants, solvers, survivors, settings, labels, hash };
}

/** Folders below one of the exercise's, as `mutants/impatient`. Empty when there is none. */
export async function foldersIn(folder: string, kind: string): Promise<string[]> {
  if (!existsSync(join(folder, kind))) return [];
  const entries = await readdir(join(folder, kind), { withFileTypes: true });
  return entries
    .filter((e) => e.isDirectory() && !e.name.startsWith('.'))
    .map((e) => `${kind}/${e.name}`)
    .sort();
}

/** One program, whole: laid over what its `why.md` says it changes, and that over the starter. What does not fit is added to `flaws`. */
export async function readProgram(
  folder: string,
  dir: string,
  starter: readonly SourceFile[],
  flaws: Flaw[],
): Promise<NamedProgram> {
  const name = dir.slice(dir.indexOf('/') + 1);
  const files = await readFiles(join(folder, dir));
  const text = files.find((f) => f.path === 'why.md')?.text ?? '';
  const { why, flaws: wrong } = parseWhy(`${dir}/why.md`, text);
  flaws.push(...wrong);
  const code = files.filter((f) => f.path !== 'why.md');
  if (code.length === 0) {
    const hint = 'Only the files that differ from the starter need to be in it.';
    flaws.push({ file: dir, path: '', expected: 'a folder with a program', found: 'none', hint });
  }
  const base = why.changes ? await baseOf(folder, dir, why.changes, flaws) : [];
  return { name, why, files: withStarter(withStarter(starter, base), code) };
}

async function baseOf(folder: string, dir: string, changes: string, flaws: Flaw[]): Promise<SourceFile[]> {
  const base = (await readFiles(join(folder, changes))).filter((f) => f.path !== 'why.md');
  if (base.length > 0) return base;
  flaws.push({
    file: `${dir}/why.md`,
    path: 'changes',
    expected: 'a folder of this exercise with a program',
    found: `“${changes}”`,
    hint: 'Write it from the exercise’s folder, e.g. solutions/reference.',
  });
  return base;
}

/** A file of YAML by its schema; what `absent` stands for where there is no file, or one that does not fit. */
export async function settingsOf<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  absent: unknown,
  flaws: Flaw[],
): Promise<T> {
  const path = join(folder, file);
  if (!existsSync(path)) return schema.parse(absent);
  const read = readYaml(file, await readFile(path, 'utf8'), schema);
  if (read.flaws) {
    flaws.push(...read.flaws);
    return schema.parse(absent);
  }
  return read.value;
}

/** Names that one file takes from another. */
function nameFlaws(
  manifest: Manifest,
  { mutants, survivors, settings }: Pick<ProofPrograms, 'mutants' | 'survivors' | 'settings'>,
): Flaw[] {
  const families = manifest.stages.flatMap((s) => s.families);
  const ofFlaws = settings.flaws.flatMap((f, i) =>
    unknown('proof.yaml', `flaws.${i}.families`, f.families, families, 'a family of exercise.yaml'),
  );
  const ofMutants = mutants.flatMap(({ name, why }) => {
    const file = `mutants/${name}/why.md`;
    const flawNames = settings.flaws.map((f) => f.name);
    return [
      ...unknown(file, 'fails', why.fails, families, 'a family of exercise.yaml'),
      ...unknown(file, 'flaw', listed(why.flaw), flawNames, 'a flaw of proof.yaml'),
      ...unknown(file, 'redundantWith', listed(why.redundantWith), namesOf(mutants), 'another mutant'),
      ...unknown(file, 'controls', why.controls, namesOf(survivors), 'a folder of survivors/'),
    ];
  });
  return [...ofFlaws, ...ofMutants];
}

function unknown(
  file: string,
  path: string,
  names: readonly string[],
  known: readonly string[],
  expected: string,
): Flaw[] {
  const hint = `Known: ${known.join(', ') || 'none'}.`;
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ file, path, expected, found: `“${name}”`, hint }));
}

function listed(one: string | undefined): string[] {
  return one === undefined ? [] : [one];
}

function namesOf(programs: readonly NamedProgram[]): string[] {
  return programs.map((p) => p.name);
}
