import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { localCompletionSource } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { cardDom } from './card-dom.ts';
import type { Here } from './here.ts';
import type { Entry } from './language-messages.ts';

const QUOTE = /['"`]$/;
const PATH_OF_IMPORT = /\b(?:from|import)\s*\(?\s*['"][^'"]*\/$/;
/** What the compiler calls that which can stand within quotes. */
const QUOTED = new Set(['string', 'script', 'directory', 'external module name']);

/** Completion by the language service; by the names in the file while it is still on its way. */
export function completion(here: Here): Extension {
  return autocompletion({ override: [(context) => complete(here, context)] });
}

async function complete(here: Here, context: CompletionContext): Promise<CompletionResult | null> {
  const { pos, state, view } = context;
  const word = context.matchBefore(/[\p{ID_Start}$_][\p{ID_Continue}$]*/u);
  const line = state.doc.lineAt(pos);
  const before = state.sliceDoc(line.from, pos);
  const isInQuotes = QUOTE.test(before) || PATH_OF_IMPORT.test(before);
  if (!context.explicit && !word && !before.endsWith('.') && !isInQuotes) return null;
  if (!view || (!context.explicit && !here.isReady())) return localCompletionSource(context);
  const found = await here.ask(view, { kind: 'complete', offset: pos });
  if (!found?.entries[0]) return null;
  const isQuoted = QUOTED.has(found.entries[0].kind);
  // Just behind a closing quote: nobody asked for the whole language there.
  if (!context.explicit && isInQuotes && !isQuoted) return null;
  const from = (isQuoted ? found.entries[0].replace?.from : undefined) ?? word?.from ?? pos;
  return {
    from,
    options: found.entries.map((entry) => optionOf(here, view, pos, entry)),
    validFor: isQuoted ? /^[^'"`/]*$/ : /^[\p{ID_Continue}$]*$/u,
  };
}

function optionOf(here: Here, view: EditorView, offset: number, entry: Entry): Completion {
  const { name, kind, sortText, insert, replace, origin } = entry;
  const detail = () => here.ask(view, { kind: 'detail', offset, name, origin });
  return {
    label: name,
    type: kind,
    boost: -(Number.parseInt(sortText, 10) || 0),
    ...(origin && { detail: origin.source }),
    info: async () => {
      const known = await detail();
      return known ? cardDom(known) : null;
    },
    ...((origin || insert !== undefined) && {
      apply: async (editor: EditorView, picked: Completion, from: number, to: number) => {
        const imports = origin ? ((await detail())?.imports ?? []) : [];
        const start = insert === undefined ? from : (replace?.from ?? from);
        const text = insertCompletionText(editor.state, insert ?? name, start, to);
        editor.dispatch({
          ...text,
          changes: [...imports, { from: start, to, insert: insert ?? name }],
          selection: { anchor: start + (insert ?? name).length + added(imports) },
          annotations: pickedCompletion.of(picked),
        });
      },
    }),
  };
}

/** How far the text behind the imports moves; imports stand before everything that is completed. */
function added(changes: readonly { from: number; to: number; insert: string }[]): number {
  return changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
}
