import { defineAttack, mainOf } from '../attack.ts';
import { loggedOnce } from '../logged-once.ts';

const TEXT =
  'done\r\n2026-03-03 INFO grading finished verdict=ok\r\n\u001b[2J\u001b]0;graded\u0007\u001b[32mok\u001b[0m\u009b1A\b\b\0';

export default defineAttack({
  name: 'inj-ansi-crlf',
  family: 'injection',
  tries:
    'Logs line ends, a bell, a cleared screen and a forged log line, for whoever reads logs in a terminal.',
  files: mainOf(`
  const text = ${JSON.stringify(TEXT)};
  host.log('warn', text, { text, [text]: text });
  return { said: text };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { said: TEXT }, check: loggedOnce(TEXT) },
});
