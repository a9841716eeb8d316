import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-stack-depth',
  family: 'determinism',
  tries: 'Measures how deep it can recurse, in several ways.',
  files: mainOf(`
  const depth = (recurse: (next: () => number) => number) => {
    let reached = 0;
    const down = (): number => {
      reached++;
      return recurse(down) + 1;
    };
    try {
      down();
    } catch {}
    return reached;
  };
  return {
    depths: [depth((next) => next()), depth((next) => [1].map(next)[0]!), depth((next) => [next].sort(() => 0)[0]!()), depth((next) => Reflect.apply(next, null, []))],
  };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
