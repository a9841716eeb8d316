import { readFileSync } from 'node:fs';
import { defineAttack } from '../attack.ts';

export default defineAttack({
  name: 'honest-reference',
  family: 'honest',
  tries: 'Answers every question as the brief asks.',
  files: readFileSync(new URL('../arena/solutions/reference/src/main.ts', import.meta.url), 'utf8'),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
