import type { Article, Policy } from '../contract.ts';
import { patiently, type Run } from './model.ts';

const MAX_ARTICLES = 6;
const MAX_CHARACTERS = 10_000;

/** Acting pays when the chance of being right is above this. */
export function threshold(worth: Policy['worth']): number {
  const lost = Math.abs(worth.wrong);
  return (lost - Math.abs(worth.handoff)) / (lost + worth.right);
}

/** Whether an article says what holds today. */
export function inForce(article: Article): boolean {
  if (article.status !== 'live') return false;
  const original = article.translationOf;
  return !original || Date.parse(article.updatedAt) >= Date.parse(original.changedAt);
}

/** The chance that an article is right: nobody has reviewed those that carry a record. */
export function reliability(article: Article): number {
  const { record } = article;
  if (!record) return 1;
  return record.of > 0 ? record.right / record.of : 0;
}

/** What the search finds for these texts, without anything that must not be answered from. */
export async function retrieve(run: Run, texts: string[], policy: Policy): Promise<Article[]> {
  const lists = await Promise.all(
    [...new Set(texts)].map((text) =>
      patiently(run, 3_000, (timeoutMs) =>
        run.host.tools.kbSearch({ text: text.slice(0, 2_000), k: 10 }, { timeoutMs }),
      ),
    ),
  );
  const usable = new Map<string, Article>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      const article = list[rank];
      if (article && inForce(article) && reliability(article) > threshold(policy.worth))
        usable.set(article.id, article);
    }
  }
  const chosen: Article[] = [];
  let characters = 0;
  for (const article of usable.values()) {
    characters += article.text.length;
    if (chosen.length === MAX_ARTICLES || characters > MAX_CHARACTERS) break;
    chosen.push(article);
  }
  return chosen;
}
