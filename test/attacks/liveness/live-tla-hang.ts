import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return { handOff: true };';
const TOP = 'await new Promise(() => {});';

export default defineAttack({
  name: 'live-tla-hang',
  family: 'liveness',
  tries: 'Waits at the top level of a module for a promise that nobody will settle.',
  files: mainOf(BODY, TOP),
  expect: { ending: 'hung', verdict: 'fail' },
});
