import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
[].indexOf.call({ length: 3e7 } as never, 1 as never);
return null;
`;

export default defineAttack({
  name: 'cpu-below-the-clock',
  family: 'cpu',
  tries:
    'Stays just below the wall limit in every trial, in a native loop, so as to keep the grader for minutes.',
  files: mainOf(BODY),
  expect: { ending: ['returned', 'out_of_fuel'], verdict: 'fail' },
});
