import { expect, it } from 'vitest';
import type { SourceFile } from '#domain/program';
import { openRealQueue } from '../support/real-queue.ts';

/** Spins until its fuel is out. */
const ENDLESS = 'export default async function () { for (;;); }';
/** A native loop that the interpreter does not count: only the clock ends it. */
const NATIVE =
  'export default async function () { [].indexOf.call({ length: 2 ** 53 - 1 }, 1); return null; }';
const HONEST = 36;
/** One in ten of all. */
const HOSTILE = [ENDLESS, NATIVE, ENDLESS, NATIVE];

/** Milliseconds that each honest submission waited from the start to its grade, with hostile ones strewn among them. */
async function waits(hostile: readonly string[]): Promise<number[]> {
  const platform = await openRealQueue(2);
  const { app, starter, entry } = platform;
  const withEntry = (text: string): SourceFile[] =>
    starter.map((file) => (file.path === entry ? { path: entry, text } : file));
  const honest: string[] = [];
  const all: string[] = [];
  const every = Math.floor(HONEST / Math.max(1, hostile.length));
  for (let n = 0; n < HONEST; n += 1) {
    const text = n % every === 0 ? hostile[n / every] : undefined;
    if (text !== undefined) all.push(platform.queueRun(withEntry(text)));
    const id = platform.queueRun(platform.reference);
    honest.push(id);
    all.push(id);
  }
  const startedAt = Date.now();
  platform.queue.start();
  await platform.graded(all);
  await platform.queue.stop();
  return honest.map((id) => (app.store.attempts.find(id)?.run.finishedAt ?? 0) - startedAt);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

it('honest submissions wait at most twice as long when one in ten of the queue loops for ever', async () => {
  const without = median(await waits([]));
  const among = median(await waits(HOSTILE));
  console.info(`median wait ${without} ms without, ${among} ms among hostile ones`);
  expect(among).toBeLessThanOrEqual(2 * without);
});
