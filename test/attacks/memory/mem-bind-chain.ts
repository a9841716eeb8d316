import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let f: any = () => 1;
for (let i = 0; i < 100_000; i++) f = f.bind(null);
return f();
`;

export default defineAttack({
  name: 'mem-bind-chain',
  family: 'memory',
  tries:
    'Binds a function a hundred thousand times over: each name is longer than the one before, and each call a frame of native code.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
