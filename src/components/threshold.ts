import type { SheetLine } from '#domain/exercise';

/** What the break-even probability is made of, in euro and all positive. */
export interface Threshold {
  benefit: number;
  loss: number;
  handoff: number;
  /** Acting pays when the chance of being right is above this. */
  p: number;
}

const RIGHT = /^(right|resolved|correct)/;
const WRONG = /^wrong/;
/** What holding back costs at its best: a hand-off, or a review. */
const HANDOFF = /^(hand_?off|review)/;

/**
 * The chance of being right above which acting beats handing off: p·B − (1 − p)·L > −h, so p > (L − h)/(L + B).
 * Of several lines of a kind the first counts.
 * `undefined` when the sheet has no line for right, wrong or handed off (or reviewed), or when they do not trade off.
 * @see Chow, IEEE Trans. Inf. Theory 16 (1970) 41–46 (reject option)
 */
export function thresholdOf(sheet: readonly SheetLine[]): Threshold | undefined {
  const euro = (key: RegExp) => sheet.find((line) => key.test(line.key))?.euro;
  const benefit = euro(RIGHT);
  const wrong = euro(WRONG);
  const handed = euro(HANDOFF);
  if (benefit === undefined || wrong === undefined || handed === undefined) return undefined;
  const loss = -wrong;
  const handoff = -handed;
  const p = (loss - handoff) / (loss + benefit);
  return loss + benefit > 0 && p > 0 && p < 1 ? { benefit, loss, handoff, p } : undefined;
}

export interface SheetColumn {
  /** One-based, inclusive. */
  from: number;
  to: number;
  lines: SheetLine[];
}

/** The sheets of an exercise as columns: neighbouring stages with the same sheet share one. */
export function sheetColumns(utility: readonly SheetLine[][], stages: number): SheetColumn[] {
  const columns: SheetColumn[] = [];
  for (let stage = 1; stage <= stages; stage += 1) {
    const lines = utility[Math.min(stage, utility.length) - 1] ?? [];
    const last = columns.at(-1);
    if (last && sameLines(last.lines, lines)) last.to = stage;
    else columns.push({ from: stage, to: stage, lines });
  }
  return columns;
}

function sameLines(a: readonly SheetLine[], b: readonly SheetLine[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
