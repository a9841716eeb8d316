import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorTheme } from './editor-theme.ts';
import { languageOf } from './language-of.ts';
import { typeOverSelection } from './type-over-selection.ts';

/** A place in a file, 1-based. */
export interface Place {
  line: number;
  column: number;
}

export interface Listener {
  onEdit(path: string, text: string): void;
  onCursor(place: Place): void;
}

/** The one editor of the page: many files, one on show. Undo and cursor are kept per file. */
export interface CodeEditor {
  show(file: { path: string; text: string; isReadOnly: boolean }): void;
  /** Marks the file on show; undefined takes the mark away. */
  markError(error: (Place & { message: string }) | undefined): void;
  goTo(place: Place): void;
  focus(): void;
  /** Forgets every file's text and undo, because the draft was changed behind the editor's back. */
  forget(): void;
  destroy(): void;
}

const SHARED: Extension = [
  lineNumbers(),
  lintGutter(),
  foldGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  typeOverSelection,
  EditorState.tabSize.of(2),
  editorTheme,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    indentWithTab,
  ]),
];

/** The language of the file on show, once it has come. */
const GRAMMAR = new Compartment();

/**
 * Mounts the editor into `host`, inside a shadow root: there its style sheets are adopted ones, which the content security
 * policy lets pass.
 */
export function mountCodeEditor(host: HTMLElement, listener: Listener): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  let shown: string | undefined;
  const view = new EditorView({ parent: root, root });

  /** What does not load leaves plain text behind, which can be edited just as well. */
  async function colour(path: string) {
    const grammar = await languageOf(path)
      .load?.()
      .catch(() => undefined);
    if (grammar && path === shown) view.dispatch({ effects: GRAMMAR.reconfigure(grammar) });
  }

  return {
    show({ path, text, isReadOnly }) {
      if (path === shown) return;
      if (shown !== undefined) states.set(shown, view.state);
      shown = path;
      view.setState(states.get(path) ?? createState(path, text, isReadOnly, listener));
      void colour(path);
      listener.onCursor(placeOf(view.state));
    },
    markError(error) {
      const found = error ? [diagnosticAt(view.state, error)] : [];
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo(place) {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    forget() {
      states.clear();
      shown = undefined;
    },
    destroy: () => view.destroy(),
  };
}

function createState(path: string, text: string, isReadOnly: boolean, listener: Listener): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      SHARED,
      GRAMMAR.of([]),
      EditorState.readOnly.of(isReadOnly),
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': `${path}${isReadOnly ? ', read-only' : ''}. Escape, then Tab leaves the editor.`,
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) listener.onEdit(path, update.state.doc.toString());
        if (update.docChanged || update.selectionSet) listener.onCursor(placeOf(update.state));
      }),
    ],
  });
}

function placeOf(state: EditorState): Place {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}

/** Offset of a place; places beyond the text are taken as its end. */
function offsetOf(state: EditorState, { line, column }: Place): number {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}

/** From the place to the end of its word, at least one character, so that there is something to see. */
function diagnosticAt(state: EditorState, error: Place & { message: string }): Diagnostic {
  const from = offsetOf(state, error);
  const to = state.wordAt(from)?.to ?? Math.min(from + 1, state.doc.length);
  return { from: Math.min(from, to), to, severity: 'error', message: error.message };
}
