import { isEditable } from '#domain/exercise';
import type { Check, PanelRow } from '#domain/proof';
import { HOLDS_FROM } from '#domain/scoring';
import { checked, two } from './check.ts';
import type { Facts } from './facts.ts';
import { memoriser } from './memoriser.ts';
import { referenceOf, type Stage } from './stage.ts';

const MOST_MEMORISED = 0.1;

/** Check 9: the reference does as well in every world, and who learnt the practice world by heart does nothing. */
export async function checkWorlds(stage: Stage, panels: readonly PanelRow[]): Promise<Check> {
  const worlds = panels.filter((p) => !p.isCertification);
  const below = worlds.filter((p) => p.reliability < HOLDS_FROM).length;
  const held = `reference 1.00 in ${worlds.length - below} of ${worlds.length} worlds`;
  const learnt = await memorised(stage);
  const easy = learnt?.families.filter((f) => (f.reliability ?? 0) > MOST_MEMORISED).map((f) => f.id) ?? [];
  return checked('9', {
    found: learnt ? `memoriser R ${two(learnt.reliability)}; ${held}` : held,
    asked: `R ≤ ${two(MOST_MEMORISED)}, equal in every world`,
    faults: [
      ...(learnt && learnt.reliability > MOST_MEMORISED
        ? [
            `A program that replays the practice suite’s answers reaches R ${two(learnt.reliability)}, in ${easy.join(', ')}: hidden cases have the values of practice ones. Draw ids, values and wording from the hidden bank and from rand.`,
          ]
        : []),
      ...(below > 0
        ? [`The reference is below R 1.00 in ${below} of ${worlds.length} worlds: see check 2.`]
        : []),
    ],
    notes: learnt ? [] : ['The entry is not the learner’s to write, so no memoriser can be made of it.'],
  });
}

/** What a program reaches that learnt the practice world by heart; undefined where learners cannot write the entry. */
async function memorised(stage: Stage): Promise<Facts | undefined> {
  const { bench, number, secret, manifest } = stage;
  if (!isEditable(manifest, manifest.entry)) return undefined;
  const { files } = referenceOf(stage);
  const { trials } = await bench.run(files, { stage: number, suites: ['practice'], secret });
  return bench.facts(memoriser(trials, manifest.entry), { stage: number, suites: ['stress'], secret });
}
