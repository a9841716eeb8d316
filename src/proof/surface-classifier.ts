/** Whether twins can be told apart by how their text looks, without reading it: logistic regression on four features. */

export interface LabelledText {
  text: string;
  /** True for one of the two kinds. */
  label: boolean;
  /** Texts of one group are never in both the training and the test part. */
  group: string;
}

const FOLDS = 5;
const STEPS = 200;
const RATE = 0.5;
const PENALTY = 0.01;
const FIRST_WORDS = 24;
const WORD = /[\p{L}\p{N}]+/u;

/** Share of texts whose label is guessed right in five folds, in [0, 1]; undefined when there are too few to tell. */
export function surfaceAccuracy(texts: readonly LabelledText[]): number | undefined {
  const groups = [...new Set(texts.map((t) => t.group))].sort();
  if (groups.length < FOLDS * 2) return undefined;
  const foldOf = new Map(groups.map((group, i) => [group, i % FOLDS]));
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isTest = (t: LabelledText) => foldOf.get(t.group) === fold;
    const train = texts.filter((t) => !isTest(t));
    const guess = trained(train);
    right += texts.filter((t) => isTest(t) && guess(t.text) === t.label).length;
  }
  return right / texts.length;
}

/** A classifier made from examples. */
function trained(examples: readonly LabelledText[]): (text: string) => boolean {
  const words = commonFirstWords(examples);
  const raw = examples.map((e) => featuresOf(e.text, words));
  const scale = scalingOf(raw);
  const rows = raw.map(scale);
  const weights = new Array<number>(rows[0]?.length ?? 0).fill(0);
  let bias = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = weights.map((w) => PENALTY * w);
    let biasSlope = 0;
    rows.forEach((row, i) => {
      const miss = (sigmoid(score(row, weights, bias)) - (examples[i]?.label ? 1 : 0)) / rows.length;
      biasSlope += miss;
      for (let j = 0; j < row.length; j += 1) slope[j] = (slope[j] ?? 0) + miss * (row[j] ?? 0);
    });
    bias -= RATE * biasSlope;
    for (let j = 0; j < weights.length; j += 1) weights[j] = (weights[j] ?? 0) - RATE * (slope[j] ?? 0);
  }
  return (text) => score(scale(featuresOf(text, words)), weights, bias) > 0;
}

/** Length, digits, punctuation, and which of the common first words it begins with. */
function featuresOf(text: string, words: readonly string[]): number[] {
  const first = firstWord(text);
  return [
    Math.log1p(text.length),
    Math.log1p(text.match(/\p{N}/gu)?.length ?? 0),
    Math.log1p(text.match(/\p{P}/gu)?.length ?? 0),
    ...words.map((w) => (w === first ? 1 : 0)),
  ];
}

function commonFirstWords(examples: readonly LabelledText[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of examples) counts.set(firstWord(text), (counts.get(firstWord(text)) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, FIRST_WORDS)
    .map(([word]) => word);
}

function firstWord(text: string): string {
  return WORD.exec(text)?.[0].toLowerCase() ?? '';
}

/** To mean 0 and deviation 1, as the examples have it. */
function scalingOf(rows: readonly number[][]): (row: readonly number[]) => number[] {
  const width = rows[0]?.length ?? 0;
  const column = (j: number) => rows.map((r) => r[j] ?? 0);
  const means = Array.from({ length: width }, (_, j) => mean(column(j)));
  const deviations = means.map((m, j) => Math.sqrt(mean(column(j).map((v) => (v - m) ** 2))) || 1);
  return (row) => row.map((v, j) => (v - (means[j] ?? 0)) / (deviations[j] ?? 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

function score(row: readonly number[], weights: readonly number[], bias: number): number {
  return row.reduce((sum, v, j) => sum + v * (weights[j] ?? 0), bias);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
