import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { aManifest, aVersionFolder } from '../support/version-folder.ts';

const fakeThread = new URL('./fake-thread.ts', import.meta.url);

/** Grades plans of words (see `fake-thread`) with one source, and gives the thread that a next job would get. */
async function threadAfter(...plans: string[]) {
  const source = new ThreadSource(fakeThread);
  for (const plan of plans) {
    const versionDir = aVersionFolder(
      `export default { plan: ${JSON.stringify(plan.split(' '))}, base: import.meta.url };`,
      aManifest({ limits: { wallMs: 100 } }),
    );
    const files = [{ path: 'src/main.ts', text: plan }];
    const suites = ['practice', 'stress'] as const;
    await gradeInThread({ versionDir, version: 1, stage: 1, files, secret: 'ab', suites }, {}, source);
  }
  const thread = source.take();
  onTestFinished(async () => void (await thread.worker.terminate()));
  return thread;
}

it('a thread whose job came to its report takes the next one', async () => {
  expect((await threadAfter('ok ok', 'ok', 'ok')).jobs).toBe(4);
});

it('a thread in which a trial had to be stopped takes no other job', async () => {
  expect((await threadAfter('ok', 'ok', 'ok spin-once ok')).jobs).toBe(2);
});

it('a thread that goes away while it waits is replaced', async () => {
  const source = new ThreadSource(fakeThread);
  const thread = source.take();
  await source.giveBack(thread);
  const gone = once(thread.worker, 'exit');
  await thread.worker.terminate();
  await gone;
  const next = source.take();
  onTestFinished(async () => void (await next.worker.terminate()));
  expect(next.worker).not.toBe(thread.worker);
});
