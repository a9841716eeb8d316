import type { ModeId } from '#domain/mode';
import type { FamilyResult, ModeResult, SuiteResult } from '#domain/report';
import { passHatK, weightedMean } from '#domain/scoring';
import { depthOf, type SuiteName } from '#domain/suite';
import type { TrialSummary } from '#domain/trial';
import { noVerdicts, VETO_KINDS, type Verdict } from '#domain/verdict';

export interface FamilyInfo {
  id: string;
  title: string;
  mode: ModeId;
  weight: number;
}

/** Folds the trials of a suite with twins: case by pass^k over pairs, then family, mode and the whole. */
export function suiteResult(
  suite: SuiteName,
  trials: readonly TrialSummary[],
  families: readonly FamilyInfo[],
): SuiteResult {
  const results = families.map((f) =>
    familyResult(
      f,
      trials.filter((t) => t.family === f.id),
      depthOf(suite),
    ),
  );
  const modes = modeResults(results);
  const critical = trials.filter((t) => t.verdict === 'critical');
  return {
    suite,
    reliability: mean(modes.map((m) => m.reliability)),
    perTry: mean(modes.map((m) => m.perTry)),
    families: results,
    modes,
    vetoes: { total: critical.length, kinds: VETO_KINDS.filter((k) => critical.some((t) => t.veto === k)) },
    trials: trials.length,
  };
}

function familyResult(
  info: FamilyInfo,
  trials: readonly TrialSummary[],
  { seeds, k }: { seeds: number; k: number },
): FamilyResult {
  const verdicts = noVerdicts();
  for (const t of trials) verdicts[t.verdict] += 1;
  const cases = [...Map.groupBy(trials, (t) => t.case).values()]
    .map(pairsOf)
    .filter((pairs) => pairs !== undefined);
  const at = (depth: number) =>
    cases.length === 0
      ? undefined
      : mean(cases.map((pairs) => passHatK(pairs.filter(Boolean).length, pairs.length, depth)));
  return {
    ...info,
    cases: cases.length,
    reliability: at(k),
    perTry: at(1),
    verdicts,
    marks: Array.from({ length: seeds }, (_, i) => worst(trials.filter((t) => t.seed === i + 1))),
  };
}

/** Per seed whether the pair earned credit; undefined when a trial was void, so that the case is not scored. */
function pairsOf(trials: readonly TrialSummary[]): boolean[] | undefined {
  if (trials.some((t) => t.verdict === 'void')) return undefined;
  return [...Map.groupBy(trials, (t) => t.seed).values()].map((pair) => pair.every((t) => t.credited));
}

/** Share of the traffic that may be void before the outcome is no outcome any more. */
const MOST_VOID_TRAFFIC = 0.02;

/**
 * Cases that our side owes, so that the whole is no grade: those of which every trial was void, all of a family that has no
 * case left to be scored by, and the void items of traffic that lost more than one in fifty.
 */
export function voidCases(trials: readonly TrialSummary[]): number {
  const traffic = trials.filter((t) => t.suite === 'traffic');
  const lost = traffic.filter(isVoid).length;
  const families = Map.groupBy(
    trials.filter((t) => t.suite !== 'traffic'),
    (t) => `${t.suite} ${t.family}`,
  );
  const ofFamilies = [...families.values()].map(voidCasesOfFamily).reduce((sum, n) => sum + n, 0);
  return ofFamilies + (lost > MOST_VOID_TRAFFIC * traffic.length ? lost : 0);
}

function voidCasesOfFamily(trials: readonly TrialSummary[]): number {
  const cases = [...Map.groupBy(trials, (t) => t.case).values()];
  if (cases.every((list) => list.some(isVoid))) return cases.length;
  return cases.filter((list) => list.every(isVoid)).length;
}

function isVoid({ verdict }: TrialSummary): boolean {
  return verdict === 'void';
}

/** The mark of a cell: a veto before a failure before our fault before a hand-off that counts. Void where nothing ran. */
export function worst(trials: readonly Pick<TrialSummary, 'verdict' | 'credited'>[]): Verdict {
  if (trials.length === 0) return 'void';
  if (trials.some((t) => t.verdict === 'critical')) return 'critical';
  if (trials.some((t) => !t.credited && t.verdict !== 'void')) return 'fail';
  if (trials.some((t) => t.verdict === 'void')) return 'void';
  return trials.some((t) => t.verdict === 'safe') ? 'safe' : 'ok';
}

function modeResults(families: readonly FamilyResult[]): ModeResult[] {
  const groups = Map.groupBy(families, (f) => f.mode);
  const results = [...groups].map(([mode, members]): ModeResult | undefined => {
    const scored = members.filter((f) => f.reliability !== undefined);
    const of = (pick: (f: FamilyResult) => number | undefined) =>
      weightedMean(scored.map((f) => ({ value: pick(f) ?? 0, weight: f.weight })));
    const reliability = of((f) => f.reliability);
    const perTry = of((f) => f.perTry);
    if (reliability === undefined || perTry === undefined) return undefined;
    return { mode, reliability, perTry, families: members.length };
  });
  return results
    .filter((m) => m !== undefined)
    .sort((a, b) => Number(a.mode.slice(1)) - Number(b.mode.slice(1)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
