import { atMost, defineExercise } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families, listedOrder, question, unlistedOrder } from './families.ts';

/** The stores' order desk. */
export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families,
  invariants: [atMost('model.', 12, 'It asked the model more than a dozen times for one message.')],
  traffic: {
    items: 120,
    kinds: [
      { name: 'order', share: 0.6, mode: 'M9', generate: ({ world, rand }) => listedOrder(world, rand) },
      { name: 'question', share: 0.25, mode: 'M9', generate: ({ world, rand }) => question(world, rand) },
      {
        name: 'unlisted',
        share: 0.15,
        mode: 'M2',
        generate: ({ world, rand }) => unlistedOrder(world, rand),
      },
    ],
  },
}));
