import { canonicalJson, type Json } from '#domain/json';
import type { Check, StageProof } from '#domain/proof';
import type { Trial } from '#domain/trial';
import { casesOf, type GeneratedCase, viewOf } from './cases.ts';
import { checked, list, two } from './check.ts';
import { panelSecret, referenceOf, type Stage } from './stage.ts';
import { surfaceAccuracy } from './surface-classifier.ts';

/** Of all twins, the share in which acting is right. */
const LEAST_ACT = 0.4;
const MOST_ACT = 0.6;
const MOST_SURFACE = 0.6;
const PANELS = 20;
const QUICK_PANELS = 5;

/** Check 8: what is right in one twin is wrong in the other, in equal parts, and the look of the text does not tell which. */
export async function checkTwins(stage: Stage): Promise<{ check: Check; twins: StageProof['twins'] }> {
  const cases = casesOf(stage, ['stress']);
  const acting = cases.filter((c) => isActing(c, stage)).length;
  const share = acting / Math.max(1, cases.length);
  const surface = surfaceOf(stage);
  const both = bothAct(cases, stage);
  const classifier =
    surface === undefined ? 'too few texts to classify' : `surface classifier ${percent(surface)}`;
  return {
    check: checked('8', {
      found: `${Math.round(share * 100)} : ${100 - Math.round(share * 100)}; ${classifier}`,
      asked: '40 : 60 to 60 : 40, ≤ 60 %',
      faults: [
        ...(await familiesWithoutTwins(stage, cases)),
        ...(share < LEAST_ACT || share > MOST_ACT
          ? [
              `Acting is right in ${percent(share)} of the twins; ${percent(LEAST_ACT)} to ${percent(MOST_ACT)} is asked. Both twins act in ${list(both) || 'no family'}: let the second one hold back.`,
            ]
          : []),
        ...(surface !== undefined && surface > MOST_SURFACE
          ? [
              `Length, digits, punctuation and the first word tell the twins apart in ${percent(surface)} of the cases; at most ${percent(MOST_SURFACE)} is asked. Draw both twins from the same wording.`,
            ]
          : []),
      ],
      notes: [
        ...both.map((id) => `In ${id} acting is right in both twins.`),
        ...(stage.effort.isQuick && stage.isLast
          ? [`Quick: the look of the texts is told from ${QUICK_PANELS} of ${PANELS} worlds.`]
          : []),
      ],
    }),
    twins: { act: acting, hold: cases.length - acting, ...(surface !== undefined && { surface }) },
  };
}

/** The reference is run only for families whose twins look alike: there its trials have to tell. */
async function familiesWithoutTwins(stage: Stage, cases: readonly GeneratedCase[]): Promise<string[]> {
  const { bench, number, secret } = stage;
  const pairs = pairsOf(cases);
  const alike = stage.families
    .map((f) => f.id)
    .filter((id) => !pairs.some(([own, other]) => own.family === id && givenText(own) !== givenText(other)));
  if (alike.length === 0) return [];
  const { trials } = await bench.run(referenceOf(stage).files, {
    stage: number,
    suites: ['stress'],
    secret,
    families: alike,
  });
  return alike
    .filter((id) => !pairs.some(([own, other]) => own.family === id && isJudgedApart(own, other, trials)))
    .map(
      (id) =>
        `The family ${id} has no twins: what is right in one of its cases is right in the other, so a program that always does that earns the pair. Make the other twin one in which holding back is right.`,
    );
}

/** Families in which acting is right in every twin. */
function bothAct(cases: readonly GeneratedCase[], stage: Stage): string[] {
  return stage.families
    .map((f) => f.id)
    .filter((id) => cases.every((c) => c.family !== id || isActing(c, stage)));
}

/** Acting is right where the best that can be done is the line of the sheet that pays most, and nothing beside it. */
function isActing({ spec }: GeneratedCase, { sheet }: Stage): boolean {
  const lines = Object.keys(spec.best);
  const top = Math.max(...sheet.map((l) => l.euro));
  return lines.length > 0 && lines.every((key) => sheet.find((l) => l.key === key)?.euro === top);
}

/** Every case that has a twin, with it: twins differ in their inputs, documents or faults, or their judges do. */
function pairsOf(cases: readonly GeneratedCase[]): [own: GeneratedCase, other: GeneratedCase][] {
  const groups = Map.groupBy(cases, nameOf);
  return cases.flatMap((own) => {
    const other = groups.get(nameOf(own))?.find((c) => c.twin !== own.twin);
    return other ? [[own, other] as [GeneratedCase, GeneratedCase]] : [];
  });
}

function nameOf({ family, case: id, seed }: GeneratedCase): string {
  return `${family} ${id} ${seed}`;
}

/** Whether what the reference did in one twin would not be credited in the other, as the other's judge says. */
function isJudgedApart(own: GeneratedCase, other: GeneratedCase, trials: readonly Trial[]): boolean {
  const trial = trials.find((t) => t.case === own.case && t.seed === own.seed && t.twin === own.twin);
  if (!trial?.credited) return false;
  if (trial.ending !== 'returned') return true;
  const judgement = other.spec.judge(viewOf(trial));
  return !(other.spec.accepts as readonly string[]).includes(judgement.verdict);
}

/** What of a case is data: tools and the model are code. */
function givenText({ spec }: GeneratedCase): string {
  const { input, scene, faults } = spec;
  return canonicalJson([input, scene.segments, scene.documents, scene.instructions ?? null, faults ?? null]);
}

/** The twins of many worlds, by the longest text of each input. */
function surfaceOf(stage: Stage): number | undefined {
  const panels = stage.effort.isQuick ? QUICK_PANELS : PANELS;
  const seen = new Map<string, { text: string; label: boolean; group: string }>();
  for (let panel = 1; panel <= panels; panel += 1) {
    for (const { case: id, twin, spec } of casesOf(stage, ['stress'], panelSecret(panel))) {
      const text = longest(stringsOfValues(spec.input));
      seen.set(`${panel} ${id} ${twin} ${text}`, { text, label: twin === 'act', group: `${panel} ${id}` });
    }
  }
  return surfaceAccuracy([...seen.values()]);
}

function stringsOfValues(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOfValues) : [];
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a), '');
}

function percent(share: number): string {
  return `${Math.round(Number(two(share)) * 100)} %`;
}
