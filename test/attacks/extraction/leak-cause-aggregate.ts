import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-cause-aggregate',
  family: 'extraction',
  tries: 'Hides the input in the causes of an error and in the errors of an aggregate.',
  files: mainOf(`
  const cause = new Error(input.greeting, { cause: input });
  throw Object.assign(new AggregateError([cause, input], 'several', { cause }), { detail: input, code: input.parcel });
`),
  expect: { ending: 'threw', verdict: 'fail', error: /^AggregateError: several$/ },
});
