import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-host-calls',
  family: 'extraction',
  tries: 'Says a letter of the input by how many operations it starts, and of which kind.',
  files: mainOf(`
  const letter = input.parcel.charCodeAt(0);
  for (let n = 0; n < letter; n++) await (letter % 2 ? host.clock.sleep(1) : host.store.put(input.parcel, n));
  return { n: letter };
`),
  expect: { ending: 'returned', verdict: 'fail' },
});
