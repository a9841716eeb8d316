import {
  type Correlation,
  kr20,
  pointBiserial,
  SMALL_SAMPLE,
  type Suspicion,
  suspicionsOf,
} from '#domain/item-analysis';
import type { ModeId } from '#domain/mode';
import { ok, type Result, refuse } from '#domain/result';
import { consistencyGap, HOLDS_FROM } from '#domain/scoring';
import type { Viewer } from '#domain/viewer';
import type { FamilyOutcome, RunOutcome } from '#store/family-results';
import type { Deps } from './deps.ts';
import { findVersion } from './diff-versions.ts';
import { hideBelow } from './refuse-below.ts';

/** One hidden family over real submissions. Shares are in [0, 1]. */
export interface FamilyStatistic {
  id: string;
  title: string;
  mode: ModeId;
  /** Learners whose latest graded attempt could be scored on it; `p` and `discrimination` speak of them. */
  learners: number;
  /** Share of them who hold it. */
  p: number;
  /** Holding it against the mean of the other families; null where nothing tells the learners apart. */
  discrimination: Correlation | null;
  /** Share who held it at their first attempt, among learners whose first attempt was graded; null when there is none. */
  firstAttempt: number | null;
  /** Mean of P¹ − pass^k: works once, does not hold up. */
  gap: number;
  /** Gradings of an equal program that came out differently from an earlier one. */
  flakes: number;
  voids: number;
  suspicions: Suspicion[];
}

export interface FamilyStatistics {
  version: number;
  stage: number;
  /** Learners with a graded attempt that counts under this version. */
  learners: number;
  submissions: number;
  /** Gradings of a program that was graded before under this version, which is what flakiness is looked for in. */
  repeats: number;
  isSmall: boolean;
  /** Kuder–Richardson 20 over the families, or null where it says nothing. */
  kr20: number | null;
  /** The most suspicious first. */
  families: FamilyStatistic[];
}

/**
 * Difficulty and discrimination of every hidden family, over the work of learners. Of each submission only the newest
 * graded run counts, so one that was regraded counts under the newer version; of each learner only the latest such
 * attempt, because a learner must not weigh by how often they try. For instructors.
 * @param at.version the newest version with graded work when absent
 */
export function familyStatistics(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  at: { stage: number; version?: number | undefined },
): Result<FamilyStatistics> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const number = at.version ?? newestWithWork(store, slug, at.stage);
  const found = findVersion({ store }, slug, number);
  if (!found.ok) return found;
  const { manifest, id } = found.value;
  if (manifest.stages[at.stage - 1] === undefined) {
    return refuse(
      'not_found',
      `Version ${number} has the stages 1 to ${manifest.stages.length}, not ${at.stage}.`,
    );
  }
  const runs = store.familyResults.list(id, at.stage);
  const latest = store.familyResults.latestOrdinals(slug);
  const counted = runs.filter((run) => latest.get(run.submissionId) === run.ordinal);
  return ok({ version: number, stage: at.stage, ...statisticsOf(counted, runs) });
}

/** The newest version at which something counts; the newest of all where nothing does yet, 1 where there is none. */
function newestWithWork(store: Deps['store'], slug: string, stage: number): number {
  const versions = store.exercises.listOf(slug);
  const latest = store.familyResults.latestOrdinals(slug);
  const withWork = versions.find(({ id }) =>
    store.familyResults.list(id, stage).some((run) => latest.get(run.submissionId) === run.ordinal),
  );
  return (withWork ?? versions[0])?.number ?? 1;
}

