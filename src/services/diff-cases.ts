import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canonicalJson } from '#domain/json';
import { ok, type Result, refuse } from '#domain/result';
import type { SuiteName } from '#domain/suite';
import type { VersionChange } from '#domain/version-diff';
import type { Viewer } from '#domain/viewer';
import { type PlannedTrial, planTrials, type WorldBundle } from '#grader/plan';
import type { Deps } from './deps.ts';
import { findVersion } from './diff-versions.ts';
import { hideBelow } from './refuse-below.ts';

type CaseDeps = Pick<Deps, 'store' | 'exercises' | 'authoring'>;

const SUITES: readonly SuiteName[] = ['practice', 'stress', 'traffic'];

/** What a trial is made of, as text: one per part, so that it can be told which of them differ. */
interface Making {
  input: string;
  /** Faults, and of the scene whatever is data: documents, routes, what the model is told of. */
  surroundings: string;
}

/**
 * Which families meet other cases under another version, with this school's own hidden values, in sentences: how many
 * inputs are others, and in how many only what surrounds the input is. A check that alone changed shows in neither. For
 * the command line: it loads both worlds into this process.
 */
export async function diffCases(
  { store, exercises, authoring }: CaseDeps,
  viewer: Viewer,
  slug: string,
  between: { from: number; to: number },
): Promise<Result<VersionChange[]>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  if (!authoring) return refuse('conflict', 'This process does not know the hidden values.');
  const from = findVersion({ store }, slug, between.from);
  if (!from.ok) return from;
  const to = findVersion({ store }, slug, between.to);
  if (!to.ok) return to;
  const worlds = await Promise.all(
    [from.value, to.value].map(async (version) => ({
      manifest: version.manifest,
      bundle: await bundleIn(exercises.folderOf(version)),
      secret: authoring.secret,
    })),
  );
  const stages = Math.min(...worlds.map(({ manifest }) => manifest.stages.length));
  const changes = Array.from({ length: stages }, (_, index) => {
    const stage = index + 1;
    const [before, after] = worlds.map((world) => byFamily(planTrials({ ...world, stage, suites: SUITES })));
    return before && after ? changesOf(before, after, stages === 1 ? '' : `stage ${stage}, `) : [];
  });
  return ok(changes.flat());
}

async function bundleIn(folder: string): Promise<WorldBundle> {
  const bundle: { default?: unknown } = await import(pathToFileURL(join(folder, 'hidden.mjs')).href);
  return bundle.default as WorldBundle;
}

/** By suite and family, in the plan's order: what each trial is made of, by the name that it keeps between versions. */
function byFamily(plan: readonly PlannedTrial[]): Map<string, Map<string, Making>> {
  const families = Map.groupBy(plan, ({ suite, family }) => `${suite}: ${family}`);
  return new Map(
    [...families].map(([name, trials]) => [name, new Map(trials.map((t) => [nameOf(t), makingOf(t)]))]),
  );
}

function nameOf({ case: id, twin, seed }: PlannedTrial): string {
  return `${id} ${twin} ${seed}`;
}

function makingOf(planned: PlannedTrial): Making {
  const { spec, faults } = planned.generate();
  // Functions are no data: what a tool answers shows only when it is asked.
  return { input: canonicalJson(spec.input), surroundings: JSON.stringify([faults, spec.scene]) };
}

function changesOf(
  before: ReadonlyMap<string, Map<string, Making>>,
  after: ReadonlyMap<string, Map<string, Making>>,
  where: string,
): VersionChange[] {
  return [...after].flatMap(([name, trials]) => {
    const old = before.get(name);
    if (!old) return [];
    const pairs = [...trials].map(([id, making]) => ({ making, was: old.get(id) }));
    const known = pairs.flatMap(({ making, was }) => (was ? [{ making, was }] : []));
    const inputs = known.filter(({ making, was }) => making.input !== was.input).length;
    const around = known.filter(
      ({ making, was }) => making.input === was.input && making.surroundings !== was.surroundings,
    ).length;
    return sentences(`${where}${name}`, {
      trials: pairs.length,
      fresh: pairs.length - known.length,
      inputs,
      around,
    });
  });
}

function sentences(
  name: string,
  { trials, fresh, inputs, around }: { trials: number; fresh: number; inputs: number; around: number },
): VersionChange[] {
  const parts = [
    fresh > 0 && `${fresh} of ${trials} trials are new`,
    inputs > 0 && `${inputs} of ${trials} have another input`,
    around > 0 && `${around} of ${trials} have the same input in other surroundings`,
  ].filter(Boolean);
  return parts.length === 0 ? [] : [{ area: 'cases', text: `${name}: ${parts.join(', ')}.` }];
}
