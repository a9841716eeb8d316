import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-date',
  family: 'determinism',
  tries: 'Returns every clock and every way to write a time.',
  files: mainOf(`
  await host.clock.sleep(1234.5);
  const date = new Date();
  return { now: [Date.now(), host.clock.now(), host.clock.isoNow()], texts: [String(date), date.toString(), date.toLocaleString(), Date()], offset: date.getTimezoneOffset() };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
