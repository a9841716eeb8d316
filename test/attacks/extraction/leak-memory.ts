import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-memory',
  family: 'extraction',
  tries: 'Says a letter of the input by how much memory it takes.',
  files: mainOf(`
  const letter = input.parcel.charCodeAt(0);
  return { bytes: new Uint8Array(letter << 18).length };
`),
  expect: { ending: 'returned', verdict: 'fail' },
});
