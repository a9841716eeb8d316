import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { shinglesOf } from './wording.ts';

const EXERCISES = fileURLToPath(new URL('../../exercises/', import.meta.url));
/** What learners never read: the hidden bank, and the programs that are right. */
const KEPT_BACK = ['hidden', 'solutions'];
/** Runs of five words that two steps may have in common: a turn of phrase, no sentence. */
const MOST_SHARED = 2;

interface Step {
  family: string;
  text: string;
}

describe.each([
  { slug: 'support-assistant', least: 3, most: 5 },
  { slug: 'model-client', least: 3, most: 5 },
  { slug: 'invoice-review', least: 3, most: 5 },
  { slug: 'lease-abstracts', least: 3, most: 5 },
  { slug: '.template', least: 2, most: 5 },
])('the hints of $slug', ({ slug, least, most }) => {
  const folder = join(EXERCISES, slug);
  let exercise: LoadedExercise['exercise'];
  let steps: Step[];

  beforeAll(async () => {
    ({ exercise } = await readExercise(folder));
    steps = Object.entries(exercise.hints).flatMap(([family, list]) =>
      list.map((text) => ({ family, text })),
    );
  });

  it(`come for every family of every stage, in ${least} to ${most} steps`, () => {
    const families = exercise.manifest.stages.flatMap((s) => s.families);
    expect(Object.keys(exercise.hints).sort()).toEqual([...new Set(families)].sort());
    const others = Object.entries(exercise.hints).filter(([, { length }]) => length < least || length > most);
    expect(others).toEqual([]);
  });

  it('share no five words in a row with a hidden file or a solution', () => {
    const keptBack = new Set(KEPT_BACK.flatMap((dir) => textsIn(join(folder, dir)).flatMap(shinglesOf)));
    expect(keptBack.size).toBeGreaterThan(200);
    expect(steps.flatMap(({ text }) => shinglesOf(text).filter((run) => keptBack.has(run)))).toEqual([]);
  });

  it('name no number that neither brief nor model card has named', () => {
    const told = new Set([...exercise.briefs, exercise.modelCard].flatMap(numbersIn));
    expect(steps.filter(({ text }) => !numbersIn(text).every((n) => told.has(n)))).toEqual([]);
  });

  it('do not repeat themselves from step to step', () => {
    const runs = steps.map(({ family, text }) => ({ family, own: new Set(shinglesOf(text)) }));
    const repeats = runs.flatMap((one, at) =>
      runs
        .slice(at + 1)
        .map((other) => ({
          families: [one.family, other.family],
          shared: [...one.own].filter((run) => other.own.has(run)),
        }))
        .filter(({ shared }) => shared.length > MOST_SHARED),
    );
    expect(repeats).toEqual([]);
  });
});

function textsIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function numbersIn(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}
