import { tellsNothingOf } from './hidden-inputs.ts';

/** Of the mutants those that leave most behind: logs, thrown errors, replies and payments that should not be. */
tellsNothingOf('support-assistant', [
  'starter',
  'solutions/reference',
  'solutions/agreement',
  'trivial/first-article',
  ...['logs-the-mail', 'refusal-blind', 'whole-mail', 'never-in-capitals', 'self-agreement'].map(
    (name) => `mutants/${name}`,
  ),
]);

tellsNothingOf('lease-abstracts', [
  'starter',
  ...['reference', 'rolling'].map((name) => `solutions/${name}`),
  'trivial/first-words',
  ...['logs-the-pages', 'models-own-brief', 'masks-accounts', 'no-text-for-machines'].map(
    (name) => `mutants/${name}`,
  ),
]);
