import { tellsNothingOf } from './hidden-inputs.ts';

/** Of the mutants those that leave most behind: logs, thrown errors, replies and payments that should not be. */
tellsNothingOf([
  'starter',
  'solutions/reference',
  'solutions/agreement',
  'trivial/first-article',
  ...['logs-the-mail', 'refusal-blind', 'whole-mail', 'never-in-capitals', 'self-agreement'].map(
    (name) => `mutants/${name}`,
  ),
]);
