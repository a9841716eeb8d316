import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-void-store-key',
  family: 'forgery',
  tries:
    'Makes the grader itself throw, with a key that cannot be made text, so that the trial counts as our failure.',
  files: mainOf(`
  let refused = 0;
  for (const key of [{ toString: 1 }, [{ valueOf: null, toString: null }]]) {
    await host.store.get(key).catch(() => (refused += 1));
  }
  return { answer: 'forged', refused };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged', refused: 2 } },
});
