import { expect, it } from 'vitest';
import { type Anchors, anchorsAt } from '#domain/report';

const at = (referenceMinor: number): Anchors => ({
  starterMinor: 0,
  trivial: [],
  referenceMinor,
  perfectMinor: 900,
  referenceTokensPerItem: 1,
});

it('each stage has its own anchors, and those of the last one go on', () => {
  const stages = [at(100), at(200)];
  expect([1, 2, 3].map((stage) => anchorsAt(stages, stage).referenceMinor)).toEqual([100, 200, 200]);
});

it('a version without anchors has none to grade by', () => {
  expect(() => anchorsAt([], 1)).toThrow(RangeError);
});
