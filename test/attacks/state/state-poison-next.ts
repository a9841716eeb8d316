import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-poison-next',
  family: 'state',
  tries:
    'Brings its interpreter down in every other way it knows, after filling the memory with its own text.',
  files: mainOf(`
  const kept: unknown[] = [];
  for (let n = 0; n < 500; n++) kept.push(('poison' + n).repeat(1000));
  const kind = Math.abs(input.figures[0] ?? 0) % 4;
  if (kind === 0) return Reflect.ownKeys(new Proxy({}, { ownKeys: () => ({ length: 2 ** 32 + 1, 0: 'a' }) as any }));
  if (kind === 1) {
    const down = (): number => down() + 1;
    setTimeout(down, 0);
    return down();
  }
  if (kind === 2) for (;;) kept.push(new ArrayBuffer(1 << 20));
  throw new Proxy(new Error('x'), { get: () => { throw kept; } });
`),
  expect: {
    ending: ['threw', 'out_of_memory', 'out_of_fuel', 'returned', 'invalid_result'],
    verdict: 'fail',
  },
});
