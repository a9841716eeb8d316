import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import {
  type Diagnostic,
  forEachDiagnostic,
  lintGutter,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  type Command,
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

/** A stretch of text with something to say about it. */
type Marked = Pick<Diagnostic, 'from' | 'to' | 'message'>;

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
  /** Adds to every file's editor what is loaded later. */
  extend(extensionOf: (path: string) => Extension): void;
  /** Marks what a language service finds wrong in the file on show, beside the error; an empty list takes the marks away. */
  markProblems(problems: readonly Marked[]): void;
  /** Changes a file, on show or not, in a way that can be undone. `text` is what it says where it was never opened. */
  change(path: string, changes: readonly { from: number; to: number; insert: string }[], text: string): void;
  run(command: Command): void;
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
    { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
    indentWithTab,
  ]),
];

/** The language of the file on show, once it has come. */
const GRAMMAR = new Compartment();
/**
 * Holds nothing, and is renewed when a typeface has come: lines that were measured before are drawn at another height then,
 * and their numbers would drift off them. A new theme is what makes the editor measure all of them again.
 */
const TYPEFACE = new Compartment();
/** What a language service adds. */
const SERVICE = new Compartment();
/** Who found a problem that is no compile error. */
const TYPES = 'types';

/**
 * Mounts the editor into `host`, inside a shadow root: there its style sheets are adopted ones, which the content security
 * policy lets pass.
 */
export function mountCodeEditor(host: HTMLElement, listener: Listener): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  let shown: string | undefined;
  let serviceOf: (path: string) => Extension = () => [];
  const view = new EditorView({ parent: root, root });
  const measureAnew = () => view.dispatch({ effects: TYPEFACE.reconfigure(EditorView.theme({})) });
  document.fonts.addEventListener('loadingdone', measureAnew);

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
      view.dispatch({ effects: SERVICE.reconfigure(serviceOf(path)) });
      void colour(path);
      listener.onCursor(placeOf(view.state));
    },
    markError(error) {
      const found = error ? [diagnosticAt(view.state, error)] : [];
      mark(view, found, markedBy(view.state, TYPES));
    },
    goTo(place) {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    extend(extensionOf) {
      serviceOf = extensionOf;
      if (shown !== undefined) view.dispatch({ effects: SERVICE.reconfigure(serviceOf(shown)) });
    },
    markProblems(problems) {
      const { length } = view.state.doc;
      const found = problems.map(({ from, to, message }): Diagnostic => {
        const at = { from: Math.min(from, length), to: Math.min(to, length) };
        return { ...at, message, severity: 'error', source: TYPES };
      });
      mark(view, markedBy(view.state, undefined), found);
    },
    change(path, changes, text) {
      if (path === shown) return view.dispatch({ changes });
      const before = states.get(path) ?? createState(path, text, false, listener);
      const { state } = before.update({ changes });
      states.set(path, state);
      listener.onEdit(path, state.doc.toString());
    },
    run: (command) => void command(view),
    forget() {
      states.clear();
      shown = undefined;
    },
    destroy() {
      document.fonts.removeEventListener('loadingdone', measureAnew);
      view.destroy();
    },
  };
}

function createState(path: string, text: string, isReadOnly: boolean, listener: Listener): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      SHARED,
      GRAMMAR.of([]),
      SERVICE.of([]),
      TYPEFACE.of([]),
      EditorState.readOnly.of(isReadOnly),
      languageOf(path).wraps ? EditorView.lineWrapping : [],
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

/** The error comes first; of what else is wrong on its line nobody needs to hear. */
function mark(view: EditorView, errors: readonly Diagnostic[], problems: readonly Diagnostic[]): void {
  const { doc } = view.state;
  const lines = new Set(errors.map(({ from }) => doc.lineAt(from).number));
  const others = problems.filter(({ from }) => !lines.has(doc.lineAt(from).number));
  view.dispatch(setDiagnostics(view.state, [...errors, ...others]));
}

/** The marks of one source, moved along with the text. */
function markedBy(state: EditorState, source: string | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (diagnostic.source === source) found.push({ ...diagnostic, from, to });
  });
  return found;
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
