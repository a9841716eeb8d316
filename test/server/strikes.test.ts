import { describe, expect, it } from 'vitest';
import { Strikes } from '#server/strikes';
import { OPENING } from '#server/thread-messages';

function killedTimes(strikes: Strikes, place: number, times: number): void {
  for (let i = 0; i < times; i++) strikes.killed(place, 2_000);
}

describe('strikes', () => {
  it('leaves a trial open that was killed once or twice', () => {
    const strikes = new Strikes();
    killedTimes(strikes, 4, 2);
    expect(strikes.settled.size).toBe(0);
  });

  it('make a trial the learner’s at the third kill', () => {
    const strikes = new Strikes();
    killedTimes(strikes, 4, 3);
    expect([...strikes.settled]).toEqual([[4, 'out_of_fuel']]);
    expect(strikes.hopelessFrom).toBeUndefined();
  });

  it('make a trial ours, hence void, when the control fails after its kill', () => {
    const strikes = new Strikes();
    killedTimes(strikes, 4, 3);
    strikes.controlFailed(4);
    expect([...strikes.settled]).toEqual([[4, 'broken']]);
    expect(strikes.fault).toBeUndefined();
  });

  it('believe one kill after three proven runaways', () => {
    const strikes = new Strikes();
    for (const place of [0, 1, 2]) killedTimes(strikes, place, 3);
    strikes.killed(3, 2_000);
    expect(strikes.settled.get(3)).toBe('out_of_fuel');
  });

  it('give up on the rest after a minute of kills', () => {
    const strikes = new Strikes();
    strikes.killed(0, 30_000);
    expect(strikes.hopelessFrom).toBeUndefined();
    strikes.killed(0, 30_000);
    expect(strikes.hopelessFrom).toBe(0);
  });

  it('give up on the rest after thirty kills, however short', () => {
    const strikes = new Strikes();
    for (let place = 0; strikes.hopelessFrom === undefined; place++) strikes.killed(place, 100);
    expect(strikes.hopelessFrom).toBe(29);
    expect(strikes.settled.size).toBe(0);
  });

  it('take a program that runs away while it is opened for hopeless as a whole', () => {
    const strikes = new Strikes();
    killedTimes(strikes, OPENING, 3);
    expect(strikes).toMatchObject({ isBlank: true, hopelessFrom: 0, fault: undefined });
    expect(strikes.settled.size).toBe(0);
  });

  it('leave a trial void at which the thread itself died three times', () => {
    const strikes = new Strikes();
    for (let i = 0; i < 3; i++) strikes.died(7, 'out of memory');
    expect([...strikes.settled]).toEqual([[7, 'broken']]);
  });

  it('call the whole run ours when the thread dies before any trial', () => {
    const strikes = new Strikes();
    for (let i = 0; i < 3; i++) strikes.died(OPENING, 'cannot load the engine');
    expect(strikes.fault).toBe('cannot load the engine');
  });

  it('call the whole run ours when the control fails for the third time', () => {
    const strikes = new Strikes();
    for (const place of [0, 1, 2]) {
      strikes.killed(place, 2_000);
      strikes.controlFailed(place);
    }
    expect(strikes.fault).toContain('control');
  });
});
