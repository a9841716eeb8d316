import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-big-result',
  family: 'honest',
  tries: 'Returns notes beside the answer, a few bytes below what a result may have.',
  files: mainOf(
    `
  const solved = await solve(input, host);
  const room = 64 * 1024 - JSON.stringify({ ...solved, notes: '' }).length;
  return { ...solved, notes: 'é'.repeat(room >> 1) };
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
