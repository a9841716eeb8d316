import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-interleaving',
  family: 'determinism',
  tries: 'Returns the order in which many operations at once are answered, and what races between them give.',
  files: mainOf(`
  const order: number[] = [];
  const waits = Array.from({ length: 40 }, (_, n) => (n * 7919) % 13);
  const calls = waits.map((ms, n) => (n % 3 ? host.clock.sleep(ms) : host.tools.find({ n }).catch(() => null)).then(() => order.push(n)));
  setTimeout(() => order.push(-1), 5);
  queueMicrotask(() => order.push(-2));
  const winner = await Promise.race(calls.map((call, n) => call.then(() => n)));
  await Promise.allSettled(calls);
  return { order, winner };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
