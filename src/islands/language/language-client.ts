import type { SourceFile } from '#domain/program';
import {
  type Answer,
  answerSchemas,
  type FromLanguageWorker,
  fromLanguageWorker,
  type Question,
  type ToLanguageWorker,
} from './language-messages.ts';

/** A megabyte takes its time on a slow line. */
export const LOADING_MS = 60_000;
/** Types can be written that are never done with; the worker is then ended and started anew. */
export const SILENCE_MS = 8_000;
/** After so many ends the work, and not chance, is the reason. */
export const MOST_RESTARTS = 2;

/** The part of `Worker` that the client needs. */
export interface LanguageWorker {
  postMessage(message: ToLanguageWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** `gave_up`: it was ended too often. `not_loaded`: it never came. */
export type ClientState = 'loading' | 'ready' | 'gave_up' | 'not_loaded';

interface Parts {
  spawn(): LanguageWorker;
  /** Calls back after `ms` unless the returned function is called before. */
  after(ms: number, call: () => void): () => void;
  onState(state: ClientState): void;
}

interface Waiting {
  question: Question;
  settle(answer: unknown): void;
}

/**
 * The page's side of the language worker: keeps it up to date with the files, asks, and watches over it. A question
 * that goes unanswered, for whatever reason, resolves to undefined; nobody has to handle a failure.
 */
export class LanguageClient {
  readonly #parts: Parts;
  readonly #files = new Map<string, string>();
  /** The files as the worker has them. */
  readonly #told = new Map<string, string>();
  readonly #waiting = new Map<number, Waiting>();
  #worker: LanguageWorker | undefined;
  #state: ClientState = 'loading';
  #lastId = 0;
  #restarts = 0;
  #stopWatch: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#start();
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  /** All files of the work, as they are now. */
  keep(files: readonly SourceFile[]): void {
    this.#files.clear();
    for (const { path, text } of files) this.#files.set(path, text);
  }

  /** One file as the editor has it, which may be newer than what was kept. */
  edit(path: string, text: string): void {
    this.#files.set(path, text);
  }

  textOf(path: string): string {
    return this.#files.get(path) ?? '';
  }

  ask<Q extends Question>(question: Q): Promise<Answer<Q> | undefined> {
    if (!this.#worker) return Promise.resolve(undefined);
    const id = ++this.#lastId;
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (answer: unknown) => resolve(answer as Answer<Q> | undefined);
      this.#waiting.set(id, { question, settle });
      worker.postMessage({ ...this.#changes(), ask: { id, question } });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  close(): void {
    this.#end();
  }

  #start(): void {
    const worker = this.#parts.spawn();
    this.#worker = worker;
    this.#told.clear();
    worker.onmessage = ({ data }) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = () => {
      if (worker === this.#worker) this.#lost();
    };
    this.#watch();
  }

  #changes(): Pick<ToLanguageWorker, 'changed' | 'gone'> {
    const changed = [...this.#files].filter(([path, text]) => this.#told.get(path) !== text);
    const gone = [...this.#told.keys()].filter((path) => !this.#files.has(path));
    for (const [path, text] of changed) this.#told.set(path, text);
    for (const path of gone) this.#told.delete(path);
    return { changed: changed.map(([path, text]) => ({ path, text })), gone };
  }

  #hear(data: unknown): void {
    const read = fromLanguageWorker.safeParse(data);
    if (read.success) {
      this.#take(read.data);
      this.#watch();
    } else this.#giveUp('not_loaded');
  }

  #take(message: FromLanguageWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#tell('ready');
        break;
      case 'answer':
        this.#settle(message.id, message.answer);
        break;
      case 'failed':
        this.#settle(message.id, undefined);
        break;
    }
  }

  #settle(id: number, answer: unknown): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const read = answerSchemas[waiting.question.kind].safeParse(answer);
    waiting.settle(read.success ? read.data : undefined);
  }

  /** Counts anew from the last thing heard, while there is something to wait for. */
  #watch(): void {
    this.#stopWatch();
    if (this.#state === 'ready' && this.#waiting.size === 0) return;
    const ms = this.#state === 'loading' ? LOADING_MS : SILENCE_MS;
    this.#stopWatch = this.#parts.after(ms, () => this.#lost());
  }

  #lost(): void {
    if (this.#state === 'loading') this.#giveUp('not_loaded');
    else if (this.#restarts === MOST_RESTARTS) this.#giveUp('gave_up');
    else this.#restart();
  }

  #restart(): void {
    this.#restarts += 1;
    this.#end();
    this.#tell('loading');
    this.#start();
  }

  #giveUp(state: ClientState): void {
    this.#end();
    this.#tell(state);
  }

  #end(): void {
    this.#stopWatch();
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { settle } of waiting) settle(undefined);
  }

  #tell(state: ClientState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}
