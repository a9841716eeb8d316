import { describe, expect, it } from 'vitest';
import { faultWords, reasonWords } from '#components/trial-words.ts';

const handedOver = { reason: 'Handed to a person although it could be answered.', verdict: 'safe' } as const;

describe('what a check saw', () => {
  it('leaves out what would have been better where nothing better could be asked for', () => {
    expect(reasonWords({ ...handedOver, credited: true })).toBe('Handed to a person.');
    const whole = 'Handed over whole, although half could be answered.';
    expect(reasonWords({ reason: whole, verdict: 'safe', credited: true })).toBe('Handed over whole.');
  });

  it('says all of it where that is why there is no credit', () => {
    expect(reasonWords({ ...handedOver, credited: false })).toBe(handedOver.reason);
    const asked = {
      reason: 'Asked back although the question is clear.',
      verdict: 'fail',
      credited: false,
    } as const;
    expect(reasonWords(asked)).toBe(asked.reason);
  });
});

describe('the fault of a trial', () => {
  it('is said to be another where the hold twin has faults of its own', () => {
    expect(faultWords({ fault: 'one 500', twin: 'hold' }, true)).toContain('what this twin has in its place');
  });

  it('is the menu’s for an act twin, and for a hold twin that meets the same', () => {
    expect(faultWords({ fault: 'one 500', twin: 'act' }, true)).toBe('one 500');
    expect(faultWords({ fault: 'one 500', twin: 'hold' }, false)).toBe('one 500');
  });
});
