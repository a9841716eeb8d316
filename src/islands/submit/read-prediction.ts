import { METRICS, type Metric, type Prediction, predictionSchema } from '#domain/foresight';

/** What stands in the fields, as typed. */
export type PredictionFields = Record<Metric, string>;

export const NO_PREDICTION: PredictionFields = {
  autoResolved: '',
  wrong: '',
  tokensPerItem: '',
  latencyP95Ms: '',
};

/** How a number is asked for: people write per cent and seconds, the record holds shares and milliseconds. */
export const ASKED: Record<Metric, { label: string; unit: string; factor: number }> = {
  autoResolved: { label: 'Handled right, without a person', unit: '% of items', factor: 0.01 },
  wrong: { label: 'Wrong', unit: '% of items', factor: 0.01 },
  tokensPerItem: { label: 'Tokens', unit: 'per item', factor: 1 },
  latencyP95Ms: { label: 'Latency, 95th percentile', unit: 's', factor: 1000 },
};

export type ReadPrediction =
  | { kind: 'none' }
  | { kind: 'complete'; prediction: Prediction }
  | { kind: 'problem'; metric: Metric; message: string };

/** The prediction in the fields; none where all are empty. A comma may stand for the decimal point. */
export function readPrediction(fields: PredictionFields): ReadPrediction {
  if (METRICS.every((m) => fields[m].trim() === '')) return { kind: 'none' };
  const values: Partial<Prediction> = {};
  for (const metric of METRICS) {
    const text = fields[metric]
      .trim()
      .replace(',', '.')
      .replace(/\s*(%|s)$/, '');
    const { label, unit, factor } = ASKED[metric];
    if (text === '')
      return { kind: 'problem', metric, message: `${label}: fill this in too, or leave all four empty.` };
    const value = Number(text) * factor;
    const isFine = predictionSchema.shape[metric].safeParse(value).success;
    if (!isFine) {
      const range = unit === '% of items' ? 'between 0 and 100' : 'of zero or more';
      return { kind: 'problem', metric, message: `${label}: write a number ${range}.` };
    }
    values[metric] = value;
  }
  return { kind: 'complete', prediction: predictionSchema.parse(values) };
}
