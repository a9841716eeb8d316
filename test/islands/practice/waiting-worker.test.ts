import { expect, it } from 'vitest';
import type { PracticeWorker } from '#islands/practice/practice-run.ts';
import { WaitingWorker } from '#islands/practice/waiting-worker.ts';

function aPlace() {
  const log: string[] = [];
  let started = 0;
  const start = (): PracticeWorker => {
    started += 1;
    const name = `worker ${started}`;
    log.push(`${name} started`);
    return {
      postMessage: () => undefined,
      terminate: () => void log.push(`${name} ended`),
      onmessage: null,
      onerror: null,
    };
  };
  return { workers: new WaitingWorker(start), log };
}

it('the worker that was prepared is the one that is taken', () => {
  const { workers, log } = aPlace();
  workers.prepare();
  workers.prepare();
  workers.take();
  expect(log).toEqual(['worker 1 started']);
});

it('a worker is given to one run only', () => {
  const { workers } = aPlace();
  workers.prepare();
  expect(workers.take()).not.toBe(workers.take());
});

it('closing ends the worker that waits and none that was taken', () => {
  const { workers, log } = aPlace();
  workers.take();
  workers.close();
  expect(log).toEqual(['worker 1 started']);
  workers.prepare();
  workers.close();
  expect(log.at(-1)).toBe('worker 2 ended');
});
