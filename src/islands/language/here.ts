import type { EditorView } from '@codemirror/view';
import type { Answers, Change, Question } from './language-messages.ts';

type Without<Q, K extends PropertyKey> = Q extends unknown ? Omit<Q, K> : never;
/** A question about the file on show. */
export type AskHere = Without<Question, 'path'>;

/** The language service as the parts of one file's editor see it. */
export interface Here {
  path: string;
  isReadOnly: boolean;
  /** Whether an answer can be had without waiting for the worker to load. */
  isReady(): boolean;
  /** Undefined when there is no answer, or when the text has changed since it was asked for. */
  ask<A extends AskHere>(view: EditorView, asked: A): Promise<Answers[A['kind']] | undefined>;
  /** Says something to the person, quietly. */
  say(words: string): void;
  open(place: { path: string; line: number; column: number }): void;
  /** Applies edits to all files they name, each with its own undo. */
  change(edits: readonly { path: string; changes: readonly Change[] }[]): void;
  isEditable(path: string): boolean;
}
