import type { Manifest } from '#domain/exercise';
import { type ConditionId, conditionsFor, LEVELS, type Level, type Measures } from '#domain/level';
import { type ConditionRow, conditionRow } from './report/report-words.ts';

/** A condition, and what each level above `demo` asks of it, lowest first; null where a level does not ask. */
export interface LevelRow extends Pick<ConditionRow, 'name' | 'what'> {
  asked: (string | null)[];
}

export const ASKING_LEVELS = LEVELS.filter((level): level is Exclude<Level, 'demo'> => level !== 'demo');

const NOTHING_MEASURED = {
  reliability: 0,
  weakestMode: 0,
  weakestFamily: 0,
  vetoes: 0,
  outcome: 0,
  latencyP95Ms: 0,
  tokensRatio: 0,
};

/** What an exercise asks for each level, in the order in which a report shows it. */
export function levelRows({ slo }: Pick<Manifest, 'slo'>): LevelRow[] {
  const measures: Measures = {
    ...NOTHING_MEASURED,
    latencySloMs: slo.p95VirtualMs,
    tokensRatioMax: slo.tokensTimesReference,
  };
  const byLevel = ASKING_LEVELS.map((level) =>
    conditionsFor(level, measures).map((c) => conditionRow({ ...c, met: true }, [])),
  );
  const ids = [...new Set(byLevel.flat().map(({ id }) => id))].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  );
  return ids.flatMap((id) => {
    const found = byLevel.map((rows) => rows.find((row) => row.id === id));
    const [first] = found.filter((row) => row !== undefined);
    return first
      ? [{ name: first.name, what: first.what, asked: found.map((row) => row?.asked ?? null) }]
      : [];
  });
}

const ORDER: ConditionId[] = [
  'reliability',
  'weakest_mode',
  'weakest_family',
  'vetoes',
  'outcome',
  'latency',
  'tokens',
];
