import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, type Result, refuse } from '../../src/domain/result.ts';
import type { RunProgress } from '../../src/domain/run.ts';
import { progressStream } from '../../src/pages/_progress-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Plays one answer per look, the last one for ever, and collects what the client receives in `ms`. */
async function receive(answers: Result<RunProgress>[], ms: number, signal = new AbortController().signal) {
  let looks = 0;
  const stream = progressStream(() => {
    const answer = answers[Math.min(looks, answers.length - 1)];
    looks += 1;
    if (!answer) throw new Error('the store is gone');
    return answer;
  }, signal);
  let text = '';
  let end: 'open' | 'closed' | 'broken' = 'open';
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      text += new TextDecoder().decode(chunk);
    },
  });
  const done = stream.pipeTo(sink).then(
    () => {
      end = 'closed';
    },
    () => {
      end = 'broken';
    },
  );
  await vi.advanceTimersByTimeAsync(ms);
  return { text, end, looks, done };
}

const queued = ok<RunProgress>({ state: 'queued', position: 2 });
const grading = ok<RunProgress>({ state: 'grading', phase: 'stress' });
const graded = ok<RunProgress>({ state: 'graded' });

describe('the stream of a run’s progress', () => {
  it('sends one event per change and closes when the run is graded', async () => {
    const { text, end } = await receive([queued, queued, grading, graded], 5000);
    expect(text.match(/"state":"\w+"/g)).toEqual([
      '"state":"queued"',
      '"state":"grading"',
      '"state":"graded"',
    ]);
    expect(end).toBe('closed');
  });

  it('keeps a silent line open with comments', async () => {
    const { text, end } = await receive([queued], 35_000);
    expect(text.match(/^: /gm)).toHaveLength(2);
    expect(end).toBe('open');
  });

  it('stops looking when the client goes away', async () => {
    const client = new AbortController();
    const stream = receive([queued], 1000, client.signal);
    const { looks } = await stream;
    client.abort();
    await vi.advanceTimersByTimeAsync(5000);
    expect(vi.getTimerCount()).toBe(0);
    expect(looks).toBeGreaterThan(1);
  });

  it('is cancelled and aborted, in this order, when a client goes away, and nothing throws', async () => {
    const client = new AbortController();
    const thrown: unknown[] = [];
    const note = (error: unknown) => void thrown.push(error);
    const known = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', note);
    const reader = progressStream(() => queued, client.signal).getReader();
    await reader.cancel();
    client.abort();
    await new Promise<void>((resolve) => process.nextTick(resolve));
    process.removeAllListeners('uncaughtException');
    for (const listener of known) process.on('uncaughtException', listener);
    expect(thrown).toEqual([]);
  });

  it('closes when the attempt may no longer be seen', async () => {
    const { end } = await receive([queued, refuse('not_allowed', 'no')], 2000);
    expect(end).toBe('closed');
  });

  it('lets a broken store break the stream and not the process', async () => {
    const { end } = await receive([], 1000);
    expect(end).toBe('broken');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends after ten minutes, so that the client is checked again', async () => {
    const { end } = await receive([queued], 11 * 60_000);
    expect(end).toBe('closed');
  });
});
