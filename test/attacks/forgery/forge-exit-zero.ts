import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-exit-zero',
  family: 'forgery',
  tries: 'Leaves with the code of success in every way that there is.',
  files: mainOf(`
  let left = 0;
  for (const name of ['process', 'std', 'os', 'Deno', 'Bun', 'quit', 'exit', 'scriptArgs']) {
    const found = (globalThis as any)[name];
    if (found === undefined) continue;
    left += 1;
    (found.exit ?? found)(0);
  }
  return { answer: 'forged', left };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged', left: 0 } },
});
