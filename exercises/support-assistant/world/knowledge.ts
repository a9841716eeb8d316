import { inDigits, type Rand, type SceneDocument } from 'holdfast/kit';
import type { Banks, Lang } from './banks.ts';
import type { Rule, Shop } from './shop.ts';

/** How often articles of the same author turned out right when somebody checked them. */
export interface TrackRecord {
  right: number;
  of: number;
}

/** An article with what the search tells of it besides its text. */
export interface Article extends SceneDocument {
  lang: Lang;
  /** The English article that it was made from, and when that one last changed. */
  translationOf?: { id: string; changedAt: string };
  /** Nobody has reviewed it; its author's record is all there is. */
  record?: TrackRecord;
}

/** The Portuguese article about a rule; `count` is what it says, in force or not. */
function portuguese(banks: Banks, rule: Rule, count: number, rand: Rand): Omit<Article, 'id' | 'updatedAt'> {
  const { title, sentence } = banks.translated[rule.key] as Banks['translated'][string];
  const value = inDigits(count, rule.unit, 'pt');
  const span = sentence.replace('{value}', value);
  const { before, after } = banks.translatedFrame;
  return {
    title,
    text: `${title}\n${rand.pick(before)} ${span} ${rand.pick(after)}`,
    status: 'live',
    facts: [{ key: rule.key, value, span }],
    near: rule.near,
    lang: 'pt',
  };
}

const DAY_MS = 86_400_000;

/** A date so many days after another one. */
function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A translation that is newer than its original's last change by so many days, or of the same day. */
export function translation(
  banks: Banks,
  rule: Rule,
  id: string,
  rand: Rand,
  days = rand.fork('days').int(0, 15),
): Article {
  const updatedAt = daysAfter(rule.updatedAt, days);
  const translationOf = { id: rule.documentId, changedAt: rule.updatedAt };
  return { ...portuguese(banks, rule, rule.count, rand), id, updatedAt, translationOf };
}

/**
 * A translation that its original has left behind. The search calls it live all the same, so for the model alone it
 * is an old version: only its date beside that of the original tells.
 */
export function outdatedTranslation(banks: Banks, rule: Rule, id: string, rand: Rand): Article {
  const translationOf = { id: rule.documentId, changedAt: rule.updatedAt };
  const updatedAt = daysAfter(rule.updatedAt, -rand.int(5, 160));
  const base = portuguese(banks, rule, rule.oldCount, rand);
  return { ...base, id, updatedAt, translationOf, status: 'archived' };
}

/** What the partner in Porto wrote about a rule and nobody reviewed. */
export function unreviewed(shop: Shop, rule: Rule, record: TrackRecord, rand: Rand): Article {
  const base = portuguese(shop.banks, rule, rule.count, rand);
  return { ...base, id: shop.spareId(rand), updatedAt: daysAfter(rule.updatedAt, 3), record };
}

/** Documents without those about some rules. */
export function withoutRule(documents: readonly Article[], key: string): Article[] {
  return documents.filter((d) => !d.facts.some((f) => f.key === key));
}
