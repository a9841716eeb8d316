import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'await new Promise(() => {}); return { handOff: true };';

export default defineAttack({
  name: 'live-never-settles',
  family: 'liveness',
  tries: 'Waits for a promise that nobody will settle.',
  files: mainOf(BODY),
  expect: { ending: 'hung', verdict: 'fail' },
});
