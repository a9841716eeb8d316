import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-objects',
  family: 'honest',
  tries: 'Makes two hundred thousand objects in a job behind an answer to the last item, and lets them go.',
  files: mainOf(
    `
  const solved = await solve(input, host);
  if (input.figures.length > 0) return solved;
  await null;
  const objects = Array.from({ length: 200_000 }, (_, n) => ({ n }));
  return objects.length === 200_000 ? solved : null;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
