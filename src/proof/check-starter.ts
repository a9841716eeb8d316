import type { Check, StageProof } from '#domain/proof';
import { checked, list, two } from './check.ts';
import { ofRole, type Stage } from './stage.ts';

/** Most that the flawed system may hold up. */
const MOST = 0.3;
/** Below this a family counts as failed: what production-ready asks of the weakest. */
export const FAMILY_BAR = 0.6;

/** Families of a stage that a program fails. */
export function failedFamilies(facts: { families: { id: string; reliability: number | null }[] }): string[] {
  return facts.families.filter((f) => (f.reliability ?? 1) < FAMILY_BAR - 1e-9).map((f) => f.id);
}

/** Check 1: the starter fails, each flaw that is declared does harm, and each family is there for one. */
export function checkStarter(stage: Stage): { check: Check; flaws: StageProof['flaws'] } {
  const [starter] = ofRole(stage, 'starter');
  if (!starter) throw new Error('there is no starter');
  const { reliability, vetoes } = starter.facts;
  const flaws = stage.programs.settings.flaws.map(({ name, title, families }) => ({
    name,
    title,
    named: here(stage, families),
    failed: here(stage, families).filter((id) => failsFor(stage, name, id)),
  }));
  const present = flaws.filter((f) => f.named.length > 0);
  const faults = [
    ...(reliability > MOST
      ? [
          `The starter reaches R ${two(reliability)}; at most ${two(MOST)} is asked. Its flaws do harm in too few families.`,
        ]
      : []),
    ...present.flatMap(({ name, named, failed }) =>
      failed.length > 0
        ? []
        : [`The flaw ${name} does no harm: none of the families that it names (${list(named)}) fails.`],
    ),
    ...(present.length > 0 ? idleFamilies(stage, present) : []),
  ];
  const doing = present.filter((f) => f.failed.length > 0).length;
  const traced = present.length > 0 ? `, ${doing} of ${present.length} flaws do harm` : '';
  return {
    check: checked('1', {
      found: `R ${two(reliability)}, ${vetoes} vetoes${traced}`,
      asked: `R ≤ ${two(MOST)}`,
      faults,
      notes:
        present.length > 0 ? [] : ['No flaws are declared in proof.yaml, so none is traced to a family.'],
    }),
    flaws: present.map(({ name, title, failed }) => ({ name, title, failed })),
  };
}

/** A mutant that plants the flaw alone is the better witness; without one the starter has to do. */
function failsFor(stage: Stage, flaw: string, family: string): boolean {
  const planted = ofRole(stage, 'mutant').filter((m) => m.why.flaw === flaw);
  const witnesses = planted.length > 0 ? planted : ofRole(stage, 'starter');
  return witnesses.some((w) => failedFamilies(w.facts).includes(family));
}

function idleFamilies({ families }: Stage, flaws: readonly { failed: string[] }[]): string[] {
  const hit = new Set(flaws.flatMap((f) => f.failed));
  return families
    .filter(({ id }) => !hit.has(id))
    .map(
      ({ id }) =>
        `The family ${id} fails for no declared flaw: name the flaw that it is there for in proof.yaml, or drop it.`,
    );
}

function here({ families }: Stage, named: readonly string[]): string[] {
  return named.filter((id) => families.some((f) => f.id === id));
}
