import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const late = async (): Promise<never> => {
  for (;;) {
    await host.clock.sleep(1);
    host.log('info', 'late', input.doorCode);
    input.answer = 'late';
  }
};
late();
setTimeout(() => { for (;;); }, 5);
host.tools.find({ parcel: input.parcel }).then(() => { throw new Error('late'); });
return { answer: 'early' };
`;

export default defineAttack({
  name: 'live-late-jobs',
  family: 'liveness',
  tries: 'Returns at once and leaves jobs, timers and calls behind that go on to answer, log and loop.',
  files: mainOf(BODY),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'early' } },
});
