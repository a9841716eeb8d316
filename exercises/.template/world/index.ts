import { atMost, defineExercise } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families } from './families.ts';
import { traffic } from './traffic.ts';

/** The stores' order desk. */
export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families,
  invariants: [atMost('model.', 12, 'It asked the model more than a dozen times for one message.')],
  traffic,
}));
