import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WorkerProcess } from '#queue/worker-process';

test('a process that is stopped while a fork of its own still holds its pipes is gone at once', async () => {
  const argv = ['/bin/sh', '-c', 'sleep 30 & wait'] as const;
  const worker = new WorkerProcess(
    { launch: { argv: [...argv] }, deadlineMs: 1_000 },
    { onReady: () => undefined, onExit: () => undefined },
  );
  await wait(200);
  const stopped = worker.stop().then(() => 'stopped');
  expect(await Promise.race([stopped, wait(5_000, 'still there')])).toBe('stopped');
});
