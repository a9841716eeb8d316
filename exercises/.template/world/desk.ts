import {
  AURORA_2,
  type Competence,
  competenceOf,
  type Invention,
  published,
  type Rand,
  type SceneDocument,
} from 'holdfast/kit';
import type { Banks } from './banks.ts';

/** One world: the catalogue with its codes, what a model would make up (its own line, another's code), and how good the model is. */
export interface Desk {
  banks: Banks;
  catalogue: SceneDocument[];
  codes: ReadonlyMap<string, string>;
  inventions: Record<string, Invention>;
  competence: Competence;
}

/** The model of the shared card, but worse at telling orders from questions beside other work. */
export const CARD = { ...AURORA_2, labelSlipShared: { ...published(0.45), low: 0.35, high: 0.55 } };

export function makeDesk(banks: Banks, rand: Rand): Desk {
  const numbers = rand.fork('codes').shuffle(Array.from({ length: 900 }, (_, i) => i + 100));
  const codes = new Map<string, string>();
  const catalogue = rand
    .fork('order')
    .shuffle(banks.articles)
    .map((article): SceneDocument => {
      const code = `${article.key.slice(0, 2).toUpperCase()}-${numbers.pop()}`;
      codes.set(article.key, code);
      const line = `${code}: ${article.name}`;
      return {
        id: code,
        title: article.name,
        text: line,
        updatedAt: '2026-03-01',
        status: 'live',
        facts: [{ key: article.key, value: code, span: line }],
        near: [],
      };
    });
  const borrowed = rand.fork('inventions').shuffle(catalogue);
  const inventions = banks.absent.map((article, i): [string, Invention] => {
    const code = borrowed[i % borrowed.length]?.id as string;
    return [article.key, { value: code, sentence: `${code}: ${article.name}` }];
  });
  const competence = competenceOf(CARD, rand.fork('competence'));
  return { banks, catalogue, codes, inventions: Object.fromEntries(inventions), competence };
}
