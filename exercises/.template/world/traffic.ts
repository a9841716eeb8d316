import type { ExerciseWorld } from 'holdfast/kit';
import type { Desk } from './desk.ts';
import { listedOrder, question, unlistedOrder } from './families.ts';

/** A few days of messages in their natural proportions. An exercise for learners takes 400 or more. */
export const traffic: ExerciseWorld<Desk>['traffic'] = {
  items: 120,
  kinds: [
    { name: 'order', share: 0.6, mode: 'M9', generate: ({ world, rand }) => listedOrder(world, rand) },
    { name: 'question', share: 0.25, mode: 'M9', generate: ({ world, rand }) => question(world, rand) },
    { name: 'unlisted', share: 0.15, mode: 'M2', generate: ({ world, rand }) => unlistedOrder(world, rand) },
  ],
};
