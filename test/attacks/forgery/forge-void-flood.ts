import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-void-flood',
  family: 'forgery',
  tries:
    'Fills the grader’s memory with its arguments, so that the thread dies and the trial counts as our failure.',
  files: mainOf(`
  const s = 'x'.repeat(1_000_000);
  await Promise.all(Array.from({ length: 900 }, () => host.review.enqueue({ s })));
  return { answer: 'forged' };
`),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /sent and received too much|Not run/ },
});
