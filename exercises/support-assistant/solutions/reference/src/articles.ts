import type { Article, Host, Policy } from '../contract.ts';
import { persist } from './persist.ts';

const HITS = 8;

/** Articles that an answer may rest on; undefined when the search cannot be had. */
export async function articlesFor(
  text: string,
  policy: Policy,
  host: Host,
  endsAt: number,
): Promise<Article[] | undefined> {
  const found = await persist(host, endsAt, (options) => host.tools.kbSearch({ text, k: HITS }, options));
  return found?.filter((article) => isInForce(article) && isGoodEnough(article, policy));
}

/** A translation that is older than its original's last change says what was true then. */
export function isInForce({ status, updatedAt, translationOf }: Article): boolean {
  return status === 'live' && (translationOf === null || updatedAt >= translationOf.changedAt);
}

/** An answer has to be right more often than this to be worth more than a hand-off. */
export function threshold({ worth: { right, wrong, handoff } }: Policy): number {
  return (handoff - wrong) / (right - wrong);
}

export function isGoodEnough({ record }: Article, policy: Policy): boolean {
  return record === null || record.right / record.of > threshold(policy);
}
