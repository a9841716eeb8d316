import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'for (;;) await host.clock.sleep(0);';

export default defineAttack({
  name: 'live-host-flood',
  family: 'liveness',
  tries: 'Calls the host without end, one call after the other.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_operations', verdict: 'fail' },
});
