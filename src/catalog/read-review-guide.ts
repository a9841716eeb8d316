import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DECISION_RECORD } from '#domain/notes';
import { checkFiles, type SourceFile } from '#domain/program';
import type { GuideComment, GuideSample, KnownMutant, ReviewGuide } from '#domain/review-guide';
import { type Rubric, rubricSchema } from '#domain/rubric';
import { ExerciseError, type Flaw, nearest } from './exercise-error.ts';
import { proofSettingsSchema } from './proof-settings.ts';
import type { LoadedExercise } from './read-exercise.ts';
import { readFiles } from './read-files.ts';
import { foldersIn, readProgram, settingsOf } from './read-programs.ts';
import {
  type CalibrationEntry,
  calibrationFileSchema,
  commentsFileSchema,
  isProgramFolder,
} from './review-files.ts';
import { parseWhy, withoutFrontMatter } from './why.ts';

const RUBRIC = 'review/rubric.yaml';
const NOTES = 'review/mentor-notes.md';
const COMMENTS = 'review/comments.yaml';
const CALIBRATION = 'review/calibration.yaml';

/**
 * What an exercise's folder has for its mentors; every part of it may be missing. Reads `review/`, the notes on the mutants,
 * and the programs that samples name, and never `hidden/`. @throws ExerciseError with every flaw found
 */
export async function readReviewGuide(loaded: LoadedExercise): Promise<ReviewGuide> {
  const { folder } = loaded;
  const flaws: Flaw[] = [];
  const rubric = await settingsOf<Rubric | null>(folder, RUBRIC, rubricSchema.nullable(), null, flaws);
  const notes = await readFile(join(folder, NOTES), 'utf8').catch(() => '');
  const comments = await settingsOf(folder, COMMENTS, commentsFileSchema, [], flaws);
  const entries = await settingsOf(folder, CALIBRATION, calibrationFileSchema, [], flaws);
  if (flaws.length === 0) {
    flaws.push(...(await commentFlaws(loaded, comments)), ...entryFlaws(loaded, entries, rubric));
  }
  const samples =
    flaws.length > 0 ? [] : await Promise.all(entries.map((entry) => readSample(loaded, entry, flaws)));
  if (flaws.length > 0) throw new ExerciseError(folder, flaws);
  return { rubric, notes, comments, mutants: await readMutants(folder), samples };
}

/** Every known mutant as its `why.md` tells it. Whether those are in order is for the proof to say. */
async function readMutants(folder: string): Promise<KnownMutant[]> {
  const dirs = await foldersIn(folder, 'mutants');
  return Promise.all(
    dirs.map(async (dir) => {
      const text = await readFile(join(folder, dir, 'why.md'), 'utf8').catch(() => '');
      const { fails } = parseWhy(`${dir}/why.md`, text).why;
      return { name: dir.slice('mutants/'.length), why: withoutFrontMatter(text), fails };
    }),
  );
}

async function readSample(
  { folder, exercise }: LoadedExercise,
  { name, program, stage, record, predicted, gold }: CalibrationEntry,
  flaws: Flaw[],
): Promise<GuideSample> {
  const files = await programAt(folder, program, exercise.starter, flaws);
  const whole = [
    ...files.filter(({ path }) => path !== DECISION_RECORD),
    { path: DECISION_RECORD, text: record },
  ];
  const checked = checkFiles(whole);
  if (!checked.ok)
    flaws.push(flaw(CALIBRATION, name, 'a work that can be sent in', program, checked.refusal.message));
  return { name, stage, files: whole, predicted: predicted ?? null, gold };
}

async function programAt(
  folder: string,
  program: string,
  starter: readonly SourceFile[],
  flaws: Flaw[],
): Promise<readonly SourceFile[]> {
  if (program === 'starter') return starter;
  const text = (await readFiles(join(folder, program))).find(({ path }) => path === 'why.md')?.text ?? '';
  const { changes = 'starter' } = parseWhy('why.md', text).why;
  if (!isProgramFolder(changes)) {
    const hint = 'A sample is shown to mentors, so it stands on programs alone.';
    flaws.push(flaw(`${program}/why.md`, 'changes', 'a folder with a program', `“${changes}”`, hint));
    return starter;
  }
  return (await readProgram(folder, program, starter, flaws)).files;
}

async function commentFlaws(
  { folder, exercise }: LoadedExercise,
  comments: readonly GuideComment[],
): Promise<Flaw[]> {
  const families = exercise.manifest.stages.flatMap((stage) => stage.families);
  const planted = existsSync(join(folder, 'proof.yaml'))
    ? (await settingsOf(folder, 'proof.yaml', proofSettingsSchema, {}, [])).flaws.map(({ name }) => name)
    : [];
  return comments.flatMap(({ id, family, flaw: about }, i) => [
    ...(comments.findIndex((other) => other.id === id) < i
      ? [
          flaw(
            COMMENTS,
            `${i}.id`,
            'an id of its own',
            `“${id}” again`,
            'An edit finds its comment by the id.',
          ),
        ]
      : []),
    ...unknown(COMMENTS, `${i}.family`, family, families, 'a family of exercise.yaml'),
    ...unknown(COMMENTS, `${i}.flaw`, about, planted, 'a flaw of proof.yaml'),
  ]);
}

function entryFlaws(
  { exercise }: LoadedExercise,
  entries: readonly CalibrationEntry[],
  rubric: Rubric | null,
): Flaw[] {
  const last = exercise.manifest.stages.length;
  const rows = rubric?.rows.map(({ id }) => id) ?? [];
  if (entries.length > 0 && !rubric) {
    const hint = 'Samples are marked by its rows.';
    return [flaw(CALIBRATION, '', `a rubric in ${RUBRIC}`, 'none', hint)];
  }
  return entries.flatMap(({ name, stage, gold }, i) => [
    ...(entries.findIndex((other) => other.name === name) < i
      ? [
          flaw(
            CALIBRATION,
            `${i}.name`,
            'a name of its own',
            `“${name}” again`,
            'Name it after what is to be seen in it.',
          ),
        ]
      : []),
    ...(stage > last
      ? [
          flaw(
            CALIBRATION,
            `${i}.stage`,
            `a stage from 1 to ${last}`,
            String(stage),
            'exercise.yaml lists them.',
          ),
        ]
      : []),
    ...rows
      .filter((row) => !gold[row])
      .map((row) =>
        flaw(CALIBRATION, `${i}.gold`, `a mark for “${row}”`, 'none', `Add “${row}” with points and why.`),
      ),
    ...Object.keys(gold).flatMap((row) =>
      unknown(CALIBRATION, `${i}.gold.${row}`, row, rows, `a row of ${RUBRIC}`),
    ),
  ]);
}

function unknown(
  file: string,
  path: string,
  given: string | undefined,
  known: readonly string[],
  expected: string,
): Flaw[] {
  if (given === undefined || known.includes(given)) return [];
  const near = nearest(given, known);
  const hint = near ? `Did you mean “${near}”?` : `Known: ${known.join(', ') || 'none'}.`;
  return [flaw(file, path, expected, `“${given}”`, hint)];
}

function flaw(file: string, path: string, expected: string, found: string, hint: string): Flaw {
  return { file, path, expected, found, hint };
}
