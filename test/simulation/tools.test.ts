import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#domain/json';
import type { Fault, ToolFault } from '#simulation/fault';
import type { Outside } from '#simulation/outside';
import type { Tool } from '#simulation/tool';
import { anOutside, answered, aScene, call, errorOf } from './builders.ts';

/** Opens an order and counts them; refuses one without a title. */
const open: Tool = {
  latencyMs: 200,
  writes: true,
  answer: (args, { state }) => {
    const { title } = args as { title?: string };
    if (!title) return { refusal: { status: 422, code: 'no_title', message: 'An order needs a title.' } };
    const id = `O-${state.keys('order:').length + 1}`;
    state.put(`order:${id}`, { title });
    return { value: { id } };
  },
};
const list: Tool = {
  latencyMs: 50,
  answer: (_args, { state }) => ({ value: state.keys('order:').map((k) => state.get(k) ?? null) }),
};

const outsideWith = (...faults: Fault[]) => anOutside({ scene: aScene({ tools: { open, list } }), faults });

const opening = (outside: Outside, options: JsonObject = {}, args: Json = { title: 'leak' }) =>
  call(outside, 'tool.open', { args, options: { timeoutMs: 3_000, ...options } });

const orders = (outside: Outside) => (answered(call(outside, 'tool.list')) as Json[]).length;
const opened = (outside: Outside) => outside.effects.filter((e) => e.op === 'tool.open').length;

const fault = (trouble: { kind: 'error' | 'hang' | 'duplicate' | 'slow'; commits?: boolean }): Fault =>
  ({ on: 'tool', tool: 'open', times: 1, status: 503, ms: 800, ...trouble }) as ToolFault;

describe('a tool that writes', () => {
  it('does so once per call, and others see it', () => {
    const outside = outsideWith();
    expect(answered(opening(outside))).toEqual({ id: 'O-1' });
    expect(answered(opening(outside))).toEqual({ id: 'O-2' });
    expect([orders(outside), opened(outside)]).toEqual([2, 2]);
  });

  it('does nothing and leaves no effect when it refuses', () => {
    const outside = outsideWith();
    const error = errorOf(opening(outside, {}, {}));
    expect(error).toMatchObject({ name: 'ToolError', status: 422, code: 'no_title' });
    expect([orders(outside), opened(outside)]).toEqual([0, 0]);
  });
});

describe('an idempotency key', () => {
  const key = { idempotencyKey: 'mail-7' };

  it('makes a repeat give the first answer and do nothing', () => {
    const outside = outsideWith();
    const answers = [1, 2, 3].map(() => answered(opening(outside, key)));
    expect(answers).toEqual([{ id: 'O-1' }, { id: 'O-1' }, { id: 'O-1' }]);
    expect([orders(outside), opened(outside)]).toEqual([1, 1]);
  });

  it('cannot be used for something else', () => {
    const outside = outsideWith();
    opening(outside, key);
    expect(errorOf(opening(outside, key, { title: 'other' }))).toMatchObject({
      status: 409,
      code: 'idempotency_key_reused',
    });
    expect(orders(outside)).toBe(1);
  });

  it('of a refused call can be used again', () => {
    const outside = outsideWith();
    opening(outside, key, {});
    expect(opening(outside, key).ok).toBe(true);
  });
});

describe.each([
  ['times out', 'hang', 'TimeoutError'],
  ['fails', 'error', 'ToolError'],
] as const)('a tool that %s', (_words, kind, name) => {
  it('after committing has done its work', () => {
    const outside = outsideWith(fault({ kind, commits: true }));
    expect(errorOf(opening(outside)).name).toBe(name);
    expect([orders(outside), opened(outside)]).toEqual([1, 1]);
    expect(outside.trace.entries[0]?.fault).toContain('after committing');
  });

  it('before committing has done nothing', () => {
    const outside = outsideWith(fault({ kind }));
    expect(errorOf(opening(outside)).name).toBe(name);
    expect([orders(outside), opened(outside)]).toEqual([0, 0]);
  });

  it.each([true, false])('is put right by a retry with the same key (committed: %s)', (commits) => {
    const outside = outsideWith(fault({ kind, commits }));
    const key = { idempotencyKey: 'mail-7' };
    opening(outside, key);
    expect(answered(opening(outside, key))).toEqual({ id: 'O-1' });
    expect(orders(outside)).toBe(1);
  });

  it('is doubled by a retry without a key, once it had committed', () => {
    const outside = outsideWith(fault({ kind, commits: true }));
    opening(outside);
    opening(outside);
    expect(orders(outside)).toBe(2);
  });
});

describe('a call that is delivered twice', () => {
  it('does its work twice without a key, and once with one', () => {
    const bare = outsideWith(fault({ kind: 'duplicate' }));
    opening(bare);
    expect([orders(bare), opened(bare)]).toEqual([2, 2]);
    const keyed = outsideWith(fault({ kind: 'duplicate' }));
    opening(keyed, { idempotencyKey: 'mail-7' });
    expect([orders(keyed), opened(keyed)]).toEqual([1, 1]);
  });
});

describe('a slow tool', () => {
  it('answers that much later', () => {
    const [quick, slow] = [outsideWith(), outsideWith(fault({ kind: 'slow' }))].map((outside) => {
      opening(outside);
      return outside.clock.nowMs;
    });
    expect(slow).toBe((quick ?? 0) + 800);
  });
});

describe('the state of tools', () => {
  it('cannot be changed through what was read from it', () => {
    const leaky: Tool = {
      latencyMs: 1,
      answer: (_args, { state }) => {
        if (state.keys().length === 0) state.put('list', []);
        const read = state.get('list') as Json[];
        read.push('more');
        return { value: (state.get('list') as Json[]).length };
      },
    };
    const outside = anOutside({ scene: aScene({ tools: { leaky } }) });
    expect(answered(call(outside, 'tool.leaky'))).toBe(0);
  });
});

describe('a tool that says when it answers', () => {
  const clockOf = (tool: Tool) => {
    const outside = anOutside({ scene: aScene({ tools: { bell: tool } }) });
    return { outside, ring: () => call(outside, 'tool.bell') };
  };

  it('answers at that moment, without any spread, and at once when it has passed', () => {
    const { outside, ring } = clockOf({ latencyMs: 400, answer: () => ({ value: 'ding', atMs: 1_234 }) });
    expect(answered(ring())).toBe('ding');
    expect(outside.clock.nowMs).toBe(1_234);
    ring();
    expect(outside.clock.nowMs).toBe(1_234);
  });

  it('does not hand the moment to the program', () => {
    const { outside, ring } = clockOf({ latencyMs: 400, answer: () => ({ value: { a: 1 }, atMs: 50 }) });
    expect(ring()).toMatchObject({ ok: true, value: { a: 1 } });
    expect(JSON.stringify(outside.trace.entries)).not.toContain('atMs');
  });
});
