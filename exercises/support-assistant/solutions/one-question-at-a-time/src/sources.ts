import type { Article, Policy } from '../contract.ts';

/** Whether an answer may rest on this article: in force, up to date, and good enough for what a wrong answer costs. */
export function mayVouch(article: Article, policy: Policy): boolean {
  if (article.status !== 'live') return false;
  const { translationOf, record, updatedAt } = article;
  if (translationOf && day(updatedAt) < day(translationOf.changedAt)) return false;
  return record === null || worthAnswering(record.right / record.of, policy);
}

/** Compares what an answer is worth on average with what a hand-off is worth, with the numbers of this ticket. */
function worthAnswering(p: number, { worth }: Policy): boolean {
  return p * worth.right + (1 - p) * worth.wrong > worth.handoff;
}

/** Dates of the knowledge base compare as text when they are cut to the day. */
function day(date: string): string {
  return date.slice(0, 10);
}
