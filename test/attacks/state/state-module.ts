import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-module',
  family: 'state',
  tries: 'Counts its trials in a variable, a closure, a class and a generator of its module.',
  files: mainOf(
    `
  kept += 1;
  Counter.count += 1;
  return { counts: [kept, count(), Counter.count, numbers.next().value] };
`,
    `
let kept = 0;
const count = (() => {
  let n = 0;
  return () => (n += 1);
})();
class Counter {
  static count = 0;
}
const numbers = (function* () {
  for (let n = 0; ; n++) yield n;
})();
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { counts: [1, 1, 1, 0] } },
});
