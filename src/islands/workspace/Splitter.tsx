import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { PaneSizes } from './pane-sizes.ts';

interface Props {
  pane: keyof PaneSizes;
  label: string;
  /** Pixels now, at least and at most. */
  size: number;
  range: readonly [number, number];
  onSize(px: number): void;
  onReset(): void;
}

const STEP_PX = 16;
/** In which direction a pane grows: the left one to the right, the right one to the left, the trial upwards. */
const GROWS = {
  left: { axis: 'x', sign: 1 },
  right: { axis: 'x', sign: -1 },
  trial: { axis: 'y', sign: -1 },
} as const;
const KEYS: Record<string, { axis: 'x' | 'y'; by: number }> = {
  ArrowLeft: { axis: 'x', by: -1 },
  ArrowRight: { axis: 'x', by: 1 },
  ArrowUp: { axis: 'y', by: -1 },
  ArrowDown: { axis: 'y', by: 1 },
};

/** The edge between two panes: it is dragged, moved with the arrow keys, and put back by a double click. */
export function Splitter({ pane, label, size, range: [least, most], onSize, onReset }: Props) {
  const { axis, sign } = GROWS[pane];
  const start = useRef({ at: 0, size: 0 });
  const positionOf = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: positionOf(event), size };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onSize(start.current.size + sign * (positionOf(event) - start.current.at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = KEYS[event.key];
    if (key?.axis === axis) onSize(size + sign * key.by * STEP_PX);
    else if (event.key === 'Home') onReset();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      className={`splitter splitter-${pane}`}
      role="separator"
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  );
}
