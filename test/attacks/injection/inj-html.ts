import { defineAttack, mainOf } from '../attack.ts';
import { loggedOnce } from '../logged-once.ts';

const TEXT = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'><svg onload=alert(1)>{{constructor}}<!--`;

export default defineAttack({
  name: 'inj-html',
  family: 'injection',
  tries: 'Logs markup that would run in a page that shows it unescaped.',
  files: mainOf(`
  const text = ${JSON.stringify(TEXT)};
  host.log('warn', text, { text, [text]: text });
  return { said: text };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { said: TEXT }, check: loggedOnce(TEXT) },
});
