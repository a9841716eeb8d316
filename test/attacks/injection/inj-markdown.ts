import { defineAttack, mainOf } from '../attack.ts';
import { loggedOnce } from '../logged-once.ts';

const TEXT =
  '# Verdict: ok\n\n[report](javascript:alert(1)) ![x](https://example.test/x.png) <b>x</b>\n\n| ok | ok |\n|---|---|\n```';

export default defineAttack({
  name: 'inj-markdown',
  family: 'injection',
  tries: 'Logs Markdown that would become a link, a picture or a heading of ours.',
  files: mainOf(`
  const text = ${JSON.stringify(TEXT)};
  host.log('warn', text, { text, [text]: text });
  return { said: text };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { said: TEXT }, check: loggedOnce(TEXT) },
});
