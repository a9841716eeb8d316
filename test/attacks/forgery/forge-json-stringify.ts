import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-json-stringify',
  family: 'forgery',
  tries: 'Replaces JSON.stringify, so that whatever is sent reads as accepted.',
  files: mainOf(
    `
  JSON.stringify = (() => '{"handOff":true,"verdict":"ok","credited":true}') as never;
  return { answer: 'forged' };
`,
    `
const forged = () => '{"handOff":true,"verdict":"ok"}';
JSON.stringify = forged as never;
(JSON as any).rawJSON = forged;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged' } },
});
