import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-proto-answer',
  family: 'forgery',
  tries: 'Lets the prototype say what the result itself does not.',
  files: mainOf(
    `
  return Object.create({ handOff: true, answer: input.figures[0] ?? 0 });
`,
    `
Object.assign(Object.prototype, { handOff: true });
Object.defineProperty(Object.prototype, 'verdict', { get: () => 'ok', set() {}, enumerable: true, configurable: true });
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: {} },
});
