import { it } from 'vitest';
import { expectFound, TRAPS } from './traps.ts';

it.each(TRAPS)('a quick proof finds %s', { timeout: 3 * 60_000 }, async (...trap) => {
  await expectFound(trap);
});
