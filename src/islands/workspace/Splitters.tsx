import type { usePaneSizes } from './pane-sizes.ts';
import { SIZE_RANGES } from './pane-sizes.ts';
import { Splitter } from './Splitter.tsx';

const LABELS = {
  left: 'Width of brief and files',
  right: 'Width of practice',
  trial: 'Height of the trial',
} as const;

/** The movable edges of wide screens. */
export function Splitters({
  panes,
  hasTrial,
}: {
  panes: ReturnType<typeof usePaneSizes>;
  hasTrial: boolean;
}) {
  const shown = hasTrial ? (['left', 'right', 'trial'] as const) : (['left', 'right'] as const);
  return shown.map((pane) => (
    <Splitter
      key={pane}
      pane={pane}
      label={LABELS[pane]}
      size={panes.sizes[pane]}
      range={SIZE_RANGES[pane]}
      onSize={(px) => panes.set(pane, px)}
      onReset={() => panes.reset(pane)}
    />
  ));
}
