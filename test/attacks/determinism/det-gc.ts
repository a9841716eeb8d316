import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-gc',
  family: 'determinism',
  tries: 'Watches when objects are collected.',
  files: mainOf(`
  const collected: number[] = [];
  const g: any = globalThis;
  const registry = g.FinalizationRegistry ? new g.FinalizationRegistry((n: number) => collected.push(n)) : null;
  const references: any[] = [];
  for (let n = 0; n < 200; n++) {
    let object: any = { n, ring: null };
    if (n % 2) object.ring = { object };
    registry?.register(object, n);
    if (g.WeakRef) references.push(new g.WeakRef(object));
    object = null;
    if (n % 50 === 0) await host.clock.sleep(1);
  }
  for (let n = 0; n < 20_000; n++) new Array(10).fill({ n });
  await host.clock.sleep(1);
  return { collected, alive: references.map((reference) => reference.deref() !== undefined) };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
