import type { Ask } from './ask.ts';

interface Read {
  code: string;
  quantity: number;
  unlisted: boolean;
}

export async function findArticle(ask: Ask, text: string, catalogue: { code: string; line: string }[]) {
  const lines = catalogue.map((article) => article.line).join('\n');
  const { code, quantity, unlisted } = await ask<Read>(
    { code: 'string', quantity: 'number', unlisted: 'boolean' },
    `${lines}\n\n${text}`,
  );
  return unlisted ? undefined : { code, quantity };
}
