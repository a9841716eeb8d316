import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
const text = 'x'.repeat(1_000_000); const all: string[] = []; for (;;) all.push(text.slice(1));
`;

export default defineAttack({
  name: 'mem-strings',
  family: 'memory',
  tries: 'Fills the memory with long strings.',
  files: mainOf(BODY),
  // The second engine keeps a part of a text as a reference to the whole.
  expect: { ending: 'out_of_memory', verdict: 'fail', on: { 'quickjs-wasi': { ending: 'out_of_fuel' } } },
});
