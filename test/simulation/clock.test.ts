import { describe, expect, it } from 'vitest';
import { VirtualClock } from '#simulation/clock';

describe('the virtual clock', () => {
  it('moves from event to event, the earliest first', () => {
    const clock = new VirtualClock(0);
    const seen: [string, number][] = [];
    for (const [name, ms] of [
      ['late', 500],
      ['soon', 100],
      ['later', 900],
    ] as const) {
      clock.after(ms, () => seen.push([name, clock.nowMs]));
    }
    while (clock.advance());
    expect(seen).toEqual([
      ['soon', 100],
      ['late', 500],
      ['later', 900],
    ]);
  });

  it('fires what is due at one moment together, in the order in which it was planned', () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    for (const name of ['a', 'b', 'c']) clock.after(50, () => seen.push(name));
    expect(clock.advance()).toBe(true);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(clock.advance()).toBe(false);
  });

  it('counts what an event plans from the moment at which it fires', () => {
    const clock = new VirtualClock(0);
    clock.after(100, () => clock.after(100, () => undefined));
    clock.advance();
    clock.advance();
    expect(clock.nowMs).toBe(200);
    expect(clock.idle).toBe(true);
  });

  it('never goes back', () => {
    const clock = new VirtualClock(0);
    clock.after(100, () => clock.after(-50, () => undefined));
    clock.advance();
    clock.advance();
    expect(clock.nowMs).toBe(100);
  });
});
