import type { Check, MutantRow } from '#domain/proof';
import { checked, list, two } from './check.ts';
import { isReady } from './check-solutions.ts';
import { FAMILY_BAR, failedFamilies } from './check-starter.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

/** Plausible wrong programs that a publishable exercise has. */
const LEAST = 12;

/** Check 5: every plausible wrong program stays below production-ready, in the families that its `why.md` names. */
export function checkMutants(stage: Stage): { check: Check; mutants: MutantRow[] } {
  const subjects = ofRole(stage, 'mutant');
  const mutants = subjects.map(rowOf);
  const { isQuick } = stage.effort;
  const least = isQuick ? 1 : LEAST;
  const all = stage.programs.mutants.length;
  const hasOthers = stage.manifest.stages.length > 1;
  const faults = [
    ...subjects.flatMap((s, i) => mutantFaults(s, mutants[i] as MutantRow)),
    // Where each mutant met its own families alone, an empty column tells nothing.
    ...(isQuick ? [] : emptyColumns(stage, mutants)),
    ...(all < least
      ? [
          `There are ${all} mutants; ${least} are asked, one misconception each. Harvest them from submissions that failed.`,
        ]
      : []),
  ];
  const due = mutants.filter((m) => m.excuse === undefined);
  return {
    check: checked('5', {
      found: `${due.filter((m) => m.isKilled).length} of ${due.length}${hasOthers ? `, ${all} over all stages` : ''}`,
      asked: isQuick ? 'all' : `all, ≥ ${least}${hasOthers ? ' over all stages' : ''}`,
      faults,
      notes: isQuick
        ? [
            'Quick: each mutant met the families that it is there for alone, so a family that fails none is not seen.',
          ]
        : twinColumns(stage, mutants),
    }),
    mutants,
  };
}

function rowOf({ name, why, facts }: Subject): MutantRow {
  const excuse =
    why.equivalent ?? (why.redundantWith === undefined ? undefined : `only with ${why.redundantWith}`);
  return {
    name,
    ...(why.flaw !== undefined && { flaw: why.flaw }),
    expected: why.fails,
    failed: failedFamilies(facts),
    isKilled: !isReady(facts.level),
    ...(excuse !== undefined && { excuse }),
  };
}

function mutantFaults({ name, facts }: Subject, { expected, failed, isKilled, excuse }: MutantRow): string[] {
  if (excuse !== undefined) {
    return isKilled
      ? [`The mutant ${name} is killed, though its why.md says that it may live (${excuse}): take that out.`]
      : [];
  }
  const reached = (id: string) => facts.families.find((f) => f.id === id)?.reliability ?? 1;
  const spared = expected
    .filter((id) => !failed.includes(id))
    .map(
      (id) =>
        `The family ${id} does not fail the mutant ${name} that names it: it reaches ${two(reached(id))}, and only below ${two(FAMILY_BAR)} counts. Add a case that what it believes gets wrong.`,
    );
  const nameless =
    expected.length === 0
      ? [`The mutant ${name} names no family that it must fail: add “fails: [...]” to its why.md.`]
      : [];
  if (isKilled) return [...spared, ...nameless];
  return [
    `The mutant ${name} is ${facts.level}: no family, veto or number stops it. A family for what it believes is missing.`,
    ...spared,
    ...nameless,
  ];
}

/** Families that an earlier stage brought had their mutants there. */
function emptyColumns({ families, manifest, number }: Stage, mutants: readonly MutantRow[]): string[] {
  const fresh = manifest.stages[number - 1]?.families ?? [];
  const hit = new Set(mutants.flatMap((m) => m.failed));
  return families
    .filter(({ id }) => fresh.includes(id) && !hit.has(id))
    .map(
      ({ id }) =>
        `The family ${id} fails no mutant: write the wrong program that it is there for, or drop it.`,
    );
}

/** Families that fail exactly the same mutants may be one family too many. */
function twinColumns({ families }: Stage, mutants: readonly MutantRow[]): string[] {
  const columnOf = (id: string) =>
    mutants
      .filter((m) => m.failed.includes(id))
      .map((m) => m.name)
      .join(' ');
  const groups = Map.groupBy(families, ({ id }) => columnOf(id));
  return [...groups]
    .filter(([column, members]) => column !== '' && members.length > 1)
    .map(
      ([, members]) =>
        `${list(members.map((f) => f.id))} fail the same mutants: one of them may be too many.`,
    );
}
