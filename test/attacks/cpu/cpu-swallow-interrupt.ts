import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const again = (): never => {
  for (;;) {
    try {
      for (;;);
    } catch {}
  }
};
setTimeout(again, 1);
Promise.resolve().then(again).catch(again).finally(again);
try {
  again();
} catch {
  again();
}
`;

export default defineAttack({
  name: 'cpu-swallow-interrupt',
  family: 'cpu',
  tries: 'Catches whatever is meant to end its loop, in every way that code can be entered.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
