import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-primordials',
  family: 'forgery',
  tries: 'Replaces every built-in that the code around a program could be using when it sends the result.',
  files: mainOf(
    `
  return { answer: 'forged' };
`,
    `
const right: any = () => ({ handOff: true });
const owners: any[] = [
  Object, Reflect, Array, JSON, Number, String, Math, Symbol, Date, Map, Set, WeakMap, Promise, String.prototype,
  Number.prototype, Function.prototype, Map.prototype, Set.prototype, RegExp.prototype, Date.prototype,
  Error.prototype, Array.prototype,
];
const found = owners.flatMap((owner) => Reflect.ownKeys(owner).map((key) => [owner, key]));
for (let at = 0; at < found.length; at++) {
  const owner = found[at]![0];
  const key = found[at]![1];
  if (key === 'prototype' || key === 'constructor') continue;
  try {
    if (typeof owner[key] === 'function') owner[key] = right;
  } catch {}
}
const names = ['Object', 'Array', 'String', 'Number', 'Error', 'TypeError', 'Date', 'Map', 'isFinite', 'parseInt', 'Promise'];
for (let at = 0; at < names.length; at++) (globalThis as any)[names[at]!] = right;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged' } },
});
