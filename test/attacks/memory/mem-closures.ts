import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let last: any = null;
for (let i = 0; ; i++) {
  const kept = last;
  last = () => [kept, i];
}
`;

export default defineAttack({
  name: 'mem-closures',
  family: 'memory',
  tries: 'Fills the memory with functions that keep what they close over.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
