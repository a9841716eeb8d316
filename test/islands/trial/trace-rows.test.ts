import { describe, expect, it } from 'vitest';
import type { TraceEntry } from '#domain/trial';
import { axisTicks, endSummary, traceRows } from '#islands/trial/trace-rows.ts';
import { aTrial } from '../practice/builders.ts';

function anEntry(changes: Partial<TraceEntry> = {}): TraceEntry {
  return {
    id: 1,
    op: 'tool.orderGet',
    startMs: 0,
    endMs: 500,
    args: { args: { orderId: 'PB-1' } },
    ok: true,
    answer: 'lost',
    ...changes,
  };
}

const rowOf = (entry: TraceEntry, virtualMs = 1000) =>
  traceRows({ entries: [entry], logs: [] }, virtualMs)[0];

describe('rows of a trace', () => {
  it('place an operation in the trial’s virtual time', () => {
    expect(rowOf(anEntry({ startMs: 250, endMs: 750 }))).toMatchObject({
      from: 0.25,
      width: 0.5,
      kind: 'answered',
    });
  });

  it('call a tool by its name and show what it was sent', () => {
    expect(rowOf(anEntry())).toMatchObject({ name: 'orderGet', summary: '{orderId: "PB-1"} gave "lost"' });
  });

  it('say nothing of an answer that is nothing', () => {
    expect(rowOf(anEntry({ answer: null }))?.summary).toBe('{orderId: "PB-1"}');
    expect(rowOf(anEntry({ op: 'clock.sleep', answer: null }))?.summary).toBe('');
  });

  it('run an operation without an answer to the end', () => {
    const row = rowOf(anEntry({ startMs: 400, endMs: null }));
    expect(row).toMatchObject({ kind: 'open', from: 0.4, width: 0.6 });
    expect(row?.summary).toContain('no answer');
  });

  it('say an error with its status', () => {
    const answer = { name: 'ApiError', status: 429, code: null, headers: {}, message: 'slow down' };
    expect(rowOf(anEntry({ op: 'model.chat', ok: false, answer }))).toMatchObject({
      kind: 'failed',
      summary: 'ApiError 429: slow down',
    });
  });

  it('say what the model said, not how it was wrapped', () => {
    const answer = {
      choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Hello', refusal: null } }],
    };
    expect(rowOf(anEntry({ op: 'model.chat', answer }))?.summary).toBe('“Hello”, finish stop');
  });

  it('name the tools that the model asks for', () => {
    const message = {
      content: null,
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'refundCreate', arguments: '{}' } }],
    };
    const answer = { choices: [{ finish_reason: 'tool_calls', message }] };
    expect(rowOf(anEntry({ op: 'model.chat', answer }))?.summary).toBe(
      'asks for refundCreate, finish tool_calls',
    );
  });

  it('show an answer of any shape', () => {
    for (const answer of [null, 3, [], { choices: 'none' }, { choices: [null] }]) {
      expect(rowOf(anEntry({ op: 'model.chat', answer }))?.summary).toBeTypeOf('string');
    }
  });

  it('stay readable when values are huge', () => {
    expect(rowOf(anEntry({ answer: 'x'.repeat(10_000) }))?.summary.length).toBeLessThan(180);
  });

  it('divide by no zero when nothing took time', () => {
    expect(rowOf(anEntry({ endMs: 0 }), 0)).toMatchObject({ from: 0, width: 0 });
  });
});

describe('the time axis', () => {
  it.each([
    [0, [0]],
    [1800, [0, 1000]],
    [13_480, [0, 5000, 10_000]],
    [120_000, [0, 50_000, 100_000]],
  ])('of %i ms has round steps', (virtualMs, ticks) => {
    expect(axisTicks(virtualMs)).toEqual(ticks);
  });
});

it('the last row says the error when the code threw', () => {
  const error = { name: 'TypeError', message: 'x is not a function' };
  expect(endSummary(aTrial({ ending: 'threw', value: null, error }))).toBe('TypeError: x is not a function');
});
