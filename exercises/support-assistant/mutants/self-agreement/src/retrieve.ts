import type { Article, Host } from '../contract.ts';
import { type Budget, patient } from './model.ts';

/** Articles in force that fit, best first. Archived ones are still indexed, so more are asked for than needed. */
export async function retrieve(query: string, budget: Budget, host: Host): Promise<Article[]> {
  const text = query.slice(0, 2000);
  const found = await patient(
    (timeoutMs) => host.tools.kbSearch({ text, k: 10 }, { timeoutMs }),
    3000,
    budget,
    host,
  );
  return found.filter((article) => article.status === 'live').sort((a, b) => b.score - a.score);
}

/** Every list gets its turn, so that a second question is not crowded out by the first. */
export function merge(lists: Article[][], limit: number): Article[] {
  const out = new Map<string, Article>();
  for (let rank = 0; rank < 10 && out.size < limit; rank++) {
    for (const list of lists) {
      const article = list[rank];
      if (article && out.size < limit) out.set(article.id, article);
    }
  }
  return [...out.values()];
}

export function asContext(articles: Article[]): string {
  let context = '';
  for (const article of articles) {
    const entry = `[${article.id}] (updated ${article.updatedAt}) ${article.text}\n\n`;
    if (context.length + entry.length > 18000) break;
    context += entry;
  }
  return context.trim();
}
