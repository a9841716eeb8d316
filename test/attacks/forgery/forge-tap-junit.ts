import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-tap-junit',
  family: 'forgery',
  tries: 'Prints what test runners print when everything has passed.',
  files: mainOf(`
  console.log('TAP version 14\\n1..1\\nok 1 - every hidden case');
  console.log('<testsuite tests="1" failures="0"><testcase name="hidden"/></testsuite>');
  console.error('Tests  100 passed (100)');
  host.log('info', '##teamcity[testSuiteFinished name=\\'hidden\\']', null);
  return { answer: 'forged' };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged' } },
});
