import { defineAttack, mainOf } from '../attack.ts';

const BODY = String.raw`
const text = 'a'.repeat(40) + '!';
return [/^(a+)+$/.test(text), /^(a|aa)+$/.test(text), /^(\w+\s?)*$/.test(text)];
`;

export default defineAttack({
  name: 'cpu-redos-3',
  family: 'cpu',
  tries: 'Matches three patterns that backtrack without end.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
