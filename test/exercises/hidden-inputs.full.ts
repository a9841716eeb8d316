import { describe } from 'vitest';
import { tellsNothingOf } from './hidden-inputs.ts';
import { publishedExercises } from './programs.ts';

/** Of mutants those that leave most behind: logs, thrown errors, replies and payments that should not be. */
const LOUD: Record<string, string[]> = {
  'support-assistant': [
    'solutions/agreement',
    'trivial/first-article',
    ...['logs-the-mail', 'refusal-blind', 'whole-mail', 'never-in-capitals', 'self-agreement'].map(
      (name) => `mutants/${name}`,
    ),
  ],
  'model-client': ['trivial/echo', 'mutants/everything-passes', 'mutants/never-crash'],
  'invoice-review': ['trivial/post-everything', 'mutants/bare-review', 'mutants/posts-a-default'],
  'lease-abstracts': ['trivial/first-words', 'mutants/logs-the-pages', 'mutants/repairs-the-cut'],
};

describe.each(publishedExercises())('of %s', (slug) => {
  tellsNothingOf(slug, ['starter', 'solutions/reference', ...(LOUD[slug] ?? [])], slug !== 'model-client');
});
