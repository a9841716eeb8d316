import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'over-detect-public',
  family: 'overfitting',
  tries: 'Tells practice by how its parcels are numbered, and works only there.',
  files: mainOf(
    `
  return input.parcel.startsWith('PR-') ? solve(input, host) : { answer: 'not practice' };
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: ['ok', 'fail'], credit: 'practice' },
});
