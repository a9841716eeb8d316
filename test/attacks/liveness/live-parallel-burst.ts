import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return Promise.all(Array.from({ length: 100_000 }, () => host.tools.find({ parcel: 'x' })));
`;

export default defineAttack({
  name: 'live-parallel-burst',
  family: 'liveness',
  tries: 'Calls the host a hundred thousand times at once.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_operations', verdict: 'fail' },
});
