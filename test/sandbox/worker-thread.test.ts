import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { ENGINE_NAMES } from '#sandbox/engines';

/** Each engine has its own name for it. */
const OVERFLOW = { quickjs: 'InternalError', 'quickjs-wasi': 'RangeError' };

it.each(ENGINE_NAMES)(
  'in a thread with a stack of four megabytes a program of %s can catch its own stack overflow',
  async (engine) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { stackSizeMb: 4 },
      env: {},
      workerData: engine,
    });
    const [runs] = await once(worker, 'message');
    await worker.terminate();
    expect(runs).toMatchObject([
      { ending: 'returned', value: OVERFLOW[engine] },
      { ending: 'returned', value: OVERFLOW[engine] },
    ]);
  },
);
