import { foldersOf, publishedExercises } from './programs.ts';
import { agreesOn } from './two-engines.ts';

/**
 * Of our most-used exercise every fifth mutant too; of the others programs whose results do not lean on what is each engine's
 * own (decision 012). That leaves out starters, which log the interpreter's words, good programs of `model-client`, which draw
 * their pauses with `Math.random`, and the reference of `invoice-review`, which takes logarithms;
 * and what throws out of a call that goes over several lines, which each engine places at another one.
 */
const PROGRAMS: Record<string, string[]> = {
  'support-assistant': [
    'solutions/reference',
    ...foldersOf('support-assistant', 'mutants').filter((_, i) => i % 5 === 0),
  ],
  'invoice-review': ['trivial/review-everything', 'solutions/vendor-history'],
  'lease-abstracts': ['trivial/first-words', 'solutions/reference'],
  'model-client': ['trivial/always-fallback', 'trivial/wait-it-out'],
};

for (const slug of publishedExercises()) agreesOn(slug, PROGRAMS[slug] ?? ['starter', 'solutions/reference']);
