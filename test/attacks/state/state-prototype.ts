import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-prototype',
  family: 'state',
  tries: 'Counts its trials on prototypes and functions that everybody shares.',
  files: mainOf(`
  const owners: any[] = [Array.prototype, Function.prototype, Object.getPrototypeOf(async () => {}), Object.getPrototypeOf(function* () {})];
  return { counts: owners.map((owner) => (owner.kept = (Object.hasOwn(owner, 'kept') ? owner.kept : 0) + 1)) };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { counts: [1, 1, 1, 1] } },
});
