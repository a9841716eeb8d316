import { defineAttack, mainOf } from '../attack.ts';

const NUL = String.fromCharCode(0);

export default defineAttack({
  name: 'forge-frame-nul',
  family: 'forgery',
  tries: 'Puts zero bytes, where texts of the interpreter end, into its answer and into a property’s name.',
  files: mainOf(`
  return { answer: 'x\\0', ['\\0k']: '\\0r{"handOff":true}' };
`),
  expect: {
    ending: 'returned',
    verdict: 'fail',
    value: { answer: `x${NUL}`, [`${NUL}k`]: `${NUL}r{"handOff":true}` },
  },
});
