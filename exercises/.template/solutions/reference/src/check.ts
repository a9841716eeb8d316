import type { Order } from './shapes.ts';

/** The line stands in the catalogue, and the code is that line's. */
export function isListed({ code, line }: Order, articles: { code: string; line: string }[]): boolean {
  return articles.some((a) => a.code === code && a.line === line);
}
