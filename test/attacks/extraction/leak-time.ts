import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-time',
  family: 'extraction',
  tries: 'Says letters of the input by how long it takes, in virtual time and in fuel.',
  files: mainOf(`
  const letter = input.parcel.charCodeAt(0) + input.parcel.charCodeAt(1);
  await host.clock.sleep(letter * 1000);
  let turns = 0;
  while (turns < letter * 1000) turns++;
  return { turns };
`),
  expect: { ending: 'returned', verdict: 'fail' },
});
