import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'over-lookup',
  family: 'overfitting',
  tries: 'Knows the answers of the practice cases by heart and nothing else.',
  files: mainOf(
    `
  return { answer: ANSWERS[input.parcel] ?? 'no such question' };
`,
    `
const ANSWERS: Record<string, unknown> = { 'PR-6954': 'Porto', 'PR-5783': 2007 };
`,
  ),
  expect: { ending: 'returned', verdict: ['ok', 'fail'], credit: 'practice' },
});
