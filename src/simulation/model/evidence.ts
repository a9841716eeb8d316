import { occursIn } from '../recognise.ts';
import type { Competence, Fact, Invention, Reading, SceneDocument } from '../scene.ts';

/** What a request puts in front of the model, as far as facts are concerned. */
export interface Evidence {
  contextWords: string;
  contextText: string;
  contextTokens: number;
  documents: readonly SceneDocument[];
  /** Ids of documents that the host handed out in this trial: a span written without that never counts. */
  delivered: ReadonlySet<string>;
}

export interface ReadingRules {
  competence: Competence;
  inventions: Record<string, Invention>;
  canAbstain: boolean;
  forced: { slip: boolean; stale: boolean; fabricate?: 'invented-id' | 'real-id' };
  draw(name: string): number;
}

interface Support {
  fact: Fact;
  document: SceneDocument;
}

/** Where a long context hides things: its middle, from this many tokens on. */
const LONG_CONTEXT = 3_000;
const MISS_IN_THE_MIDDLE = 0.1;

/** What the model believes about a key: evidence gate first, then competence. */
export function readKey(key: string, evidence: Evidence, rules: ReadingRules): Reading {
  const support = supportFor(key, evidence, rules);
  const live = support.filter((s) => s.document.status === 'live');
  const archived = support.filter((s) => s.document.status === 'archived');
  if (support.length === 0) return unsupported(key, evidence, rules);
  const preferStale =
    archived.length > 0 && (live.length === 0 || takesTheOldOne(key, archived, evidence, rules));
  const chosen = (preferStale ? archived[0] : live[0]) as Support;
  const slipped = rules.forced.slip || rules.draw(`slip:${key}`) < rules.competence.slip;
  const { fact, document } = chosen;
  if (slipped) return { kind: 'slip', value: nearMiss(fact.value), quote: fact.span, source: document.id };
  return { kind: preferStale ? 'stale' : 'right', value: fact.value, quote: fact.span, source: document.id };
}

function supportFor(key: string, evidence: Evidence, rules: ReadingRules): Support[] {
  const found: Support[] = [];
  for (const document of evidence.documents) {
    if (!evidence.delivered.has(document.id)) continue;
    for (const fact of document.facts) {
      if (fact.key !== key || !occursIn(fact.span, evidence.contextWords)) continue;
      if (isOverlooked(fact, evidence, rules)) continue;
      found.push({ fact, document });
    }
  }
  return found;
}

/** Whether a sentence that is there is missed, because it lies in the middle of a long context. */
export function isOverlooked(fact: Fact, evidence: Evidence, rules: ReadingRules): boolean {
  if (evidence.contextTokens < LONG_CONTEXT) return false;
  const position = evidence.contextText.indexOf(fact.span) / Math.max(1, evidence.contextText.length);
  if (position < 0.35 || position > 0.65) return false;
  return rules.draw(`middle:${fact.key}`) < MISS_IN_THE_MIDDLE;
}

function takesTheOldOne(key: string, archived: Support[], evidence: Evidence, rules: ReadingRules): boolean {
  const dated = archived.some((s) => evidence.contextText.includes(s.document.updatedAt.slice(0, 10)));
  if (rules.forced.stale && !dated) return true;
  const { staleWithDates, staleWithoutDates } = rules.competence;
  return rules.draw(`stale:${key}`) < (dated ? staleWithDates : staleWithoutDates);
}

function unsupported(key: string, evidence: Evidence, rules: ReadingRules): Reading {
  const { abstainWithField, abstainWithoutField } = rules.competence;
  const abstain = rules.canAbstain ? abstainWithField : abstainWithoutField;
  if (!rules.forced.fabricate && rules.draw(`abstain:${key}`) < abstain) return { kind: 'abstain' };
  const invention = rules.inventions[key];
  if (!invention) return { kind: 'abstain' };
  const how = rules.forced.fabricate ?? (rules.draw(`invent:${key}`) < 0.5 ? 'invented-id' : 'real-id');
  return {
    kind: 'fabricated',
    value: invention.value,
    quote: invention.sentence,
    source: sourceFor(how, evidence, rules),
  };
}

function sourceFor(how: 'invented-id' | 'real-id', evidence: Evidence, rules: ReadingRules): string {
  const real = evidence.documents.filter((d) => evidence.delivered.has(d.id));
  if (how === 'real-id' && real.length > 0) {
    const chosen = real[Math.floor(rules.draw('real-id') * real.length)];
    if (chosen) return chosen.id;
  }
  return `KB-${900 + Math.floor(rules.draw('invented-id') * 99)}`;
}

/** A value of the same form with another number; words for numbers become digits. */
export function nearMiss(value: string): string {
  const digits = /\d+/.exec(value);
  if (!digits) return `${7 + (value.length % 11)} ${value.split(' ').slice(1).join(' ') || value}`;
  const number = Number(digits[0]);
  return value.replace(digits[0], String(number < 10 ? number + 4 : Math.round(number * 1.5) + 1));
}
