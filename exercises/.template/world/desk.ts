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

/** One world: the catalogue with its codes, what a model would make up, and how good the model is. */
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
  const codeOf = ({ key }: { key: string }) => `${key.slice(0, 2).toUpperCase()}-${numbers.pop()}`;
  const codes = new Map<string, string>();
  const catalogue = rand
    .fork('order')
    .shuffle(banks.articles)
    .map((article): SceneDocument => {
      const code = codeOf(article);
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
  const inventions = banks.absent.map((article): [string, Invention] => {
    const code = codeOf(article);
    return [article.key, { value: code, sentence: `${code}: ${article.name}` }];
  });
  const competence = competenceOf(CARD, rand.fork('competence'));
  return { banks, catalogue, codes, inventions: Object.fromEntries(inventions), competence };
}