function statisticsOf(
  counted: readonly RunOutcome[],
  all: readonly RunOutcome[],
): Omit<FamilyStatistics, 'version' | 'stage'> {
  const people = [...Map.groupBy(counted, (run) => run.userId).values()];
  const last = people.map((runs) => runs.reduce((a, b) => (b.attempt > a.attempt ? b : a)));
  const first = counted.filter((run) => run.attempt === 1);
  const repeats = repeatsOf(all);
  const ids = [...new Set(last.flatMap((run) => run.families.map((f) => f.id)))];
  const families = ids.map((id) => familyStatistic(id, { last, first, counted, repeats }));
  const whole = last.map((run) => ids.map((id) => holds(familyIn(run, id))));
  return {
    learners: last.length,
    submissions: counted.length,
    repeats: repeats.length,
    isSmall: last.length < SMALL_SAMPLE,
    kr20: kr20(whole) ?? null,
    families: families.sort(bySuspicion),
  };
}

interface Sample {
  /** One run per learner. */
  last: readonly RunOutcome[];
  first: readonly RunOutcome[];
  counted: readonly RunOutcome[];
  repeats: readonly [RunOutcome, RunOutcome][];
}

function familyStatistic(id: string, { last, first, counted, repeats }: Sample): FamilyStatistic {
  const scored = last.filter((run) => familyIn(run, id)?.reliability !== undefined);
  const passed = scored.map((run) => holds(familyIn(run, id)));
  const discrimination = pointBiserial(
    passed,
    scored.map((run) => restOf(run, id)),
  );
  const outcomes = counted.flatMap((run) => familyIn(run, id) ?? []);
  const figures = {
    p: shareOf(passed) ?? 0,
    discrimination,
    flakes: repeats.filter(([one, other]) => differs(familyIn(one, id), familyIn(other, id))).length,
    voids: outcomes.reduce((sum, f) => sum + f.voids, 0),
  };
  const { title = id, mode = 'M1' } = outcomes[0] ?? {};
  return {
    id,
    title,
    mode,
    learners: scored.length,
    ...figures,
    discrimination: discrimination ?? null,
    firstAttempt: shareOf(first.map((run) => holds(familyIn(run, id)))) ?? null,
    gap: meanGap(outcomes),
    suspicions: scored.length === 0 ? [] : suspicionsOf(figures),
  };
}

/** Gradings of the same program by the same engine, each paired with the first of its kind. */
function repeatsOf(runs: readonly RunOutcome[]): [RunOutcome, RunOutcome][] {
  const known = runs.filter((run) => run.program !== null);
  return [...Map.groupBy(known, (run) => `${run.program} ${run.engine}`).values()].flatMap(
    ([one, ...others]) => others.map((other): [RunOutcome, RunOutcome] => [one as RunOutcome, other]),
  );
}

function familyIn(run: RunOutcome, id: string): FamilyOutcome | undefined {
  return run.families.find((f) => f.id === id);
}

function holds(family: FamilyOutcome | undefined): boolean {
  return (family?.reliability ?? 0) >= HOLDS_FROM;
}

/** Mean pass^k over the other families, in [0, 1]; those that could not be scored are left out. */
function restOf(run: RunOutcome, id: string): number {
  const others = run.families.flatMap((f) =>
    f.id === id || f.reliability === undefined ? [] : [f.reliability],
  );
  return others.length === 0 ? 0 : others.reduce((sum, r) => sum + r, 0) / others.length;
}

function differs(one: FamilyOutcome | undefined, other: FamilyOutcome | undefined): boolean {
  return one?.reliability !== other?.reliability || one?.perTry !== other?.perTry;
}

function meanGap(outcomes: readonly FamilyOutcome[]): number {
  const gaps = outcomes.flatMap(({ perTry, reliability }) =>
    perTry === undefined || reliability === undefined ? [] : [consistencyGap({ perTry, reliability })],
  );
  return gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

function shareOf(values: readonly boolean[]): number | undefined {
  return values.length === 0 ? undefined : values.filter(Boolean).length / values.length;
}

function bySuspicion(a: FamilyStatistic, b: FamilyStatistic): number {
  const rank = (f: FamilyStatistic) => f.suspicions[0]?.rank ?? Number.MAX_SAFE_INTEGER;
  const r = (f: FamilyStatistic) => f.discrimination?.r ?? 1;
  return rank(a) - rank(b) || r(a) - r(b) || a.id.localeCompare(b.id, 'en');
}
