import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-log',
  family: 'extraction',
  tries:
    'Logs the input in every way there is; with the door code in it, that is a breach of privacy as well.',
  files: mainOf(`
  const text = JSON.stringify(input);
  host.log('error', text, input);
  console.log(text, input);
  host.metric(text, 1, input);
  return { answer: 'logged' };
`),
  expect: { ending: 'returned', verdict: 'critical' },
});
