import type { Check, StageProof } from '#domain/proof';
import { casesOf } from './cases.ts';
import { checked } from './check.ts';
import { HiddenPrints } from './hidden-prints.ts';
import type { Stage } from './stage.ts';

/** Check 10: nothing that anybody is told of hidden runs holds five words in a row, an id or a number of a hidden input. */
export function checkLeaks(stage: Stage): { check: Check; leaks: StageProof['leaks'] } {
  const prints = printsOf(stage);
  const said = new Map<string, { family: string; found: string[] }>();
  for (const { facts } of stage.subjects) {
    for (const { family, reason } of facts.reasons) {
      if (said.has(reason)) continue;
      const found = prints.foundIn(reason);
      if (found.length > 0) said.set(reason, { family, found });
    }
  }
  const byFamily = Map.groupBy(said.values(), (s) => s.family);
  const shown = stage.subjects.flatMap(({ name, facts }) => {
    const found = prints.foundIn(facts.feedback);
    return found.length > 0 ? [{ name, found }] : [];
  });
  const hits = said.size + shown.length;
  return {
    check: checked('10', {
      found: `${hits} hits for ${prints.size} prints in feedback on ${stage.subjects.length} programs`,
      asked: '0 hits',
      faults: [
        ...[...byFamily].map(
          ([family, list]) =>
            `The judge of ${family} says what stands in a hidden input (“${list[0]?.found[0]}”, in ${list.length} reasons): a reason is one sentence without values of the case.`,
        ),
        ...shown.map(({ name, found }) => `Feedback on ${name} shows “${found[0]}” of a hidden input.`),
      ],
    }),
    leaks: { prints: prints.size, hits },
  };
}

/** What would give hidden inputs away, less what everybody can read. */
function printsOf(stage: Stage): HiddenPrints {
  const prints = new HiddenPrints();
  for (const { spec } of casesOf(stage, ['stress', 'traffic', 'certification'])) prints.add(spec.input);
  const { briefs, modelCard, starter, manifest } = stage.loaded.exercise;
  const practice = casesOf(stage, ['practice']).map(({ spec }) => JSON.stringify(spec.input));
  return prints.without([
    ...practice,
    ...briefs,
    modelCard,
    ...starter.map((f) => f.text),
    stage.loaded.bundles.practice,
    JSON.stringify(manifest),
  ]);
}
