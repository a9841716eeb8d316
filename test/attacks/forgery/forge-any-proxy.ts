import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-any-proxy',
  family: 'forgery',
  tries: 'Returns a proxy that has every property and another value at every reading.',
  files: mainOf(`
  let readings = 0;
  return new Proxy({}, {
    get: (_, key) => (key === 'then' ? undefined : (readings += 1)),
    has: () => true,
    ownKeys: () => ['answer', 'handOff', 'verdict'],
    getOwnPropertyDescriptor: () => ({ value: 'described', enumerable: true, configurable: true }),
    getPrototypeOf: () => null,
  });
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 2, handOff: 3, verdict: 4 } },
});
