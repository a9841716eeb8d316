import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-freeze-globals',
  family: 'state',
  tries: 'Freezes and breaks every built-in, so that what runs afterwards fails.',
  files: mainOf(`
  const isExtensible = [Object.isExtensible(Object.prototype), Object.isExtensible(Array.prototype), Object.isExtensible(globalThis)];
  const broken: any[] = [Promise.prototype, JSON, String.prototype, Array.prototype];
  const found = broken.flatMap((owner) => Reflect.ownKeys(owner).map((key) => [owner, key]));
  for (let at = 0; at < found.length; at++) {
    const key = found[at]![1];
    if (key !== 'constructor' && key !== 'length') delete found[at]![0][key];
  }
  const closed: any[] = [Object.prototype, Array.prototype, Function.prototype, globalThis, Promise];
  for (let at = 0; at < closed.length; at++) Object.preventExtensions(closed[at]);
  return { isExtensible };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { isExtensible: [true, true, true] } },
});
