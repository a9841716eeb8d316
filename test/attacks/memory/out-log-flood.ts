import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
for (;;) host.log('info', 'flood', { text: 'x'.repeat(1_000) });
`;

export default defineAttack({
  name: 'out-log-flood',
  family: 'memory',
  tries: 'Logs without end.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_output', verdict: 'fail' },
});
