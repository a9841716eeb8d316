import type { Came, Foresight, Metric, PublicForesight } from '#domain/foresight';
import { formatSeconds, formatShare } from '../format.ts';

const NAMES: Record<Metric, string> = {
  autoResolved: 'Handled right, without a person',
  wrong: 'Wrong',
  tokensPerItem: 'Tokens per item',
  latencyP95Ms: 'Latency, 95th percentile',
};

const CAME: Record<Came, string> = { lower: 'lower', 'as predicted': 'as predicted', higher: 'higher' };

/** One predicted number, in words. */
export interface ForesightRow {
  name: string;
  predicted: string;
  tolerance: string;
  /** null where the reader may not know it. */
  actual: string | null;
  came: string;
  isWithin: boolean;
}

/** The lines of a comparison, with what came where that is in it. */
export function foresightRows({ lines }: Foresight | PublicForesight): ForesightRow[] {
  return lines.map((line) => ({
    name: NAMES[line.metric],
    predicted: inUnit(line.metric, line.predicted),
    tolerance: inUnit(line.metric, line.tolerance),
    actual: 'actual' in line && typeof line.actual === 'number' ? inUnit(line.metric, line.actual) : null,
    came: CAME[line.came],
    isWithin: line.came === 'as predicted',
  }));
}

function inUnit(metric: Metric, value: number): string {
  if (metric === 'latencyP95Ms') return formatSeconds(value);
  return metric === 'tokensPerItem' ? String(Math.round(value)) : formatShare(value);
}
