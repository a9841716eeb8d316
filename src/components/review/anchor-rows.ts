import { plotScale } from '#components/plot-scale.ts';
import type { Anchors } from '#domain/report';

/** One fixed policy as a bar: `zero`, `from` and `width` in percent of the plot, `euro` per 1,000 items. */
export interface AnchorRow {
  label: string;
  kind: 'fixed' | 'reference';
  euro: number;
  zero: number;
  from: number;
  width: number;
}

/** Minor units an item to euro per 1,000 items. */
const PER_THOUSAND = 10;

/** Starter, trivial policies, reference and the best there could be, on one scale that holds zero. */
export function anchorRows(anchors: Anchors): AnchorRow[] {
  const policies = [
    { label: 'Starter, as handed out', kind: 'fixed' as const, minor: anchors.starterMinor },
    ...anchors.trivial.map(({ label, minor }) => ({
      label: `Trivial: ${label}`,
      kind: 'fixed' as const,
      minor,
    })),
    { label: 'Reference', kind: 'reference' as const, minor: anchors.referenceMinor },
    { label: 'Perfect, with hindsight', kind: 'fixed' as const, minor: anchors.perfectMinor },
  ];
  const scale = plotScale(policies.map((p) => p.minor));
  return policies.map(({ label, kind, minor }) => {
    const ends = [scale.at(0), scale.at(minor)].sort((a, b) => a - b);
    const [from = 0, to = 0] = ends;
    return { label, kind, euro: minor * PER_THOUSAND, zero: scale.at(0), from, width: to - from };
  });
}
