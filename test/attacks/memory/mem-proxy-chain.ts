import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let p: any = {};
for (let i = 0; i < 10_000; i++) p = new Proxy(p, {});
return p.answer;
`;

export default defineAttack({
  name: 'mem-proxy-chain',
  family: 'memory',
  tries: 'Reads through ten thousand proxies, each of which is a frame of native code.',
  files: mainOf(BODY),
  expect: { ending: 'threw', verdict: 'fail', error: /stack overflow|call stack/i },
});
