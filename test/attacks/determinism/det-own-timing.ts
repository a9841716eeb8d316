import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-own-timing',
  family: 'determinism',
  tries: 'Measures the machine by counting how far it gets between two readings of a clock.',
  files: mainOf(`
  const counts: number[] = [];
  for (let n = 0; n < 5; n++) {
    const start = Date.now();
    let turns = 0;
    while (Date.now() === start && turns < 20_000) turns++;
    counts.push(turns);
    await host.clock.sleep(1);
  }
  return { counts };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5, value: { counts: Array(5).fill(20_000) } },
});
