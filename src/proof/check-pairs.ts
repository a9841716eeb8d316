import { withStarter } from '#catalog/read-exercise';
import type { SourceFile } from '#domain/program';
import type { Check } from '#domain/proof';
import { checked, list, notRun } from './check.ts';
import { isReady } from './check-solutions.ts';
import { failedFamilies } from './check-starter.ts';
import { hunt } from './hunt.ts';
import { inLanes } from './lanes.ts';
import { mergeChanges } from './merge-mutants.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

const ASKED = 'all of them';
/** Pairs that nobody asked for: enough to see whether one mutant hides another. */
const MOST_UNASKED = 40;

const NO_SURVIVORS =
  'There is no survivors/: that a control is covered by another one, so that lacking either alone is no mistake, was tried on no program.';

interface Pair {
  one: Subject;
  other: Subject;
  files: SourceFile[];
}

/**
 * Check 5b: two controls off at once are seen, also where either of them alone would do. A mutant that lacks both names in
 * `controls` the programs that lack one; one that is covered by another names it in `redundantWith`, and the two are
 * joined here, as are some mutants of the same family.
 */
export async function checkPairs(
  stage: Stage,
): Promise<{ check: Check; pairs?: { tried: number; killed: number } }> {
  if (stage.effort.isQuick) return { check: notRun('5b', 'left out of a quick proof', ASKED) };
  const pairs = pairsOf(stage);
  const order = stage.families.map((f) => f.id);
  const kills = await inLanes(pairs, ({ one, other, files }) => {
    const named = [...one.why.fails, ...other.why.fails].filter((id) => order.includes(id));
    return hunt(stage, files, [...new Set([...named, ...order])]);
  });
  const alive = pairs.filter((_, i) => kills[i] === null);
  const killed = pairs.length - alive.length;
  const survivors = ofRole(stage, 'survivor');
  const ready = survivors.filter((s) => isReady(s.facts.level)).length;
  return {
    check: checked('5b', {
      found: `${killed} of ${pairs.length}; ${survivors.length > 0 ? `${ready} of ${survivors.length} single controls pass` : 'no single controls'}`,
      asked: ASKED,
      faults: [...alive.map(aliveWords), ...survivors.flatMap(survivorFaults), ...unjoined(stage, pairs)],
      notes: stage.isLast && stage.programs.survivors.length === 0 ? [NO_SURVIVORS] : [],
    }),
    pairs: { tried: pairs.length, killed },
  };
}

function pairsOf(stage: Stage): Pair[] {
  const mutants = ofRole(stage, 'mutant').filter((m) => m.why.equivalent === undefined);
  const all = mutants.flatMap((one, i) => mutants.slice(i + 1).map((other) => ({ one, other })));
  const asked = all.filter(({ one, other }) => covers(one, other) || covers(other, one));
  const unasked = all.filter(
    ({ one, other }) =>
      one.why.redundantWith === undefined &&
      other.why.redundantWith === undefined &&
      one.why.fails.some((id) => other.why.fails.includes(id)),
  );
  return [...joinedPairs(stage, asked), ...joinedPairs(stage, unasked).slice(0, MOST_UNASKED)];
}

function covers(one: Subject, other: Subject): boolean {
  return one.why.redundantWith === other.name;
}

function joinedPairs(stage: Stage, pairs: readonly Omit<Pair, 'files'>[]): Pair[] {
  return pairs.flatMap((pair) => {
    const files = joined(stage, pair);
    return files ? [{ ...pair, files }] : [];
  });
}

/** Both changes in one program; undefined where they start from different ones or change the same lines. */
function joined(stage: Stage, { one, other }: Omit<Pair, 'files'>): SourceFile[] | undefined {
  if (one.why.changes === undefined || one.why.changes !== other.why.changes) return undefined;
  const base = stage.programs.solutions.find((s) => `solutions/${s.name}` === one.why.changes);
  if (!base) return undefined;
  return mergeChanges(withStarter(stage.loaded.exercise.starter, base.files), one.files, other.files);
}

function aliveWords({ one, other }: Pair): string {
  return `The mutants ${one.name} and ${other.name} together pass everything: a family that tells them is missing.`;
}

function survivorFaults({ name, facts }: Subject): string[] {
  if (isReady(facts.level)) return [];
  const failed = failedFamilies(facts);
  return [
    `The program survivors/${name} is ${facts.level}${failed.length > 0 ? `: ${list(failed)} ${failed.length === 1 ? 'fails' : 'fail'} it` : ''}. The control that it lacks is not covered by the other one: make it a mutant.`,
  ];
}

function unjoined(stage: Stage, pairs: readonly Pair[]): string[] {
  return ofRole(stage, 'mutant')
    .filter(({ name, why }) => {
      const names = [name, why.redundantWith ?? ''];
      return (
        why.redundantWith !== undefined &&
        !pairs.some((p) => names.includes(p.one.name) && names.includes(p.other.name))
      );
    })
    .map(
      ({ name, why }) =>
        `The mutant ${name} cannot be joined with ${why.redundantWith}, which its why.md names: both change the same lines, start from different programs, or belong to different stages.`,
    );
}
