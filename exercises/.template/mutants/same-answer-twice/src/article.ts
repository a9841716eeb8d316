import type { Ask } from './ask.ts';

interface Read {
  code: string;
  quantity: number;
}

export async function findArticle(ask: Ask, text: string, catalogue: { code: string; line: string }[]) {
  const lines = catalogue.map((article) => article.line).join('\n');
  const read = () => ask<Read>({ code: 'string', quantity: 'number' }, `${lines}\n\n${text}`);
  const [one, other] = [await read(), await read()];
  return one.code !== '' && one.code === other.code ? one : undefined;
}
