import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = `
return new Array(2 ** 32 - 1).join('');
`;

export default defineAttack({
  name: 'cpu-join-sparse',
  family: 'cpu',
  tries: 'Joins an array of four thousand million holes with nothing between them.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
