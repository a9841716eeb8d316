import ts from 'typescript';
import type { SourceFile } from '#domain/program';
import { cardAt, signatureAt } from './cards.ts';
import { isCode } from './code-files.ts';
import { completionDetail, completionsAt } from './completions.ts';
import { definitionAt, formatFile, renameAt } from './edits.ts';
import type { Answer, Answers, Question } from './language-messages.ts';
import { problemsOf } from './problems.ts';
import { type LibFiles, WorkHost } from './work-host.ts';

/** Answers questions about the work, with TypeScript's own language service. Needs no browser. */
export class LanguageCore {
  readonly #host: WorkHost;
  readonly #service: ts.LanguageService;

  constructor(libs: LibFiles) {
    this.#host = new WorkHost(libs);
    this.#service = ts.createLanguageService(this.#host);
  }

  /** Brings the files up to date. Names that are not among them do nothing. */
  update(changed: readonly SourceFile[], gone: readonly string[] = []): void {
    for (const path of gone) this.#host.delete(path);
    for (const file of changed) this.#host.set(file);
  }

  /** Files that are no code, or not there, have nothing to say. */
  answer<Q extends Question>(question: Q): Answer<Q>;
  answer(question: Question): Answers[Question['kind']] {
    const { path } = question;
    if (!isCode(path) || !this.#host.has(path)) return NOTHING[question.kind];
    const service = this.#service;
    switch (question.kind) {
      case 'problems':
        return problemsOf(service, this.#host, path);
      case 'complete':
        return completionsAt(service, path, question.offset);
      case 'detail':
        return completionDetail(service, question);
      case 'hover':
        return cardAt(service, path, question.offset);
      case 'signature':
        return signatureAt(service, path, question.offset);
      case 'definition':
        return definitionAt(service, path, question.offset);
      case 'rename':
        return renameAt(service, question);
      case 'format':
        return formatFile(service, this.#host, path);
    }
  }
}

const NOTHING: Answers = {
  problems: [],
  complete: null,
  detail: null,
  hover: null,
  signature: null,
  definition: { kind: 'unknown' },
  rename: { kind: 'refused', why: 'Only names in TypeScript and JavaScript can be changed everywhere.' },
  format: [],
};
