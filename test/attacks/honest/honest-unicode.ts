import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-unicode',
  family: 'honest',
  tries: 'Carries text of every kind through the store and back, and compares it.',
  files: mainOf(
    `
  const texts = ['', '\\0', 'é e\\u0301', '😀🏽', '\\ud800', '\\u2028\\u2029', 'שלום', '\\ufeff', '\\u001b[0m', 'ß'.toUpperCase(), '𝒳'.normalize('NFKC')];
  const key = 'ключ 😀';
  await host.store.put(key, texts);
  const { value } = await host.store.get(key);
  const isSame = texts.every((text, n) => text === value[n]);
  host.log('info', 'texts', texts);
  return isSame ? solve(input, host) : null;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
