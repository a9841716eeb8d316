import type { JsonObject, Rand, Scene } from 'holdfast/kit';
import type { Article } from './banks.ts';
import type { Desk } from './desk.ts';
import { model } from './model.ts';

const EPOCH_MS = Date.UTC(2026, 2, 3, 8, 40);

export interface Parts {
  article: Article;
  kind: 'order' | 'question';
}

export interface Written {
  input: JsonObject;
  scene: Scene;
  quantity: number;
}

/** A message as somebody writes it, and the scene around it. */
export function write({ banks, ...desk }: Desk, rand: Rand, { article, kind }: Parts): Written {
  const amount = rand.fork('amount').pick(banks.amounts);
  const sentences = kind === 'order' ? banks.orders : banks.questions;
  const at = rand.fork('sentence').int(0, sentences.length - 1);
  const what = `${amount.said} of ${rand.fork('said').pick(article.said)}`;
  const text = (sentences[at] as string).replace('{what}', what);
  const labels = { kind, quantity: amount.count };
  return {
    input: { id: `M-${rand.fork('id').int(10_000, 99_999)}`, text },
    quantity: amount.count,
    scene: {
      epochMs: EPOCH_MS,
      segments: [{ id: 'message', text, asks: [article.key], labels, live: true }],
      documents: desk.catalogue,
      inventions: desk.inventions,
      competence: desk.competence,
      tools: { catalogue },
      model,
    },
  };
}

/** `catalogue`: every article there is. */
const catalogue: Scene['tools'][string] = {
  latencyMs: 60,
  answer: (_args, { documents }) => ({
    value: documents.map(({ id, text }) => ({ code: id, line: text })),
    delivers: documents.map((d) => d.id),
  }),
};
