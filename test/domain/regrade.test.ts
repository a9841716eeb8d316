import { expect, test } from 'vitest';
import { changeBetween, standingOf } from '#domain/regrade';
import { aFamily, anOutcome, aReport } from '#test/services/builders';

function standing(
  over: Parameters<typeof aReport>[0] = {},
  families: Record<string, number> = { a: 0.5, b: 1 },
) {
  const { stress } = aReport();
  const list = Object.entries(families).map(([id, reliability]) => aFamily({ id, reliability }));
  return standingOf(aReport({ stress: { ...stress, families: list }, ...over }));
}

test('equal reports change nothing', () => {
  expect(changeBetween(standing(), standing())).toMatchObject({ direction: 'same', families: [] });
});

test('the level says which way it goes; where it stays reliability does, and then outcome', () => {
  const up = standing({ level: 'pilot-ready', reliability: 0.4 });
  expect(changeBetween(standing(), up).direction).toBe('up');
  expect(changeBetween(up, standing()).direction).toBe('down');
  expect(changeBetween(standing(), standing({ reliability: 0.53 })).direction).toBe('down');
  expect(changeBetween(standing(), standing({ reliability: 0.537 + 1e-12 })).direction).toBe('same');
  const [poor, rich] = [0.2, 0.4].map((share) => standing({ outcome: anOutcome({ share }) }));
  if (!poor || !rich) throw new Error('two standings');
  expect([changeBetween(poor, rich).direction, changeBetween(rich, poor).direction]).toEqual(['up', 'down']);
});

test('each family that comes out otherwise is named, also one that is new or gone', () => {
  const change = changeBetween(standing({}, { a: 0.5, b: 1, c: 0 }), standing({}, { a: 0.7, b: 1, d: 0 }));
  expect(change.families).toMatchObject([
    { id: 'a', before: 0.5, after: 0.7 },
    { id: 'c', before: 0, after: null },
    { id: 'd', before: null, after: 0 },
  ]);
});

test('outcome and vetoes are compared, and no traffic is no outcome', () => {
  const after = standing({
    outcome: anOutcome({ share: 0.5 }),
    vetoes: { total: 0, kinds: [], trials: 300 },
  });
  expect(changeBetween(standing(), after)).toMatchObject({
    outcome: { before: null, after: 0.5 },
    vetoes: { before: 1, after: 0 },
  });
});
