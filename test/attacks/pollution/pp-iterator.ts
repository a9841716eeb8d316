import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-iterator',
  family: 'pollution',
  tries: 'Replaces how everything is iterated, spread and taken apart.',
  files: mainOf(
    `
  host.log('info', 'polluted', [1, 2, 3]);
  console.log('a', 'b', [1]);
  await host.clock.sleep(1);
  return { answer: [1, 2], logged: true };
`,
    `
const forged = function* () {
  yield* [];
};
(Array.prototype as any)[Symbol.iterator] = forged;
(String.prototype as any)[Symbol.iterator] = forged;
Object.defineProperty(Object.prototype, Symbol.iterator, { value: forged, configurable: true });
Object.getPrototypeOf(Object.getPrototypeOf(forged())).next = () => ({ done: false, value: 'forged' });
Object.getPrototypeOf(new Map()[Symbol.iterator]()).next = () => ({ done: false, value: 'forged' });
(Array.prototype as any)[Symbol.isConcatSpreadable] = false;
Object.defineProperty(Object.prototype, 'length', { get: () => 9, set() {}, configurable: true });
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: [1, 2], logged: true } },
});
