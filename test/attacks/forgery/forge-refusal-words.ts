import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-refusal-words',
  family: 'forgery',
  tries:
    'Puts megabytes of its own text, with zero bytes and a verdict, into the words with which a result is refused.',
  files: mainOf(`
  const length = { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? Infinity : 'verdict: ok \\0'.repeat(1_000_000)) };
  return new Proxy([], { get: (list: any, key) => (key === 'length' ? length : list[key]) });
`),
  expect: {
    ending: 'invalid_result',
    verdict: 'fail',
    error: /^invalid_result: result has a length that is no number$/,
  },
});
