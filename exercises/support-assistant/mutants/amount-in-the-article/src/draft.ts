import type { Claim } from '../contract.ts';
import type { Shape } from './ask.ts';
import { listOf, oneOf, record, TEXT } from './schema.ts';
import type { Lang } from './triage.ts';

export interface Draft {
  reply: string;
  claims: Claim[];
  unanswered: string[];
}

/** The language is fixed by the schema, and there is a field for what the articles do not say. */
export function draftIn(lang: Lang): Shape {
  return {
    name: 'draft',
    system:
      'Answer only from the articles. Name the article for every fact. List what the articles do not answer.',
    schema: record({
      reply: TEXT,
      lang: oneOf(lang),
      claims: listOf(record({ key: TEXT, value: TEXT, source: TEXT })),
      unanswered: listOf(TEXT),
    }),
  };
}
