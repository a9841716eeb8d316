import type { Manifest, SheetLine } from '#domain/exercise';
import { familiesAtStage } from '#domain/exercise';
import type { ModeId } from '#domain/mode';
import { depthOf, type SuiteName } from '#domain/suite';
import type { Twin } from '#domain/trial';
import type { CaseSpec, ExerciseWorld, Family, MenuEntry, TrafficKind } from '#kit/define';
import type { Fault, NaturalRates } from '#simulation/fault';
import { NATURAL_RATES } from '#simulation/fault';
import { draw, type Key, keyOf, Rand } from '#simulation/random';
import { priceOf } from './judge-trial.ts';

/** The public secret: practice draws the same worlds in every browser and on every server. */
export const PRACTICE_SECRET = 'practice';

/** A world bundle's default export: the public one holds `practice` alone. */
export interface WorldBundle {
  practice: ExerciseWorld;
  hidden?: ExerciseWorld;
}

export interface PlannedTrial {
  suite: SuiteName;
  family: string;
  mode: ModeId;
  case: string;
  twin: Twin;
  seed: number;
  fault: string;
  /** Key of everything the simulation draws in this trial; twins share it. Worked out when it is asked for. */
  readonly key: Key;
  tools: readonly string[];
  world: ExerciseWorld;
  rates: NaturalRates | undefined;
  generate(): { spec: CaseSpec; faults: readonly Fault[] };
}

interface PlanInput {
  manifest: Manifest;
  bundle: WorldBundle;
  stage: number;
  suites: readonly SuiteName[];
  secret: string;
}

/** Every trial of the wanted suites, in a fixed order: one of each family first, then family by family. */
export function planTrials(input: PlanInput): PlannedTrial[] {
  return input.suites.flatMap((suite) => {
    const scope = scopeOf(suite, input);
    return suite === 'traffic' ? planTraffic(scope, input.stage) : sampleFirst(planFamilies(scope, input));
  });
}

/** Mean over the traffic of what always acting best would be worth, minor units; 0 where there is no traffic. */
export function perfectOf(plan: readonly PlannedTrial[], sheet: readonly SheetLine[]): number {
  const traffic = plan.filter((p) => p.suite === 'traffic');
  if (traffic.length === 0) return 0;
  return traffic.reduce((sum, p) => sum + priceOf(p.generate().spec.best, sheet), 0) / traffic.length;
}

interface Scope {
  suite: SuiteName;
  world: ExerciseWorld;
  keyFor(...parts: (string | number)[]): Key;
  worldAt(index: number): unknown;
}

function scopeOf(suite: SuiteName, { manifest, bundle, secret, stage }: PlanInput): Scope {
  const isPractice = suite === 'practice';
  const world = isPractice ? bundle.practice : bundle.hidden;
  if (!world) throw new Error(`the ${suite} suite needs the hidden world, which this bundle does not hold`);
  const unknown = manifest.stages
    .flatMap((s) => s.families)
    .find((id) => !world.families.some((f) => f.id === id));
  if (unknown !== undefined)
    throw new Error(`exercise.yaml names the family "${unknown}", which the world does not define`);
  const source = isPractice ? PRACTICE_SECRET : secret;
  // Twins share their key, and all trials of a case the key of the case.
  const keys = new Map<string, Key>();
  const keyFor = (...parts: (string | number)[]) => {
    const name = parts.join('\u0000');
    const key = keys.get(name) ?? keyOf(source, manifest.uuid, manifest.version, suite, ...parts);
    keys.set(name, key);
    return key;
  };
  const worlds = new Map<number, unknown>();
  const worldAt = (index: number) => {
    if (!worlds.has(index)) worlds.set(index, world.makeWorld(new Rand(keyFor('world', index)), stage));
    return worlds.get(index);
  };
  return { suite, world, keyFor, worldAt };
}

