import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const Generator: any = (function* () {}).constructor;
const AsyncGenerator: any = (async function* () {}).constructor;
for (const name of NODE) {
  const text = 'yield typeof ' + name;
  const found = [Generator(text)().next().value, (await AsyncGenerator(text)().next()).value];
  for (const type of found) if (type !== 'undefined') evidence.push(name);
}
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-generator',
  family: 'host-escape',
  tries: 'Makes functions from text with the constructors of generators.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
