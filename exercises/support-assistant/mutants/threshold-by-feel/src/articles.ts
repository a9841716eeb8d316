import type { Article, CallOptions, Host, Policy } from '../contract.ts';
import { Gone } from './ask.ts';
import { note } from './log.ts';

const HITS = 8;
const SEARCH: CallOptions = { timeoutMs: 2_000 };

/** Articles that an answer may rest on. @throws Gone */
export async function articlesFor(
  text: string,
  policy: Policy,
  host: Host,
  endsAt: number,
): Promise<Article[]> {
  const found = await search(host, text, endsAt);
  return found.filter((article) => isInForce(article) && isGoodEnough(article, policy));
}

/** A translation that is older than its original's last change says what was true then. */
export function isInForce({ status, updatedAt, translationOf }: Article): boolean {
  return status === 'live' && (translationOf === null || updatedAt >= translationOf.changedAt);
}

/** An answer has to be right more often than this to be worth more than a hand-off. */
export function threshold({ worth: { right, wrong, handoff } }: Policy): number {
  const isPriced = right > wrong && handoff > wrong;
  return isPriced ? 2 / 3 : 1;
}

export function isGoodEnough({ record }: Article, policy: Policy): boolean {
  return record === null || record.right / record.of > threshold(policy);
}

async function search(host: Host, text: string, endsAt: number): Promise<Article[]> {
  for (let attempt = 0; attempt < 2 && host.clock.now() < endsAt; attempt += 1) {
    try {
      return await host.tools.kbSearch({ text, k: HITS }, SEARCH);
    } catch (error) {
      note(host, 'warn', 'search failed', { attempt, name: (error as Error).name });
    }
  }
  throw new Gone('search unavailable');
}
