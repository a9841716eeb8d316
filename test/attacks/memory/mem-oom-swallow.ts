import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const all: unknown[] = [];
for (;;) {
  try {
    for (;;) all.push(new Array(10_000).fill(all.length));
  } catch {}
}
`;

export default defineAttack({
  name: 'mem-oom-swallow',
  family: 'memory',
  tries: 'Catches every refusal of memory and asks for more.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
