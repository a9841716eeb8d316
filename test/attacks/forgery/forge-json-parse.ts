import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-json-parse',
  family: 'forgery',
  tries: 'Replaces JSON.parse, to be told another input and to answer another start.',
  files: mainOf(
    `
  await host.clock.sleep(5);
  return { answer: 'forged', seen };
`,
    `
let seen = 0;
JSON.parse = (() => {
  seen += 1;
  return { t: 'resume', done: [{ id: 1, ok: true, value: { verdict: 'ok' } }], verdict: 'ok', credited: true };
}) as never;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged', seen: 0 } },
});
