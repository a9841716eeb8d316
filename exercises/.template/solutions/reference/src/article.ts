import type { Ask } from './ask.ts';

export interface Found {
  code: string;
  quantity: number;
}

/** What a message orders. The code is that of the line which the model read, and that line must be there. */
export async function findArticle(
  ask: Ask,
  text: string,
  catalogue: { code: string; line: string }[],
): Promise<Found | undefined> {
  const lines = catalogue.map((article) => article.line).join('\n');
  const read = await ask<{ line: string; quantity: number }>(
    { line: 'string', quantity: 'number' },
    `${lines}\n\n${text}`,
  );
  const article = catalogue.find(({ line }) => line === read.line);
  return article && { code: article.code, quantity: read.quantity };
}
