import { useState } from 'react';
import { z } from 'zod';

/** Pixels: widths of the side panes, height of the trial. */
const sizesSchema = z.object({ left: z.number(), right: z.number(), trial: z.number() });
export type PaneSizes = z.infer<typeof sizesSchema>;

export const USUAL_SIZES: PaneSizes = { left: 256, right: 392, trial: 316 };
export const SIZE_RANGES: Record<keyof PaneSizes, readonly [number, number]> = {
  left: [180, 560],
  right: [300, 720],
  trial: [140, 640],
};
const KEY = 'holdfast:panes';

/** A size within its range. */
export function inRange(pane: keyof PaneSizes, px: number): number {
  const [least, most] = SIZE_RANGES[pane];
  return Math.round(Math.min(most, Math.max(least, px)));
}

/** Sizes as this browser keeps them; the usual ones where it keeps none, or something else. */
export function readSizes(storage: () => Storage): PaneSizes {
  try {
    const read = sizesSchema.safeParse(JSON.parse(storage().getItem(KEY) ?? 'null'));
    if (!read.success) return USUAL_SIZES;
    const { left, right, trial } = read.data;
    return { left: inRange('left', left), right: inRange('right', right), trial: inRange('trial', trial) };
  } catch {
    return USUAL_SIZES;
  }
}

/** Sizes of the panes, kept from visit to visit. */
export function usePaneSizes() {
  const [sizes, setSizes] = useState(() => readSizes(() => localStorage));
  const set = (pane: keyof PaneSizes, px: number) => {
    const next = { ...sizes, [pane]: inRange(pane, px) };
    setSizes(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // The sizes hold for this visit.
    }
  };
  return { sizes, set, reset: (pane: keyof PaneSizes) => set(pane, USUAL_SIZES[pane]) };
}
