import { expect, test } from 'vitest';
import { goldWords } from '#components/review/calibration-words.ts';

test('agreement with gold is told with what is wanted of it', () => {
  expect(goldWords({ kappa: 0.418, lean: 0.25 })).toBe(
    'Your marks agree with gold to a weighted κ of 0.42; at least 0.60 is wanted. Your mean lies 0.25 points above gold’s; up to 0.40 either way is near enough.',
  );
  expect(goldWords({ kappa: -0.1, lean: -1 })).toContain('κ of −0.10');
  expect(goldWords({ kappa: -0.1, lean: -1 })).toContain('1.00 points below');
});

test('a mean that differs by less than can be written is the same', () => {
  expect(goldWords({ kappa: 1, lean: -0.001 })).toContain('Your mean is the same as gold’s;');
});
