import type { Check } from '#domain/proof';
import { checked, two } from './check.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

const MOST_OUTCOME = 0.7;
const LOW = 0.5;
const LEAST_LOW = 3;

/** Check 4b: what an engineer writes in two hours without the model stays behind. */
export function checkModelNeeded(stage: Stage): Check {
  const solvers = ofRole(stage, 'solver');
  const least = Math.min(LEAST_LOW, stage.families.length - 1);
  const asked = `O ≤ ${two(MOST_OUTCOME)}, ≥ ${least} families below ${two(LOW)}`;
  if (solvers.length === 0) return withoutSolver(stage, asked);
  const best = solvers.reduce((a, b) => (outcomeOf(b) > outcomeOf(a) ? b : a));
  return checked('4b', {
    found: `${best.name}: O ${two(outcomeOf(best))}, ${lowFamilies(best)} families below ${two(LOW)}`,
    asked,
    faults: solvers.flatMap((s) => solverFaults(s, least)),
  });
}

function withoutSolver({ programs }: Stage, asked: string): Check {
  const { noSolver } = programs.settings;
  if (noSolver !== undefined) return checked('4b', { found: 'no solver', asked, notes: [noSolver] });
  return checked('4b', {
    found: 'no solver',
    asked,
    faults: [
      'Nobody has tried to do without the model: put a program of regular expressions and look-ups into solvers/<name>/, or say in proof.yaml under noSolver why there can be none.',
    ],
  });
}

function solverFaults(solver: Subject, least: number): string[] {
  const { name, facts } = solver;
  if (facts.promptTokens > 0)
    return [`The solver ${name} has the model read ${facts.promptTokens} tokens; it is there to do without.`];
  const outcome = outcomeOf(solver);
  const easy = facts.families.filter((f) => (f.reliability ?? 0) >= LOW).map((f) => f.id);
  return [
    ...(outcome > MOST_OUTCOME
      ? [
          `The solver ${name} reaches O ${two(outcome)} without the model: the world is so regular that the exercise teaches string handling. Vary its wording, write values in words, let facts need two passages.`,
        ]
      : []),
    ...(lowFamilies(solver) < least
      ? [
          `The solver ${name} passes ${easy.join(', ')} without the model; at least ${least} families must be out of its reach.`,
        ]
      : []),
  ];
}

function lowFamilies({ facts }: Subject): number {
  return facts.families.filter((f) => (f.reliability ?? 1) < LOW).length;
}

function outcomeOf({ facts }: Subject): number {
  return facts.traffic?.share ?? -1;
}
