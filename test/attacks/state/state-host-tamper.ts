import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-host-tamper',
  family: 'state',
  tries: 'Changes the host object and what it hands out, for trials to come.',
  files: mainOf(`
  const isFunction = typeof host.clock.sleep === 'function';
  const owners = [host, host.tools, host.clock, host.clock.token().constructor];
  const counts = owners.map((owner: any) => (owner.kept = (owner.kept ?? 0) + 1));
  host.clock.sleep = 7;
  host.tools.find = () => ({ place: 'kept' });
  delete host.store;
  Object.freeze(host.model);
  return { counts, isFunction };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { counts: [1, 1, 1, 1], isFunction: true } },
});
