import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-tojson-proto',
  family: 'forgery',
  tries: 'Gives every object a toJSON that reads as the right answer.',
  files: mainOf(
    `
  return { answer: null };
`,
    `
const right = () => ({ handOff: true });
for (const proto of [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype] as any[]) {
  Object.defineProperty(proto, 'toJSON', { value: right, configurable: true, writable: true });
}
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: null } },
});
