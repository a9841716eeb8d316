import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Single characters that are typed as they are; brackets and quotes may instead wrap what is selected. */
const PLAIN = /^[\p{L}\p{N}_ ]$/u;

/**
 * Typing over a selection, done by the editor. Left to itself, Chromium gives the new text the look of what it replaces
 * as an inline style, which the content security policy refuses and reports.
 */
export const typeOverSelection: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state, composing } = view;
    const text = event.inputType === 'insertText' ? (event.data ?? '') : '';
    const isTypedOver = (text.length > 1 || PLAIN.test(text)) && !state.selection.main.empty;
    if (!isTypedOver || composing || state.readOnly) return false;
    event.preventDefault();
    view.dispatch(state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});
