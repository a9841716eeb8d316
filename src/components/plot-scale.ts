/** A linear scale over [min, max] that always holds zero, with room at both ends, and round ticks. */
export interface PlotScale {
  /** Position of a value in percent of the width, 0 to 100. */
  at(value: number): number;
  ticks: number[];
}

const TARGET_TICKS = 4;
const ROOM = 0.04;
/** Less than this apart is drawn as nothing. */
const LEAST_SPAN = 0.01;

/** The scale for bars of these values; an empty or all-zero list gives one of width 1. */
export function plotScale(values: readonly number[]): PlotScale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low < LEAST_SPAN ? 1 : high - low;
  const start = low - span * ROOM;
  const width = span * (1 + 2 * ROOM);
  const step = roundStep(span / TARGET_TICKS);
  const ticks: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= low + span + 1e-9; n += 1) ticks.push(n * step || 0);
  return { at: (value) => round(((value - start) / width) * 100), ticks };
}

/** The next of 1, 2, 5 × 10ⁿ at or above a positive size. */
function roundStep(size: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((f) => f * magnitude >= size - 1e-9) ?? 10;
  return factor * magnitude;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
