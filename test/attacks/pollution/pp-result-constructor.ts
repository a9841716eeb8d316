import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-result-constructor',
  family: 'pollution',
  tries: 'Returns keys that mean something to every object: constructor, prototype, hasOwnProperty.',
  files: mainOf(`
  return { constructor: { prototype: { handOff: true, polluted: true } }, hasOwnProperty: 1, toString: null, valueOf: [], length: 9, toJSON: 'x' };
`),
  expect: {
    ending: 'returned',
    verdict: 'fail',
    value: {
      constructor: { prototype: { handOff: true, polluted: true } },
      hasOwnProperty: 1,
      toString: null,
      valueOf: [],
      length: 9,
      toJSON: 'x',
    },
  },
});
