import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-asymmetric-match',
  family: 'forgery',
  tries: 'Returns what some test tools take for a matcher that matches anything.',
  files: mainOf(`
  const anything: any = { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true, sample: {} };
  return { answer: anything, handOff: anything };
`),
  expect: { ending: 'invalid_result', verdict: 'fail', error: /a symbol, which JSON cannot hold/ },
});
