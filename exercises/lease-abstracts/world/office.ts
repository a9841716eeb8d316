import { AURORA_2, type Competence, competenceOf, type Rand } from 'holdfast/kit';
import type { Banks, Lang } from './banks.ts';

/** What the office wants of an abstract at the moment. Comes with every file, because it changes. */
export interface Order {
  /** The language of the brief. */
  lang: Lang;
  /** Whether every value needs the sentence it comes from and its page. */
  evidence: boolean;
  /** The most that reading this file may cost, prompts and answers together. */
  budgetTokens: number;
}

/** One world at a stage: wording to draw from, and how good its model is. */
export interface Office {
  banks: Banks;
  stage: number;
  competence: Competence;
}

/** From this stage on legal wants a sentence and a page for every value, and files come in German. */
export const EVIDENCE_FROM = 3;
/** From this stage on reading may cost less. */
const BUDGET_FROM = 4;
const BUDGET_CUT = 0.6;
const TOKENS_BESIDES = 15_000;
const TIMES_THE_TEXT = 2.6;

export function makeOffice(banks: Banks, rand: Rand, stage: number): Office {
  return { banks, stage, competence: competenceOf(AURORA_2, rand.fork('competence')) };
}

export function orderOf({ stage }: Office, lang: Lang, textLength: number): Order {
  const tokens = Math.ceil(textLength / 4) * TIMES_THE_TEXT + TOKENS_BESIDES;
  const budgetTokens = Math.round(tokens * (stage >= BUDGET_FROM ? BUDGET_CUT : 1));
  return { lang, evidence: stage >= EVIDENCE_FROM, budgetTokens };
}
