import { expect, it } from 'vitest';
import { ASKING_LEVELS, levelRows } from '#components/level-rows.ts';

const rows = levelRows({ slo: { p95VirtualMs: 20_000, tokensTimesReference: 2.5 } });
const asked = (name: string) => rows.find((row) => row.name === name)?.asked;

it('a table of levels says what each asks, and where it does not', () => {
  expect(ASKING_LEVELS).toEqual(['prototype', 'pilot-ready', 'production-ready', 'exemplary']);
  expect(rows.map(({ name }) => name)).toEqual([
    'Reliability',
    'Weakest mode',
    'Weakest family',
    'Vetoes',
    'Outcome',
    'Latency',
    'Tokens',
  ]);
  expect(asked('Reliability')).toEqual(['at least 0.50', 'at least 0.80', 'at least 0.90', 'at least 0.97']);
  expect(asked('Tokens')).toEqual([null, null, 'at most 2.5×', 'at most 1.0×']);
  expect(asked('Outcome')?.[0]).toBe('above 0');
});
