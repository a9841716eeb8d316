import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-host-calls',
  family: 'honest',
  tries:
    'Asks the host often, one call after the other and all at once, and in the last item nearly as often as it may.',
  files: mainOf(
    `
  const solved = await solve(input, host);
  const calls = input.figures.length > 0 ? 50 : 495;
  for (let n = 0; n < calls; n++) await host.clock.sleep(1);
  await Promise.all(Array.from({ length: calls }, () => host.clock.sleep(1)));
  return solved;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
