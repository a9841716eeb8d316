import { withStarter } from '#catalog/read-exercise';
import type { NamedProgram } from '#catalog/read-programs';
import type { SourceFile } from '#domain/program';
import type { Check } from '#domain/proof';
import { checked, notRun } from './check.ts';
import { hunt } from './hunt.ts';
import { mergeChanges } from './merge-mutants.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

const ASKED = 'all of them';

interface Pair {
  one: Subject;
  other: Subject;
  files: SourceFile[];
}

/** Check 5b, of the last stage: two controls off at once are seen, also where one of them alone is covered by the other. */
export async function checkPairs(
  stage: Stage,
): Promise<{ check?: Check; pairs?: { tried: number; killed: number } }> {
  if (!stage.isLast) return {};
  if (stage.effort.isQuick) return { check: notRun('5b', 'left out of a quick proof', ASKED) };
  const pairs = pairsOf(stage);
  const order = stage.families.map((f) => f.id);
  const kills = await Promise.all(
    pairs.map(({ one, other, files }) => {
      const named = [...one.why.fails, ...other.why.fails].filter((id) => order.includes(id));
      return hunt(stage, files, [...new Set([...named, ...order])]);
    }),
  );
  const alive = pairs.filter((_, i) => kills[i] === null);
  const promised = ofRole(stage, 'mutant').filter((m) => m.why.redundantWith !== undefined);
  const untried = promised.filter((m) => !pairs.some((p) => isPairOf(p, m)));
  return {
    check: checked('5b', {
      found: `${pairs.length - alive.length} of ${pairs.length}`,
      asked: ASKED,
      faults: [
        ...alive.map(
          ({ one, other }) =>
            `The mutants ${one.name} and ${other.name} together pass everything: a family that tells them is missing.`,
        ),
        ...untried.map(
          ({ name, why }) =>
            `The mutant ${name} cannot be joined with ${why.redundantWith}, which its why.md names: both change the same lines, or they start from different programs.`,
        ),
      ],
      notes:
        pairs.length > 0
          ? []
          : ['No two mutants change the same program in different places, so there are no pairs.'],
    }),
    pairs: { tried: pairs.length, killed: pairs.length - alive.length },
  };
}

/** Pairs that must die: of mutants that die alone, and of those that name each other as redundant. */
function pairsOf(stage: Stage): Pair[] {
  const mutants = ofRole(stage, 'mutant').filter((m) => m.why.equivalent === undefined);
  return mutants.flatMap((one, i) =>
    mutants.slice(i + 1).flatMap((other) => {
      if (!isDue(one, other)) return [];
      const files = joined(stage, one, other);
      return files ? [{ one, other, files }] : [];
    }),
  );
}

function isDue(one: Subject, other: Subject): boolean {
  const covers = [one.why.redundantWith, other.why.redundantWith];
  if (covers.every((c) => c === undefined)) return true;
  return one.why.redundantWith === other.name || other.why.redundantWith === one.name;
}

function joined(stage: Stage, one: NamedProgram, other: NamedProgram): SourceFile[] | undefined {
  if (one.why.changes === undefined || one.why.changes !== other.why.changes) return undefined;
  const base = stage.programs.solutions.find((s) => `solutions/${s.name}` === one.why.changes);
  if (!base) return undefined;
  return mergeChanges(withStarter(stage.loaded.exercise.starter, base.files), one.files, other.files);
}

function isPairOf({ one, other }: Pair, mutant: Subject): boolean {
  const names = [one.name, other.name];
  return names.includes(mutant.name) && names.includes(mutant.why.redundantWith ?? '');
}
