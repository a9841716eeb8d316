import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { cardDom } from './card-dom.ts';
import type { Here } from './here.ts';

/** Resting on a name shows its type and its doc comment. */
export function hoverCard(here: Here): Extension {
  return hoverTooltip(async (view, offset) => {
    const card = await here.ask(view, { kind: 'hover', offset });
    if (!card) return null;
    return { pos: card.from, end: card.to, above: true, create: () => ({ dom: cardDom(card) }) };
  });
}
