import { describe, expect, it } from 'vitest';
import { nearerInTime, peoplesTime } from '#domain/minutes';

const line = (key: string, events: number) => ({ key, label: key, events, minor: 0 });
const MINUTES = { right: -12, handoff: 1, wrong: 25 };

describe('people’s time', () => {
  it('is what events save and what they cost, over a thousand items, kept apart', () => {
    const lines = [line('right', 200), line('handoff', 100), line('wrong', 10)];
    expect(peoplesTime({ lines, items: 400 }, MINUTES)).toEqual({ saved: 6000, spent: 250 + 625 });
  });

  it('knows nothing of lines that the exercise gives no minutes for', () => {
    expect(peoplesTime({ lines: [line('late', 50)], items: 100 }, MINUTES)).toEqual({ saved: 0, spent: 0 });
  });

  it('is nothing where nothing was asked', () => {
    expect(peoplesTime({ lines: [line('right', 1)], items: 0 }, MINUTES)).toEqual({ saved: 0, spent: 0 });
  });
});

describe('what a learner hears of it', () => {
  const at = (saved: number, spent = 0) => ({ saved, spent });
  const policies = { trivial: at(0), reference: at(6000, 1000) };

  it('is to which of two policies all of it is nearer', () => {
    expect(nearerInTime(at(4000, 1000), policies)).toBe('reference');
    expect(nearerInTime(at(4000, 2000), policies)).toBe('trivial');
    expect(nearerInTime(at(9000), policies)).toBe('reference');
  });

  it('is nothing where the two are the same', () => {
    expect(nearerInTime(at(1), { trivial: at(5), reference: at(6, 1) })).toBeUndefined();
  });
});
