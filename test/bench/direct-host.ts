import type { Json } from '#domain/json';
import type { Operation } from '#domain/step';
import type { Outside } from '#simulation/outside';

export type Main = (input: Json, host: unknown) => Promise<unknown>;

export type DirectRun = { ending: 'returned'; value: Json } | { ending: 'threw' | 'hung'; value: null };

interface Waiting {
  resolve(value: Json): void;
  reject(error: unknown): void;
}

/**
 * Runs a program as tests usually run one: in this very realm, against objects of ours. The same operations reach the
 * same simulated outside as from a box; nothing is isolated, limited or metered.
 */
export async function runDirect(main: Main, input: Json, outside: Outside): Promise<DirectRun> {
  const waiting = new Map<number, Waiting>();
  const state: { end?: DirectRun } = {};
  main(input, hostFor(outside, waiting)).then(
    (value) => {
      state.end = { ending: 'returned', value: plain(value) };
    },
    () => {
      state.end = { ending: 'threw', value: null };
    },
  );
  for (;;) {
    await everythingRunnable();
    if (state.end) return state.end;
    const done = outside.advance();
    if (done.length === 0) return { ending: 'hung', value: null };
    for (const completion of done) {
      const call = waiting.get(completion.id);
      waiting.delete(completion.id);
      if (completion.ok) call?.resolve(completion.value);
      else call?.reject(Object.assign(new Error(completion.error.message), completion.error));
    }
  }
}

function hostFor(outside: Outside, waiting: Map<number, Waiting>) {
  let id = 0;
  const operate = (op: Operation['op'], args: unknown) =>
    new Promise<Json>((resolve, reject) => {
      id += 1;
      waiting.set(id, { resolve, reject });
      outside.start({ id, op, args: plain(args) });
    });
  const { clock } = outside;
  return {
    model: { chat: (request: unknown, options = {}) => operate('model.chat', { request, options }) },
    tools: { kbSearch: (args: unknown, options = {}) => operate('tool.kbSearch', { args, options }) },
    review: { enqueue: (item: unknown) => operate('review.enqueue', item) },
    clock: { now: () => clock.epochMs + clock.nowMs, sleep: (ms: number) => operate('clock.sleep', { ms }) },
    log: (level: 'debug' | 'info' | 'warn' | 'error', event: string, data: unknown = null) =>
      outside.log([{ level, event, data: plain(data) }]),
  };
}

/** What a result or a call would be after a trip as JSON. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

/** All promises that are ready have then been heard. */
function everythingRunnable(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