function planFamilies(scope: Scope, { manifest, stage }: PlanInput): PlannedTrial[] {
  const wanted = new Set(familiesAtStage(manifest, stage));
  const isNew = new Set(manifest.stages[stage - 1]?.families);
  const { seeds } = depthOf(scope.suite);
  const trials: PlannedTrial[] = [];
  for (const family of scope.world.families) {
    if (!wanted.has(family.id)) continue;
    const cases = casesOf(scope, isNew.has(family.id));
    for (let index = 0; index < cases; index += 1) {
      for (let seed = 1; seed <= seeds; seed += 1) {
        trials.push(
          planTwin(scope, family, index, seed, 'act'),
          planTwin(scope, family, index, seed, 'hold'),
        );
      }
    }
  }
  return trials;
}

function casesOf({ suite, world: { cases } }: Scope, isNew: boolean): number {
  if (suite === 'practice') return cases.practice;
  const hidden = suite === 'certification' ? (cases.certification ?? cases.stress) : cases.stress;
  return isNew ? hidden : Math.min(hidden, cases.again ?? hidden);
}

function planTwin(
  scope: Scope,
  family: Family<unknown>,
  index: number,
  seed: number,
  twin: 'act' | 'hold',
): PlannedTrial {
  const entry = family.menu[(seed - 1) % family.menu.length] as MenuEntry;
  const id = `${family.id}-${index + 1}`;
  return {
    suite: scope.suite,
    family: family.id,
    mode: family.mode,
    case: id,
    twin,
    seed,
    fault: entry.name,
    get key() {
      return scope.keyFor(id, seed);
    },
    tools: scope.world.tools,
    world: scope.world,
    rates: undefined,
    generate: () => {
      const rand = new Rand(scope.keyFor(id));
      const spec = family[twin]({ world: scope.worldAt(index), rand, entry });
      return { spec, faults: spec.faults ?? entry.faults };
    },
  };
}

/** The share of a kind at a stage (1-based). */
function shareAt({ share }: TrafficKind<unknown>, stage: number): number {
  return typeof share === 'number' ? share : (share[Math.min(stage, share.length) - 1] ?? 0);
}

function planTraffic(scope: Scope, stage: number): PlannedTrial[] {
  const { items, kinds: all } = scope.world.traffic;
  const kinds = all.filter((k) => shareAt(k, stage) > 0);
  const total = kinds.reduce((sum, k) => sum + shareAt(k, stage), 0);
  const counts = kinds.map((k) => Math.max(1, Math.round((shareAt(k, stage) / total) * items)));
  return kinds.flatMap((kind, k) =>
    Array.from({ length: counts[k] ?? 0 }, (_, index): PlannedTrial => {
      const id = `${kind.name}-${index + 1}`;
      const entry = { name: 'ordinary traffic', faults: [] };
      return {
        suite: scope.suite,
        family: kind.name,
        mode: kind.mode,
        case: id,
        twin: 'only',
        seed: 1,
        fault: entry.name,
        get key() {
          return scope.keyFor(id, 1);
        },
        tools: scope.world.tools,
        world: scope.world,
        rates: NATURAL_RATES,
        generate: () => {
          const spec = kind.generate({
            world: scope.worldAt(index % 4),
            rand: new Rand(scope.keyFor(id)),
            entry,
          });
          return { spec, faults: [...(spec.faults ?? []), ...naturalFaults(scope.keyFor(id, 1))] };
        },
      };
    }),
  );
}

/** Faults of content at natural rates, for the first answer of a trial. */
function naturalFaults(key: Key): Fault[] {
  const { truncation, refusal, refusalText } = NATURAL_RATES;
  const chance = draw(key, 'content-fault');
  if (chance < truncation) return [{ on: 'model', kind: 'truncate', at: 'mid-string', times: 1 }];
  if (chance < truncation + refusal) return [{ on: 'model', kind: 'refuse', how: 'field', times: 1 }];
  if (chance < truncation + refusal + refusalText)
    return [{ on: 'model', kind: 'refuse', how: 'in-json', times: 1 }];
  return [];
}

/** One trial of every family comes first, so that a hopeless submission shows early. */
function sampleFirst(trials: readonly PlannedTrial[]): PlannedTrial[] {
  const seen = new Set<string>();
  const first = trials.filter((t) => !seen.has(t.family) && seen.add(t.family));
  const chosen = new Set(first);
  return [...first, ...trials.filter((t) => !chosen.has(t))];
}
