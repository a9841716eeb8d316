import { afterAll, expect, it } from 'vitest';
import { Bench } from '../exercises/programs.ts';

const bench = new Bench('support-assistant');

afterAll(() => bench.close());

it('a receipt cannot be made by somebody who guesses the trials and does not know the secret', async () => {
  const one = await bench.grade('trivial/always-clarify', ['practice'], { secret: 'one secret' });
  const other = await bench.grade('trivial/always-clarify', ['practice'], { secret: 'another secret' });
  const again = await bench.grade('trivial/always-clarify', ['practice'], { secret: 'one secret' });
  expect(other.trials).toEqual(one.trials);
  expect(other.report.receipt).not.toEqual(one.report.receipt);
  expect(again.report.receipt).toEqual(one.report.receipt);
});
