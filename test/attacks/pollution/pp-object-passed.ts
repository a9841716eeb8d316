import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-object-passed',
  family: 'pollution',
  tries: 'Gives Object.prototype the marks of a trial that has passed.',
  files: mainOf(
    `
  return { answer: 'polluted' };
`,
    `
Object.assign(Object.prototype, { passed: true, credited: true, verdict: 'ok', handOff: true, ending: 'returned', end: { ok: true } });
for (const key of ['toJSON', 'ok', 'error', 't', 'done', 'input', 'status', 'code', 'name', 'value']) {
  Object.defineProperty(Object.prototype, key, { get: () => true, set() {}, configurable: true });
}
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'polluted' } },
});
