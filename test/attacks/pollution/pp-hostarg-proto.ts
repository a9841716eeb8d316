import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-hostarg-proto',
  family: 'pollution',
  tries: 'Sends arguments that change whatever they are merged into.',
  files: mainOf(`
  const evil = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
  let refused = 0;
  let answered = 0;
  const ask = async (call: () => Promise<unknown>) => {
    try {
      await call();
      answered++;
    } catch {
      refused++;
    }
  };
  await ask(() => host.review.enqueue(evil));
  await ask(() => host.store.put('k', evil));
  await ask(() => host.store.put(evil, 1));
  await ask(() => host.store.put('__proto__', { polluted: true }));
  await ask(() => host.store.put('constructor', { prototype: { polluted: true } }));
  await ask(() => host.store.get('__proto__'));
  await ask(() => host.review.enqueue({ constructor: { prototype: { polluted: true } }, toString: 1, length: -1 }));
  return { refused, answered };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { refused: 3, answered: 4 } },
});
