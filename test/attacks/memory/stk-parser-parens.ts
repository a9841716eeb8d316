import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'stk-parser-parens',
  family: 'memory',
  tries: 'Hands in a file with fifty thousand brackets around one value, for every parser on the way.',
  files: mainOf(`return ${'('.repeat(50_000)}1${')'.repeat(50_000)};`),
  expect: { ending: 'does_not_compile', verdict: 'fail', error: /nested too deeply/ },
});
