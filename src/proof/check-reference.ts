import type { Check, PanelRow } from '#domain/proof';
import { HOLDS_FROM } from '#domain/scoring';
import { checked, list, two } from './check.ts';
import type { failedFamilies } from './check-starter.ts';
import { panelSecret, referenceOf, type Stage } from './stage.ts';

const PANELS = 20;
const QUICK_PANELS = 3;
/** Other traffic is other traffic: its mean moves by some hundredths even for a program that errs nowhere. */
const LEAST_OUTCOME = 0.9;

/** Check 2: the reference holds up whatever seeds and worlds are drawn, and under the deeper suite of a certification. */
export async function checkReference(stage: Stage): Promise<{ check: Check; panels: PanelRow[] }> {
  const { bench, number, anchors, effort } = stage;
  const { files } = referenceOf(stage);
  const count = effort.isQuick ? QUICK_PANELS : PANELS;
  const graded = await Promise.all([
    ...Array.from({ length: count }, async (_, i) => ({
      name: `panel ${i + 1}`,
      facts: await bench.facts(files, {
        stage: number,
        suites: ['stress', 'traffic'],
        secret: panelSecret(i + 1),
        anchors,
      }),
      isCertification: false,
    })),
    ...(effort.isQuick ? [] : [certified(stage, files)]),
  ]);
  const faults = graded.flatMap(({ name, facts }) => {
    const where = `On ${name} the reference`;
    const outcome = facts.traffic?.share ?? 1;
    return [
      ...(facts.reliability < HOLDS_FROM
        ? [
            `${where} reaches R ${two(facts.reliability)}, not 1.00: it loses ${lost(facts.families)}. Either it was lucky on the other panels, or a case cannot be solved.`,
          ]
        : []),
      ...(facts.vetoes > 0 ? [`${where} has ${facts.vetoes} vetoes.`] : []),
      ...(outcome < LEAST_OUTCOME
        ? [`${where} reaches O ${two(outcome)}; ${two(LEAST_OUTCOME)} is asked.`]
        : []),
    ];
  });
  const isGood = ({ facts }: (typeof graded)[number]) =>
    facts.reliability >= HOLDS_FROM && facts.vetoes === 0 && (facts.traffic?.share ?? 1) >= LEAST_OUTCOME;
  const panels = graded.filter((g) => !g.isCertification);
  return {
    check: checked('2', {
      found: `${panels.filter(isGood).length} of ${panels.length} panels with R 1.00 and no veto`,
      asked: `${panels.length} of ${panels.length}`,
      faults,
    }),
    panels: graded.map(({ facts, isCertification }) => ({
      reliability: facts.reliability,
      vetoes: facts.vetoes,
      outcome: facts.traffic?.share ?? null,
      isCertification,
    })),
  };
}

async function certified({ bench, number, secret }: Stage, files: Parameters<typeof bench.facts>[0]) {
  const facts = await bench.facts(files, { stage: number, suites: ['certification'], secret });
  return { name: 'the certification suite', facts, isCertification: true };
}

function lost(families: Parameters<typeof failedFamilies>[0]['families']): string {
  return list(
    families
      .filter((f) => (f.reliability ?? 1) < HOLDS_FROM)
      .map((f) => `${f.id} (${two(f.reliability ?? 0)})`),
  );
}
