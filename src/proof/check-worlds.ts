import type { Check, PanelRow } from '#domain/proof';
import { HOLDS_FROM } from '#domain/scoring';
import { checked, two } from './check.ts';
import { memoriser } from './memoriser.ts';
import { referenceOf, type Stage } from './stage.ts';

const MOST_MEMORISED = 0.1;

/** Check 9: the reference does as well in every world, and who learnt the practice world by heart does nothing. */
export async function checkWorlds(stage: Stage, panels: readonly PanelRow[]): Promise<Check> {
  const { bench, number, secret, manifest } = stage;
  const practised = await bench.run(referenceOf(stage).files, {
    stage: number,
    suites: ['practice'],
    secret,
  });
  const facts = await bench.facts(memoriser(practised.trials, manifest.entry), {
    stage: number,
    suites: ['stress'],
    secret,
  });
  const easy = facts.families.filter((f) => (f.reliability ?? 0) > MOST_MEMORISED).map((f) => f.id);
  const worlds = panels.filter((p) => !p.isCertification);
  const below = worlds.filter((p) => p.reliability < HOLDS_FROM).length;
  return checked('9', {
    found: `memoriser R ${two(facts.reliability)}; reference 1.00 in ${worlds.length - below} of ${worlds.length} worlds`,
    asked: `R ≤ ${two(MOST_MEMORISED)}, equal in every world`,
    faults: [
      ...(facts.reliability > MOST_MEMORISED
        ? [
            `A program that replays the practice suite’s answers reaches R ${two(facts.reliability)}, in ${easy.join(', ')}: hidden cases have the values of practice ones. Draw ids, values and wording from the hidden bank and from rand.`,
          ]
        : []),
      ...(below > 0
        ? [`The reference is below R 1.00 in ${below} of ${worlds.length} worlds: see check 2.`]
        : []),
    ],
  });
}
