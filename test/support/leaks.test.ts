import { expect, it } from 'vitest';
import { leaksOf } from './leaks.ts';

const hidden = `export default { lunar_policy: { asks: ['Is there a way to keep “it” till the moon\\'s full?'], order: 'no. 48213' } };`;

it('finds a phrase of a hidden text however it is quoted', () => {
  const built = `var a="TO KEEP \\u201cit\\u201d till the moon's full"`;
  expect(leaksOf(hidden, '', built)).toContain('keep it till the moons');
});

it('finds a hidden name and, where asked, a number', () => {
  expect(leaksOf(hidden, '', 'x={lunar_policy:1}')).toEqual(['lunar policy']);
  expect(leaksOf(hidden, '', 'order 48213')).toEqual([]);
  expect(leaksOf(hidden, '', 'order 48213', { hasNumbers: true })).toEqual(['48213']);
});

it('does not mind what is public anyway, or four words in a row', () => {
  const built = 'var a="is there a way to keep it"; b="till the moons full"';
  expect(leaksOf(hidden, 'Is there a way to keep it dry?', built)).toEqual([]);
});
