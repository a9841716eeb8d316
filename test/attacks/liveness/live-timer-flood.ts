import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const tick = (): void => {
  setTimeout(tick, 0);
  setTimeout(tick, 0);
};
tick();
await new Promise(() => {});
`;

export default defineAttack({
  name: 'live-timer-flood',
  family: 'liveness',
  tries: 'Starts two timers in every timer.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_operations', verdict: 'fail' },
});
