import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-leftover-jobs',
  family: 'state',
  tries: 'Leaves timers, calls, streams and endless chains of jobs behind for the next trial.',
  files: mainOf(
    `
  const before = late;
  setTimeout(() => late++, 1);
  for (let n = 0; n < 20; n++) host.tools.find({ n }).then(() => late++, () => late++);
  host.model.chat({ model: 'm', messages: [] }).catch(() => late++);
  host.clock.sleep(50).then(async () => {
    late++;
    for (let n = 0; n < 1000; n++) await null;
    late++;
  });
  await host.clock.sleep(60);
  setTimeout(() => late++, 1);
  return { late: before };
`,
    `
let late = 0;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { late: 0 } },
});
