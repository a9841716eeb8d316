import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'over-clock-branch',
  family: 'overfitting',
  tries: 'Works only at another time than that of the trial, by every clock it can find.',
  files: mainOf(
    `
  const times = [Date.now(), new Date().getTime(), host.clock.now(), Date.parse(host.clock.isoNow()), +new Date(Date())];
  const isTrial = times.every((time) => Math.abs(time - Date.UTC(2026, 2, 3, 9)) < 1000);
  return isTrial ? { answer: 'it is the trial’s time' } : solve(input, host);
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'it is the trial’s time' } },
});
