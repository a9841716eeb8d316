import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const AsyncFunction: any = (async () => 0).constructor;
for (const name of NODE) {
  const found = await new AsyncFunction('return typeof ' + name)();
  if (found !== 'undefined') evidence.push(name);
}
const imported = await new AsyncFunction("return import('node:fs')")().catch(() => null);
if (imported) evidence.push('node:fs');
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-asyncfn',
  family: 'host-escape',
  tries: 'Makes a function from text with the constructor of async functions.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
