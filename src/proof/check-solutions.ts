import { type Condition, LEVELS, type Level } from '#domain/level';
import type { Check } from '#domain/proof';
import { checked, list, two } from './check.ts';
import { failedFamilies } from './check-starter.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

/** Good programs that a publishable exercise has, the reference among them. */
const LEAST = 4;
/** Of them, the share that must pass each family. */
const LEAST_SHARE = 0.75;

export function isReady(level: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf('production-ready');
}

/** Check 3: legitimate programs of another architecture are production-ready. */
export function checkSolutions(stage: Stage): Check {
  const good = ofRole(stage, 'reference', 'solution');
  const ready = good.filter((s) => isReady(s.facts.level));
  const least = stage.effort.isQuick ? 2 : LEAST;
  const all = stage.programs.solutions.length;
  const faults = [
    ...good.filter((s) => !isReady(s.facts.level)).map((s) => refusedWords(s, good)),
    ...contested(stage, good),
    ...(all < least
      ? [
          `There are ${all} solutions; ${least} are asked, built differently from one another. Give brief, card and starter alone to somebody and add what they build.`,
        ]
      : []),
  ];
  return checked('3', {
    found: `${ready.length} of ${good.length} production-ready`,
    asked: `≥ ${least}, all of them`,
    faults,
  });
}

function refusedWords(subject: Subject, good: readonly Subject[]): string {
  const { name, facts } = subject;
  const failed = failedFamilies(facts);
  const head = `The solution ${name} is ${facts.level}, not production-ready`;
  if (failed.length === 0) return `${head}: ${list(facts.unmet.map(conditionWords))}.`;
  return `${head}: it fails ${list(failed.map((id) => familyWords(subject, id, good)))}. Where what it does is right by the brief, the check is too strict: let it accept that. Where it is wrong, mend it.`;
}

function familyWords({ name, facts }: Subject, id: string, good: readonly Subject[]): string {
  const family = facts.families.find((f) => f.id === id);
  const [refusal] = family?.refusals ?? [];
  const others = good.filter((s) => s.name !== name && !failedFamilies(s.facts).includes(id)).length;
  const why = refusal
    ? `; its ${refusal.twin} cases are refused with “${refusal.reason}” ${refusal.count} times`
    : '';
  return `${id} at ${two(family?.reliability ?? 0)} (${others} ${others === 1 ? 'other solution passes' : 'other solutions pass'} it${why})`;
}

function contested({ families }: Stage, good: readonly Subject[]): string[] {
  return families.flatMap(({ id }) => {
    const passing = good.filter((s) => !failedFamilies(s.facts).includes(id)).length;
    if (passing >= good.length * LEAST_SHARE) return [];
    return [
      `The family ${id} is passed by ${passing} of ${good.length} solutions: it demands one way of doing it.`,
    ];
  });
}

const CONDITION_WORDS: Record<Condition['id'], string> = {
  reliability: 'R',
  weakest_mode: 'its weakest mode',
  weakest_family: 'its weakest family',
  vetoes: 'vetoes',
  outcome: 'O',
  latency: 'p95 latency in ms',
  tokens: 'tokens against the reference',
};

/** `R 0.72, asked ≥ 0.90`. */
export function conditionWords({ id, actual, asked, atMost }: Condition): string {
  const digits = (n: number) => (Number.isInteger(n) ? String(n) : two(n));
  return `${CONDITION_WORDS[id]} ${digits(actual)}, asked ${atMost ? '≤' : '≥'} ${digits(asked)}`;
}
