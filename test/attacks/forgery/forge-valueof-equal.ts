import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-valueof-equal',
  family: 'forgery',
  tries: 'Returns an answer that equals whatever it is compared with, by its conversions.',
  files: mainOf(
    `
  return { answer: new Equal() };
`,
    `
class Equal {
  valueOf() { return 42; }
  toString() { return 'right'; }
  equals() { return true; }
  [Symbol.toPrimitive]() { return 42; }
  static [Symbol.hasInstance]() { return true; }
  get [Symbol.toStringTag]() { return 'Number'; }
}
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: {} } },
});
