import type { Check, PanelRow } from '#domain/proof';
import { HOLDS_FROM } from '#domain/scoring';
import type { Wanted } from './bench.ts';
import { checked, list, two } from './check.ts';
import type { Facts } from './facts.ts';
import { panelSecret, referenceOf, type Stage, type Subject } from './stage.ts';

const PANELS = 20;
/** The families of an earlier stage run again in the last one. */
const EARLY_PANELS = 5;
const QUICK_PANELS = 2;
/** Other traffic is other traffic: its mean moves by some hundredths even for a program that errs nowhere. */
const LEAST_OUTCOME = 0.9;

interface Panel {
  name: string;
  facts: Facts;
  isCertification: boolean;
}

/** Check 2: the reference holds up whatever seeds and worlds are drawn, and under the deeper suite of a certification. */
export async function checkReference(stage: Stage): Promise<{ check: Check; panels: PanelRow[] }> {
  const graded = await gradedPanels(stage);
  const panels = graded.filter((g) => !g.isCertification);
  const good = panels.filter((p) => panelFaults(p).length === 0).length;
  return {
    check: checked('2', {
      found: `${good} of ${panels.length} panels with R 1.00 and no veto`,
      asked: `${panels.length} of ${panels.length}`,
      faults: graded.flatMap(panelFaults),
      notes:
        stage.effort.isQuick && stage.isLast
          ? [`Quick: ${panels.length} of ${PANELS} panels, and not the certification suite.`]
          : [],
    }),
    panels: graded.map(({ facts, isCertification }) => ({
      reliability: facts.reliability,
      vetoes: facts.vetoes,
      outcome: facts.traffic?.share ?? null,
      isCertification,
    })),
  };
}

function gradedPanels(stage: Stage): Promise<Panel[]> {
  const { bench, number, anchors, effort, isLast, isBrief } = stage;
  const { files } = referenceOf(stage);
  const thorough = isLast ? PANELS : EARLY_PANELS;
  const quick = isBrief ? 1 : QUICK_PANELS;
  const numbers = Array.from({ length: effort.isQuick ? quick : thorough }, (_, i) => i + 1);
  const panels = numbers.map(async (n): Promise<Panel> => {
    const secret = panelSecret(n);
    const wanted: Wanted = {
      stage: number,
      suites: ['stress', 'traffic'],
      secret,
      ...(anchors && { anchors }),
    };
    return { name: `panel ${n}`, facts: await bench.facts(files, wanted), isCertification: false };
  });
  return Promise.all([...panels, ...(effort.isQuick ? [] : [certified(stage, files)])]);
}

function panelFaults({ name, facts }: Panel): string[] {
  const where = `On ${name} the reference`;
  const outcome = facts.traffic?.share ?? 1;
  return [
    ...(facts.reliability < HOLDS_FROM
      ? [
          `${where} reaches R ${two(facts.reliability)}, not 1.00: it loses ${lost(facts)}. Either it was lucky on the other panels, or a case cannot be solved.`,
        ]
      : []),
    ...(facts.vetoes > 0 ? [`${where} has ${facts.vetoes} vetoes.`] : []),
    ...(outcome < LEAST_OUTCOME
      ? [`${where} reaches O ${two(outcome)}; ${two(LEAST_OUTCOME)} is asked.`]
      : []),
  ];
}

async function certified({ bench, number, secret }: Stage, files: Subject['files']): Promise<Panel> {
  const facts = await bench.facts(files, { stage: number, suites: ['certification'], secret });
  return { name: 'the certification suite', facts, isCertification: true };
}

function lost({ families }: Facts): string {
  const below = families.filter((f) => (f.reliability ?? 1) < HOLDS_FROM);
  return list(below.map((f) => `${f.id} (${two(f.reliability ?? 0)})`));
}
