import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Flaw } from '#catalog/exercise-error';
import type { LoadedExercise } from '#catalog/read-exercise';
import { sheetAtStage } from '#domain/exercise';
import type { SuiteName } from '#domain/suite';
import { planTrials, type WorldBundle } from '#grader/plan';

const SUITES: readonly SuiteName[] = ['practice', 'stress', 'traffic'];

/**
 * What is wrong with a world that can be read: families that one side names and the other lacks, cases that cannot be
 * generated, ledger lines that the sheet lacks. Loads the world into this process. Runs no program.
 */
export async function worldFlaws({ exercise }: LoadedExercise, versionDir: string): Promise<Flaw[]> {
  const { manifest } = exercise;
  let bundle: WorldBundle;
  try {
    const module: { default: WorldBundle } = await import(pathToFileURL(join(versionDir, 'hidden.mjs')).href);
    bundle = module.default;
  } catch (error) {
    return [
      flawOf('world', '', 'a world that loads', messageOf(error), 'It fails as soon as it is imported.'),
    ];
  }
  const flaws = familyFlaws(
    manifest.stages.flatMap((s) => s.families),
    bundle,
  );
  if (flaws.length > 0) return flaws;
  return manifest.stages.flatMap((_, i) => caseFlaws(exercise, bundle, i + 1));
}

function familyFlaws(named: readonly string[], bundle: WorldBundle): Flaw[] {
  const defined = (bundle.hidden ?? bundle.practice).families.map((f) => f.id);
  return [
    ...named
      .filter((id) => !defined.includes(id))
      .map((id) =>
        flawOf(
          'exercise.yaml',
          'stages',
          'families that the world defines',
          `“${id}”`,
          `The world has: ${defined.join(', ')}.`,
        ),
      ),
    ...defined
      .filter((id) => !named.includes(id))
      .map((id) =>
        flawOf(
          'world',
          '',
          'families that a stage of exercise.yaml names',
          `“${id}”`,
          'Add it to a stage, or take it out of the world.',
        ),
      ),
  ];
}

function caseFlaws({ manifest }: LoadedExercise['exercise'], bundle: WorldBundle, stage: number): Flaw[] {
  const keys = new Set(sheetAtStage(manifest, stage).map((line) => line.key));
  const seen = new Set<string>();
  const known = new Set((bundle.hidden ?? bundle.practice).tools);
  return planTrials({ manifest, bundle, stage, suites: SUITES, secret: 'lint' }).flatMap((planned) => {
    const place = `${planned.family}, ${planned.twin}`;
    if (seen.has(place)) return [];
    try {
      const { spec } = planned.generate();
      const nameless = Object.keys(spec.scene.tools).filter((name) => !known.has(name));
      for (const name of nameless) known.add(name);
      const flaws = nameless.map((name) => namelessTool(place, name));
      const unknown = Object.keys(spec.best).filter((key) => !keys.has(key));
      if (unknown.length === 0) return flaws;
      seen.add(place);
      return [
        ...flaws,
        flawOf(
          'world',
          place,
          'lines of the utility sheet in “best”',
          unknown.join(', '),
          `The sheet has: ${[...keys].join(', ')}.`,
        ),
      ];
    } catch (error) {
      seen.add(place);
      return [flawOf('world', place, 'a case', messageOf(error), 'Its generator throws for some draw.')];
    }
  });
}

/** Each once, where it is met first. */
function namelessTool(place: string, name: string): Flaw {
  const hint = 'Without its name there, programs do not find it under host.tools.';
  return flawOf('world', place, 'tools that “tools” of defineExercise names', `“${name}”`, hint);
}

function flawOf(file: string, path: string, expected: string, found: string, hint: string): Flaw {
  return { file, path, expected, found, hint };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
