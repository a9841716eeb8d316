import { isCode } from './code-files.ts';
import type { Problem } from './language-messages.ts';

/** Long enough not to mark a word that is being typed. */
export const PAUSE_MS = 400;

interface Parts {
  client: { ask(question: { kind: 'problems'; path: string }): Promise<readonly Problem[] | undefined> };
  after(ms: number, call: () => void): () => void;
  onProblems(problems: readonly Problem[]): void;
}

/** Keeps the list of what is wrong in the work: a moment after the last change it asks anew, first for the file on show. */
export class ProblemWatch {
  readonly #parts: Parts;
  #found = new Map<string, readonly Problem[]>();
  #paths: readonly string[] = [];
  #cancel: () => void = () => undefined;
  /** Grows with every change, so that an answer to an older question is known as one. */
  #round = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The files changed, or another one is on show. */
  changed(paths: readonly string[], shown: string): void {
    this.#round += 1;
    const code = paths.filter(isCode);
    this.#paths = [...code.filter((path) => path === shown), ...code.filter((path) => path !== shown)];
    this.#cancel();
    this.#cancel = this.#parts.after(PAUSE_MS, () => void this.#look(this.#round));
  }

  stop(): void {
    this.#round += 1;
    this.#cancel();
  }

  /** One file at a time, so that what a person asks for meanwhile need not wait for all of them. */
  async #look(round: number): Promise<void> {
    this.#found = new Map([...this.#found].filter(([path]) => this.#paths.includes(path)));
    for (const path of this.#paths) {
      const problems = await this.#parts.client.ask({ kind: 'problems', path });
      if (round !== this.#round) return;
      // Unanswered: what was found before is of no use any more.
      this.#found.set(path, problems ?? []);
      this.#parts.onProblems([...this.#found.values()].flat());
    }
  }
}
