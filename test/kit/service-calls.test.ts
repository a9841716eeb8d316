import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json';
import { answeredCalls, CALL_TOOLS, callTools } from '#kit/service-calls';
import { anOutside, answered, aScene, call, errorOf, start } from '#test/simulation/builders';

const CALLS = [
  { id: 'c1', atMs: 0 },
  { id: 'c2', atMs: 5_000 },
];

const outside = () => anOutside({ scene: aScene({ tools: callTools(CALLS) }) });
const args = (value: JsonObject) => ({ args: value, options: {} });

describe('calls of a learner’s own service', () => {
  it('have the tools that are listed', () => {
    expect(Object.keys(callTools(CALLS))).toEqual([...CALL_TOOLS]);
  });

  it('come in at their time, to the millisecond, and at once when it has passed', () => {
    const world = outside();
    call(world, 'tool.arrival', args({ id: 'c2' }));
    expect(world.clock.nowMs).toBe(5_000);
    call(world, 'tool.arrival', args({ id: 'c1' }));
    expect(world.clock.nowMs).toBe(5_000);
  });

  it('can wait at the same time', () => {
    const world = outside();
    for (const { id } of CALLS) start(world, 'tool.arrival', args({ id }));
    expect(world.advance()).toHaveLength(1);
    expect(world.clock.nowMs).toBe(0);
    expect(world.advance()).toHaveLength(1);
    expect(world.clock.nowMs).toBe(5_000);
  });

  it('are answered once, at the time at which the host took the reply', () => {
    const world = outside();
    call(world, 'tool.arrival', args({ id: 'c1' }));
    call(world, 'clock.sleep', { ms: 700 });
    expect(answered(call(world, 'tool.reply', args({ id: 'c1', text: 'yes' })))).toBeNull();
    expect(errorOf(call(world, 'tool.reply', args({ id: 'c1', text: 'no' }))).status).toBe(409);
    expect(answeredCalls(world, CALLS)).toEqual([
      { call: CALLS[0], repliedMs: 700, reply: { id: 'c1', text: 'yes' } },
      { call: CALLS[1], repliedMs: undefined, reply: undefined },
    ]);
  });

  it('cannot be answered before they have come in', () => {
    const world = outside();
    expect(errorOf(call(world, 'tool.reply', args({ id: 'c2' }))).message).toContain('not come in');
    expect(answeredCalls(world, CALLS).every((c) => c.repliedMs === undefined)).toBe(true);
  });

  it('are refused under an id that nobody gave', () => {
    const world = outside();
    for (const tool of CALL_TOOLS) {
      expect(errorOf(call(world, `tool.${tool}`, args({ id: 'c9' }))).status).toBe(404);
      expect(errorOf(call(world, `tool.${tool}`, args({}))).status).toBe(404);
    }
  });
});
