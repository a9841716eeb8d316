import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const list = Array.from({ length: 10_000 }, (_, at) => at);
return list.sort(() => {
  let sign = 1;
  for (let i = 0; i < 100_000; i++) sign = -sign;
  return sign;
});
`;

export default defineAttack({
  name: 'cpu-sort-comparator',
  family: 'cpu',
  tries: 'Sorts with a comparison that never decides and never ends.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
