import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-async',
  family: 'honest',
  tries: 'Waits in every way there is: races, time-outs that are cancelled, timers, streams of steps.',
  files: mainOf(
    `
  const token = host.clock.token();
  const timeout = new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error('too late')), 15_000);
    host.clock.sleep(1).then(() => clearTimeout(timer));
  });
  const steps = (async function* () {
    for (let n = 0; n < 3; n++) {
      await host.clock.sleep(n);
      yield n;
    }
  })();
  const seen: number[] = [];
  for await (const step of steps) seen.push(step);
  const [solved] = await Promise.all([Promise.race([solve(input, host), timeout]), ...seen.map((n) => host.clock.sleep(n))]);
  token.cancel();
  await Promise.allSettled([Promise.reject(new Error('handled')), Promise.any([Promise.resolve(1)])]);
  return solved;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
