import type { Ask } from './ask.ts';

export async function findArticle(ask: Ask, text: string, catalogue: { code: string; line: string }[]) {
  const lines = catalogue.map((article) => article.line).join('\n');
  const read = await ask<{ code: string; quantity: number }>(
    { code: 'string', quantity: 'number' },
    `${lines}\n\n${text}`,
  );
  return /^[A-Z]{2}-\d+$/.test(read.code) ? read : undefined;
}
