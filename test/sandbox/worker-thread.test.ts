import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

it('in a thread with a stack of four megabytes a program can catch its own stack overflow', async () => {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { stackSizeMb: 4 },
    env: {},
  });
  const [runs] = await once(worker, 'message');
  await worker.terminate();
  expect(runs).toMatchObject([
    { ending: 'returned', value: 'stack overflow' },
    { ending: 'returned', value: 'stack overflow' },
  ]);
});
