import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODE_IDS } from '#domain/mode';
import { DUE_AT_ONCE, INTERVAL_DAYS, practiceDue, type Sighting } from '#domain/practice-due';

const DAY = 24 * 60 * 60 * 1000;
/** Noon, so that some hours more or less stay on the same day. */
const NOON = Date.UTC(2026, 0, 5, 12);
const day = (n: number) => NOON + n * DAY;

function seen(family: string, over: Partial<Sighting> = {}): Sighting {
  const held = over.held ?? false;
  return {
    slug: 'client',
    family,
    title: family,
    mode: 'M5',
    stage: 1,
    at: day(0),
    reliability: held ? 1 : 0.4,
    held,
    ...over,
  };
}

const names = (sightings: readonly Sighting[], now: number) =>
  practiceDue(sightings, now).map(({ family }) => family);

describe('what to practise again', () => {
  it('is nothing before anything was met', () => {
    expect(practiceDue([], day(0))).toEqual([]);
  });

  it('begins with what did not hold, the weakest first, and says when it was met', () => {
    const half = seen('half', { reliability: 0.5 });
    const never = seen('never', { reliability: 0, mode: 'M4', stage: 2 });
    const due = practiceDue([half, never], day(0));
    expect(due.map(({ family }) => family)).toEqual(['never', 'half']);
    expect(due[0]).toMatchObject({ why: 'weak', stage: 2, lastAt: day(0), reliability: 0 });
  });

  it('leaves what held alone for a day, then asks once more', () => {
    const held = [seen('wait', { held: true })];
    expect(names(held, day(0.9))).toEqual([]);
    expect(practiceDue(held, day(1))).toMatchObject([{ family: 'wait', why: 'long_ago' }]);
  });

  it('waits longer with every good day in a row', () => {
    const days = [0, 1, 4, 11, 27, 62];
    for (const [index, interval] of INTERVAL_DAYS.entries()) {
      const good = days.slice(0, index + 1).map((at) => seen('wait', { held: true, at: day(at) }));
      const last = days[index] ?? 0;
      expect(names(good, day(last + interval) - 1), `after ${index + 1}`).toEqual([]);
      expect(names(good, day(last + interval)), `after ${index + 1}`).toEqual(['wait']);
    }
  });

  it('does not take what is repeated within a day for more than once', () => {
    const sameDay = [0, 1, 2, 3].map((hour) => seen('wait', { held: true, at: NOON + hour * 3_600_000 }));
    expect(names(sameDay, day(1.5))).toEqual(['wait']);
  });

  it('lets the last attempt of a day count', () => {
    const mended = [seen('wait'), seen('wait', { held: true, at: NOON + 1000 })];
    expect(names(mended, NOON + 2000)).toEqual([]);
  });

  it('begins again after a bad day, however long it had held', () => {
    const story = [
      ...[0, 1, 4].map((at) => seen('wait', { held: true, at: day(at) })),
      seen('wait', { at: day(11) }),
      seen('wait', { held: true, at: day(12) }),
    ];
    expect(names(story, day(12.5))).toEqual([]);
    expect(names(story, day(13))).toEqual(['wait']);
  });

  it('puts weak ones before those that held long ago', () => {
    const old = seen('old', { held: true, at: day(-300), mode: 'M1' });
    expect(names([old, seen('weak', { reliability: 0.9 })], day(0))).toEqual(['weak', 'old']);
  });

  it('mixes exercises and modes where it can', () => {
    const one = [0, 0.1, 0.2, 0.3].map((reliability, n) =>
      seen(`client-${n}`, { reliability, mode: n < 3 ? 'M5' : 'M4' }),
    );
    const other = seen('support', { slug: 'support', mode: 'M9', reliability: 0.8 });
    expect(names([...one, other], day(0))).toEqual(['client-0', 'support', 'client-3']);
  });

  it('keeps apart families of one name in two exercises', () => {
    const there = seen('outage', { slug: 'support', held: true });
    expect(practiceDue([seen('outage'), there], day(0)).map(({ slug }) => slug)).toEqual(['client']);
  });

  it('never names a family twice, one that was not met, or more than three, in whatever order it learns of them', () => {
    const sighting = fc.record({
      slug: fc.constantFrom('a', 'b', 'c'),
      family: fc.constantFrom('f', 'g', 'h', 'i'),
      title: fc.constant('A family'),
      mode: fc.constantFrom(...MODE_IDS),
      stage: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: 0, max: 400 }).map((n) => day(-n)),
      reliability: fc.double({ min: 0, max: 1, noNaN: true }),
      held: fc.boolean(),
    });
    const unique = fc.uniqueArray(sighting, { selector: (s) => `${s.slug}/${s.family}/${s.at}` });
    fc.assert(
      fc.property(unique, (sightings) => {
        const due = practiceDue(sightings, day(0));
        const keys = due.map(({ slug, family }) => `${slug}/${family}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(DUE_AT_ONCE);
        const met = new Set(sightings.map(({ slug, family }) => `${slug}/${family}`));
        expect(keys.filter((key) => !met.has(key))).toEqual([]);
        expect(practiceDue(sightings.toReversed(), day(0))).toEqual(due);
      }),
    );
  });
});
