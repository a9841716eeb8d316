import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-host-calls',
  family: 'honest',
  tries: 'Asks the host nearly as often as it may.',
  files: mainOf(
    `
  const solved = await solve(input, host);
  for (let n = 0; n < 490; n++) await host.clock.sleep(1);
  await Promise.all(Array.from({ length: 500 }, () => host.clock.sleep(1)));
  return solved;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
