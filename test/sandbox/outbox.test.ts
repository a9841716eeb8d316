import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/json';
import { TRIAL_LIMITS } from '#domain/limits';
import { Fuel } from '#sandbox/fuel';
import { Halt } from '#sandbox/halt';
import { Outbox } from '#sandbox/outbox';

/** What a program could send once it had corrupted its interpreter and got hold of the one function that sends. */
const FORGED: [string, string][] = [
  ['a kind that does not exist', 'zaccepted'],
  ['nothing', ''],
  ['a word of the opening', 'y'],
  ['text that is not JSON', 'o{"id":1'],
  ['an operation without a number', operation({ op: 'clock.sleep', args: null })],
  ['an operation whose number is text', operation({ id: '1', op: 'clock.sleep', args: null })],
  ['an operation whose number is not whole', operation({ id: 1.5, op: 'clock.sleep', args: null })],
  ['an operation whose name is an object', operation({ id: 1, op: { startsWith: 1 }, args: null })],
  ['an operation without arguments', operation({ id: 1, op: 'clock.sleep' })],
  ['an operation with the key __proto__', 'o{"id":1,"op":"clock.sleep","args":{"__proto__":{"ms":1}}}'],
  ['a list in the place of an operation', 'o[1]'],
  ['a log of an unknown level', 'l{"level":"verdict","event":"e","data":null}'],
  ['a log whose level is a list', 'l{"level":["info"],"event":"e","data":null}'],
  ['a log whose event is an object', 'l{"level":"info","event":{},"data":null}'],
  ['a log without data', 'l{"level":"info","event":"e"}'],
  ['an error without a message', 't{"name":"Error","stack":""}'],
  ['an error whose stack is a list', 't{"name":"Error","message":"m","stack":[]}'],
  ['a cancellation of no number', 'caccepted'],
];

describe('what a damaged interpreter sends', () => {
  it.each(FORGED)('%s ends the trial as the program’s own failure', (_what, text) => {
    expect(endingOf(() => outbox().receive(text))).toBe('threw');
  });

  it('a second operation with the same number is refused', () => {
    const box = outbox();
    box.receive(operation({ id: 2, op: 'clock.sleep', args: null }));
    expect(endingOf(() => box.receive(operation({ id: 2, op: 'clock.sleep', args: null })))).toBe('threw');
  });

  it('more cancellations than there can be operations are refused', () => {
    const box = outbox();
    const flood = () => {
      for (let id = 1; id <= TRIAL_LIMITS.operations + 1; id += 1) box.receive(`c${id}`);
    };
    expect(endingOf(flood)).toBe('out_of_operations');
  });

  it('the first end counts, whatever comes after it', () => {
    const box = outbox();
    box.receive('r{"answer":1}');
    box.receive('r{"answer":2}');
    box.receive('t{"name":"Error","message":"m","stack":""}');
    expect(box.collect().end).toEqual({ ok: true, value: { answer: 1 } });
  });

  it.each(['i', 's'])('the words of a refused result (%s) are cut to a sentence', (kind) => {
    const halt = haltOf(() => outbox().receive(kind + 'x'.repeat(1_000_000)));
    expect(halt?.stop.detail.length).toBeLessThan(600);
  });
});

function operation(fields: Record<string, Json>): string {
  return `o${JSON.stringify(fields)}`;
}

function outbox(): Outbox {
  return new Outbox({ entry: 'src/main.ts', modules: new Map() }, TRIAL_LIMITS, new Fuel(TRIAL_LIMITS.fuel));
}

function haltOf(send: () => void): Halt | undefined {
  try {
    send();
    return undefined;
  } catch (error) {
    if (error instanceof Halt) return error;
    throw error;
  }
}

function endingOf(send: () => void): string | undefined {
  return haltOf(send)?.stop.ending;
}
