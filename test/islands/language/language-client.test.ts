import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ClientState,
  LanguageClient,
  type LanguageWorker,
  LOADING_MS,
  MOST_RESTARTS,
  SILENCE_MS,
} from '#islands/language/language-client.ts';
import type { FromLanguageWorker, ToLanguageWorker } from '#islands/language/language-messages.ts';
import { FakeTimer } from './fake-timer.ts';

/** A worker that hears everything and says what it is told to say. */
class FakeWorker implements LanguageWorker {
  readonly heard: ToLanguageWorker[] = [];
  isEnded = false;
  onmessage: LanguageWorker['onmessage'] = null;
  onerror: LanguageWorker['onerror'] = null;

  postMessage(message: ToLanguageWorker): void {
    this.heard.push(structuredClone(message));
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: FromLanguageWorker): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
  answerLast(answer: unknown): void {
    this.say({ kind: 'answer', id: this.heard.at(-1)?.ask?.id ?? 0, answer });
  }
  fail(): void {
    this.onerror?.(new Event('error') as ErrorEvent);
  }
}

const MAIN = { path: 'src/main.ts', text: 'export {};' };
const HOVER = { kind: 'hover', path: MAIN.path, offset: 0 } as const;
const CARD = { from: 0, to: 1, signature: 'const a: 1', doc: '' };

let workers: FakeWorker[];
let states: ClientState[];
let timer: FakeTimer;
let client: LanguageClient;
const worker = () => workers.at(-1) as FakeWorker;

beforeEach(() => {
  workers = [];
  states = [];
  timer = new FakeTimer();
  client = new LanguageClient({
    spawn: () => {
      workers.push(new FakeWorker());
      return worker();
    },
    after: timer.after,
    onState: (state) => states.push(state),
  });
  client.keep([MAIN]);
});

describe('the language client', () => {
  it('hands an answer to who asked', async () => {
    worker().say({ kind: 'ready' });
    const answer = client.ask(HOVER);
    worker().answerLast(CARD);
    expect(await answer).toEqual(CARD);
    expect(states).toEqual(['ready']);
  });

  it('tells the worker of a file when it changed, and not again', () => {
    void client.ask(HOVER);
    void client.ask(HOVER);
    client.edit(MAIN.path, 'export const a = 1;');
    void client.ask(HOVER);
    client.keep([]);
    void client.ask(HOVER);
    expect(worker().heard.map(({ changed, gone }) => ({ changed, gone }))).toEqual([
      { changed: [MAIN], gone: [] },
      { changed: [], gone: [] },
      { changed: [{ path: MAIN.path, text: 'export const a = 1;' }], gone: [] },
      { changed: [], gone: [MAIN.path] },
    ]);
  });

  it('takes no answer that is not of the form it should have', async () => {
    worker().say({ kind: 'ready' });
    const answer = client.ask(HOVER);
    worker().answerLast({ from: 'here' });
    expect(await answer).toBeUndefined();
  });

  it('goes on after a question that failed', async () => {
    worker().say({ kind: 'ready' });
    const failed = client.ask(HOVER);
    worker().say({ kind: 'failed', id: worker().heard.at(-1)?.ask?.id ?? 0, message: 'Debug Failure.' });
    expect(await failed).toBeUndefined();
    const next = client.ask(HOVER);
    worker().answerLast(CARD);
    expect(await next).toEqual(CARD);
    expect(workers).toHaveLength(1);
  });

  it('says so when the worker does not load, and asks nothing of it any more', async () => {
    const early = client.ask(HOVER);
    worker().fail();
    expect(await early).toBeUndefined();
    expect(await client.ask(HOVER)).toBeUndefined();
    expect(states).toEqual(['not_loaded']);
    expect(worker().isEnded).toBe(true);
  });

  it('waits for a slow line, and not for ever', () => {
    timer.pass(LOADING_MS - 1);
    expect(states).toEqual([]);
    timer.pass(1);
    expect(states).toEqual(['not_loaded']);
  });

  it('ends a worker that falls silent and gives the next one all files', async () => {
    worker().say({ kind: 'ready' });
    const lost = client.ask(HOVER);
    timer.pass(SILENCE_MS);
    expect(await lost).toBeUndefined();
    expect(workers.map((w) => w.isEnded)).toEqual([true, false]);
    worker().say({ kind: 'ready' });
    void client.ask(HOVER);
    expect(worker().heard[0]?.changed).toEqual([MAIN]);
    expect(states).toEqual(['ready', 'loading', 'ready']);
  });

  it('lets a worker rest that has nothing to do', async () => {
    worker().say({ kind: 'ready' });
    const answer = client.ask(HOVER);
    worker().answerLast(CARD);
    await answer;
    timer.pass(10 * SILENCE_MS);
    expect(workers).toHaveLength(1);
  });

  it('gives up when worker after worker falls silent', () => {
    for (let i = 0; i <= MOST_RESTARTS; i++) {
      worker().say({ kind: 'ready' });
      void client.ask(HOVER);
      timer.pass(SILENCE_MS);
    }
    expect(workers).toHaveLength(MOST_RESTARTS + 1);
    expect(states.at(-1)).toBe('gave_up');
    expect(workers.every((w) => w.isEnded)).toBe(true);
  });
});
