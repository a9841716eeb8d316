import { type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { EditorView, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { part } from './card-dom.ts';
import type { Here } from './here.ts';
import type { Signature } from './language-messages.ts';

const setCard = StateEffect.define<Tooltip | null>();

const card = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, tr) {
    for (const effect of tr.effects) if (effect.is(setCard)) return effect.value;
    return shown && tr.docChanged ? { ...shown, pos: tr.changes.mapPos(shown.pos) } : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** While the arguments of a call are written: which parameter it is, and its type. Escape puts it away. */
export function signatureCard(here: Here): Extension {
  const asking = ViewPlugin.define((view) => ({
    update(update: ViewUpdate) {
      if (isOpened(update) || (view.state.field(card) && (update.docChanged || update.selectionSet)))
        void ask(here, view);
    },
  }));
  // Before all keymaps, and false: the key does what else it does, such as to close a list of completions.
  const closing = EditorView.domEventHandlers({
    keydown(event, view) {
      if (event.key === 'Escape' && view.state.field(card)) view.dispatch({ effects: setCard.of(null) });
      return false;
    },
  });
  return [card, asking, Prec.highest(closing)];
}

/** A bracket or a comma was typed. */
function isOpened(update: ViewUpdate): boolean {
  return update.transactions.some((tr) => {
    if (!tr.isUserEvent('input.type')) return false;
    const { head } = tr.newSelection.main;
    return /[(,]/.test(tr.newDoc.sliceString(head - 1, head));
  });
}

async function ask(here: Here, view: EditorView): Promise<void> {
  if (!here.isReady()) return;
  const { head } = view.state.selection.main;
  const found = await here.ask(view, { kind: 'signature', offset: head });
  if (found === undefined || view.state.selection.main.head !== head) return;
  if (!found && !view.state.field(card, false)) return;
  const tooltip = found && { pos: head, above: true, create: () => ({ dom: signatureDom(found) }) };
  view.dispatch({ effects: setCard.of(tooltip) });
}

function signatureDom({ before, parameters, after, active, doc }: Signature): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-card';
  const line = part('code', before);
  parameters.forEach((parameter, i) => {
    if (i > 0) line.append(', ');
    line.append(i === active ? part('strong', parameter) : parameter);
  });
  line.append(after);
  dom.append(line);
  if (doc !== '') dom.append(part('p', doc));
  return dom;
}
