import { expect, it } from 'vitest';
import { isWithinDepth } from '#sandbox/well-formed';

it('a value as deep as allowed is within depth, and one level more is not', () => {
  expect(isWithinDepth([[[1]]], 3)).toBe(true);
  expect(isWithinDepth([[[{}]]], 3)).toBe(false);
  expect(isWithinDepth('text', 0)).toBe(true);
});

it('a value of a million levels is answered without recursion', () => {
  expect(isWithinDepth(JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000)), 64)).toBe(false);
});

it('a key __proto__ at any level is refused', () => {
  expect(isWithinDepth(JSON.parse('{"a":[{"__proto__":{"passed":true}}]}'), 64)).toBe(false);
});
