import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { familiesAtStage, isEditable, sheetAtStage } from '#domain/exercise';
import { PRACTICE_SECRET, planTrials, type WorldBundle } from '#grader/plan';
import { exerciseFolder } from '../exercise-folder.ts';
import { UsageError } from '../usage-error.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { CACHE } from './places.ts';

/** What a learner gets, as text: to read it over before anybody else does. */
export const previewCommand: ExerciseCommand = {
  usage: '[<slug or folder>] [--family <id>] [--stage <n>]',
  summary: 'prints what a learner gets: page, brief, files, prices, and practice cases of each family',
  async run(argv) {
    const { values, positionals } = readOptions(argv, {
      family: { type: 'string' },
      stage: { type: 'string' },
    });
    const loaded = await readExercise(exerciseFolder(positionals[0] ?? '.'));
    const { stages } = loaded.exercise.manifest;
    const stage = values.stage === undefined ? 1 : Number(values.stage);
    if (!stages[stage - 1]) throw new UsageError(`--stage is one of 1 to ${stages.length}.`);
    const known = familiesAtStage(loaded.exercise.manifest, stage);
    if (values.family !== undefined && !known.includes(values.family))
      throw new UsageError(`--family is one of ${known.join(', ')}.`);
    const cases = await casesText(loaded, stage, values.family);
    process.stdout.write(values.family === undefined ? `${pageText(loaded, stage)}\n${cases}` : cases);
    return 0;
  },
};

function pageText({ exercise }: LoadedExercise, stage: number): string {
  const { manifest, briefs, modelCard, starter } = exercise;
  const [least, most] = manifest.hours;
  const files = starter.map(
    (f) =>
      `  ${f.path}${isEditable(manifest, f.path) ? '' : '  (read-only)'}  ${f.text.split('\n').length} lines`,
  );
  const prices = sheetAtStage(manifest, stage).map((l) => `  ${l.euro.toFixed(2).padStart(9)}  ${l.label}`);
  return [
    `${manifest.title}  ·  ${manifest.difficulty}  ·  ${least} to ${most} hours  ·  ${manifest.modes.join(' ')}`,
    manifest.problem,
    `\n=== Brief, stage ${stage} of ${manifest.stages.length}: ${manifest.stages[stage - 1]?.title}\n`,
    briefs[stage - 1]?.trimEnd(),
    '\n=== Model card\n',
    modelCard.trimEnd(),
    '\n=== Files\n',
    ...files,
    `\n=== What a ${manifest.item} is worth, in euro\n`,
    ...prices,
  ].join('\n');
}

/** The first practice case of every family, both twins, with the names of the family's seeds. */
async function casesText(loaded: LoadedExercise, stage: number, only: string | undefined): Promise<string> {
  const versionDir = await freeze(loaded, join(CACHE, 'versions'));
  const { default: bundle }: { default: WorldBundle } = await import(
    pathToFileURL(join(versionDir, 'hidden.mjs')).href
  );
  const { manifest } = loaded.exercise;
  const plan = planTrials({ manifest, bundle, stage, suites: ['practice'], secret: PRACTICE_SECRET });
  const families = familiesAtStage(manifest, stage).filter((id) => only === undefined || id === only);
  return families
    .map((id) => {
      const own = plan.filter((p) => p.family === id && p.case === `${id}-1`);
      const title = bundle.practice.families.find((f) => f.id === id)?.title ?? '';
      const seeds = own.filter((p) => p.twin === 'act').map((p) => p.fault);
      const twins = own
        .filter((p) => p.seed === 1)
        .map((p) => `${p.twin}: ${JSON.stringify(p.generate().spec.input, null, 2)}`);
      return `\n=== Practice: ${id} — ${title}\nSeeds: ${seeds.join(' · ')}\n${twins.join('\n')}\n`;
    })
    .join('');
}
