import { describe, expect, it } from 'vitest';
import type { PracticeJob } from '#islands/practice/practice-messages.ts';
import {
  MOST_KILLS,
  OPENING_MS,
  PracticeRun,
  type PracticeWorker,
  type RunEvent,
  SILENCE_MS,
} from '#islands/practice/practice-run.ts';
import { aTrial, labels } from './builders.ts';

/** A worker that remembers its job and says what the test has it say. */
class FakeWorker implements PracticeWorker {
  onmessage: PracticeWorker['onmessage'] = null;
  onerror: PracticeWorker['onerror'] = null;
  job: PracticeJob | undefined;
  isTerminated = false;

  postMessage(job: PracticeJob): void {
    this.job = job;
  }

  terminate(): void {
    this.isTerminated = true;
  }

  says(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  opens(chosen: number[] = [0, 1, 2]): void {
    this.says({ kind: 'opened', labels: labels(3), chosen, titles: {}, faults: {} });
  }

  delivers(...indices: number[]): void {
    this.says({ kind: 'results', results: indices.map((index) => ({ index, trial: aTrial() })) });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events: RunEvent[] = [];
  let now = 0;
  let tick: () => void = () => undefined;
  const job = { worldUrl: '/worlds/x/practice.js', pick: { kind: 'all' } } as unknown as PracticeJob;
  const run = new PracticeRun(job, {
    spawn: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    now: () => now,
    every: (_ms, call) => {
      tick = call;
      return () => {
        tick = () => undefined;
      };
    },
    onEvent: (event) => events.push(event),
  });
  const wait = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      now += 250;
      tick();
    }
  };
  const sleep = (ms: number) => {
    now += ms;
    tick();
  };
  const worker = () => {
    const last = workers.at(-1);
    if (!last) throw new Error('no worker was started');
    return last;
  };
  return { run, workers, worker, events, wait, sleep };
}

describe('a practice run', () => {
  it('passes on what the worker finds and ends with it', () => {
    const { worker, events } = setUp();
    worker().opens();
    worker().delivers(0, 1);
    worker().says({ kind: 'finished' });
    expect(events.map((e) => e.kind)).toEqual(['opened', 'results', 'finished']);
    expect(worker().isTerminated).toBe(true);
  });

  it('ends a silent trial and goes on with the rest in a new worker', () => {
    const { workers, worker, wait } = setUp();
    worker().opens();
    worker().delivers(0);
    worker().says({ kind: 'running', index: 1 });
    wait(SILENCE_MS + 500);
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(workers[1]?.job).toMatchObject({ done: [0], tooLong: [1] });
  });

  it('lets a trial take its time while it is heard of', () => {
    const { workers, worker, wait } = setUp();
    worker().opens();
    for (let index = 0; index < 3; index += 1) {
      worker().says({ kind: 'running', index });
      wait(SILENCE_MS - 500);
    }
    expect(workers).toHaveLength(1);
  });

  it('blames nobody for the time the page itself slept', () => {
    const { workers, worker, sleep } = setUp();
    worker().opens();
    worker().says({ kind: 'running', index: 0 });
    sleep(3_600_000);
    expect(workers).toHaveLength(1);
  });

  it('tells each trial once, though a new worker repeats some', () => {
    const { worker, events, wait } = setUp();
    worker().opens();
    worker().delivers(0);
    worker().says({ kind: 'running', index: 1 });
    wait(SILENCE_MS + 500);
    worker().opens();
    worker().delivers(0, 1, 2);
    const told = events.flatMap((e) => (e.kind === 'results' ? e.results.map((r) => r.index) : []));
    expect(told).toEqual([0, 1, 2]);
  });

  it('gives up after several ended trials, settles them, and says so', () => {
    const { worker, events, wait } = setUp();
    for (let index = 0; index < MOST_KILLS; index += 1) {
      worker().opens();
      worker().says({ kind: 'running', index });
      wait(SILENCE_MS + 500);
    }
    expect(worker().job?.pick).toEqual({ kind: 'trials', indices: [0, 1, 2] });
    worker().opens();
    worker().delivers(0, 1, 2);
    worker().says({ kind: 'finished' });
    expect(events.at(-1)).toEqual({ kind: 'stopped', why: 'too_many_kills' });
  });

  it('waits longer for the engine to load, but not for ever', () => {
    const { events, wait } = setUp();
    wait(SILENCE_MS * 2);
    expect(events).toEqual([]);
    wait(OPENING_MS);
    expect(events).toEqual([{ kind: 'stopped', why: 'never_opened' }]);
  });

  it('stops when asked and hears nothing after that', () => {
    const { run, worker, events } = setUp();
    worker().opens();
    run.stop();
    worker().delivers(0);
    expect(events.map((e) => e.kind)).toEqual(['opened', 'stopped']);
  });

  it('fails on a message it does not know', () => {
    const { worker, events } = setUp();
    worker().says({ kind: 'opened', labels: 'many' });
    expect(events).toMatchObject([{ kind: 'failed' }]);
  });
});
