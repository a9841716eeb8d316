import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { SourceFile } from '#domain/program';
import type { CodeEditor } from '../editor/code-editor.ts';
import { isCode } from './code-files.ts';
import { commands, format } from './commands.ts';
import { completion } from './complete-source.ts';
import type { AskHere, Here } from './here.ts';
import { hoverCard } from './hover-card.ts';
import { type ClientState, LanguageClient } from './language-client.ts';
import type { Answers, Problem, Question } from './language-messages.ts';
import { languageTheme } from './language-theme.ts';
import { ProblemWatch } from './problem-watch.ts';
import { signatureCard } from './signature-card.ts';

/** What the workspace does for the language service. */
export interface Surroundings {
  isEditable(path: string): boolean;
  open(place: { path: string; line: number; column: number }): void;
  onState(state: ClientState): void;
  onProblems(problems: readonly Problem[]): void;
  say(words: string): void;
}

/** The language service at work in one editor. */
export interface RunningLanguage {
  /** The files changed, or another one is on show. */
  keep(files: readonly SourceFile[], shown: string): void;
  format(): void;
  stop(): void;
}

/** Starts the worker and gives the editor what it needs to ask it. */
export function startLanguage(editor: CodeEditor, around: Surroundings): RunningLanguage {
  let shown = '';
  let found: readonly Problem[] = [];
  const mark = () => editor.markProblems(found.filter(({ path }) => path === shown));
  const client = new LanguageClient({ spawn: startWorker, after, onState: around.onState });
  const watch = new ProblemWatch({
    client,
    after,
    onProblems(problems) {
      found = problems;
      mark();
      around.onProblems(problems);
    },
  });
  const hereAt = (path: string) => hereFor(path, { client, editor, around });
  editor.extend((path) => extensionsFor(hereAt(path)));
  return {
    keep(files, path) {
      client.keep(files);
      if (path !== shown) {
        shown = path;
        mark();
      }
      watch.changed(
        files.map((f) => f.path),
        path,
      );
    },
    format: () => editor.run(format(hereAt(shown))),
    stop() {
      watch.stop();
      client.close();
    },
  };
}

interface Parts {
  client: LanguageClient;
  editor: CodeEditor;
  around: Surroundings;
}

function hereFor(path: string, { client, editor, around }: Parts): Here {
  return {
    path,
    isReadOnly: !around.isEditable(path),
    isReady: () => client.isReady,
    async ask<A extends AskHere>(view: EditorView, asked: A) {
      const { doc } = view.state;
      client.edit(path, doc.toString());
      // Its answer is of the kind that was asked for, which the compiler cannot follow through the two types.
      const answer = client.ask({ ...asked, path } as Question) as Promise<Answers[A['kind']] | undefined>;
      return (await answer) !== undefined && view.state.doc === doc ? answer : undefined;
    },
    say: around.say,
    open: around.open,
    change: (edits) => {
      for (const edit of edits) editor.change(edit.path, edit.changes, client.textOf(edit.path));
    },
    isEditable: around.isEditable,
  };
}

function extensionsFor(here: Here): Extension {
  if (!isCode(here.path)) return [];
  return [completion(here), hoverCard(here), signatureCard(here), commands(here), languageTheme];
}

function startWorker(): Worker {
  return new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module' });
}

function after(ms: number, call: () => void): () => void {
  const id = setTimeout(call, ms);
  return () => clearTimeout(id);
}
