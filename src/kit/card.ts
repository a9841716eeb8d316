import type { Rand } from '#simulation/random';
import { COMPETENCE, type Competence, jittered } from '#simulation/scene';

/** One number of a model: what worlds are drawn around, and the range that its card tells learners. */
export interface CardLine {
  typical: number;
  low: number;
  high: number;
}

/** What is published of a model's competence, line by line. */
export type ModelCard = Readonly<Record<keyof Competence, CardLine>>;

/** Worlds move a typical number by up to a fifth. */
const JITTER = 0.2;

/** A line whose range is just wide enough for every world. */
export function published(typical: number): CardLine {
  return { typical, low: typical * (1 - JITTER), high: Math.min(1, typical * (1 + JITTER)) };
}

/** The model that exercises share, with ranges as a card states them: rounded outwards to what reads well. */
export const AURORA_2: ModelCard = {
  slip: { typical: COMPETENCE.slip, low: 0.02, high: 0.04 },
  staleWithoutDates: { typical: COMPETENCE.staleWithoutDates, low: 0.35, high: 0.55 },
  staleWithDates: { typical: COMPETENCE.staleWithDates, low: 0.03, high: 0.05 },
  abstainWithField: { typical: COMPETENCE.abstainWithField, low: 0.45, high: 0.75 },
  abstainWithoutField: { typical: COMPETENCE.abstainWithoutField, low: 0.05, high: 0.1 },
  driftFree: { typical: COMPETENCE.driftFree, low: 0.2, high: 0.3 },
  driftFixed: { typical: COMPETENCE.driftFixed, low: 0.01, high: 0.03 },
  labelSlipShared: { typical: COMPETENCE.labelSlipShared, low: 0.09, high: 0.15 },
  quotedConfusion: { typical: COMPETENCE.quotedConfusion, low: 0.25, high: 0.45 },
  fenceInText: { typical: COMPETENCE.fenceInText, low: 0.2, high: 0.3 },
  brokenInJsonObject: { typical: COMPETENCE.brokenInJsonObject, low: 0.03, high: 0.05 },
  flip: { typical: COMPETENCE.flip, low: 0.01, high: 0.03 },
  contextTokens: { typical: COMPETENCE.contextTokens, low: 8_000, high: 8_000 },
  looseSchema: { typical: COMPETENCE.looseSchema, low: 0.05, high: 0.15 },
  brokenArguments: { typical: COMPETENCE.brokenArguments, low: 0.02, high: 0.04 },
  obeySystem: { typical: COMPETENCE.obeySystem, low: 0.75, high: 1 },
  obeyBare: { typical: COMPETENCE.obeyBare, low: 0.65, high: 1 },
  obeyMarked: { typical: COMPETENCE.obeyMarked, low: 0.2, high: 0.4 },
};

/** One world's exact numbers, hidden from learners: the card's typical ones, each moved by up to ±20 %. */
export function competenceOf(card: ModelCard, rand: Rand): Competence {
  const lines = Object.entries(card).map(([name, { typical }]) => [name, typical]);
  return jittered(Object.fromEntries(lines) as Competence, rand);
}

/**
 * What of a world's numbers its card does not cover, one sentence each; empty when the card tells the truth.
 * An exercise's test asks this of every world it looks at.
 */
export function cardFlaws(card: ModelCard, competence: Competence): string[] {
  return Object.entries(card).flatMap(([name, { low, high }]) => {
    const exact = competence[name as keyof Competence];
    if (exact >= low && exact <= high) return [];
    return [`${name} is ${exact}; the card says ${low} to ${high}`];
  });
}
