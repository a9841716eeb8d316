import { atMost, defineExercise } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { families } from './families.ts';
import { laterFamilies } from './later-families.ts';
import { makeOffice, type Office } from './office.ts';
import { traffic } from './traffic.ts';

/** Ledgerly's accounts payable. */
export default defineExercise<Banks, Office>((banks) => ({
  tools: ['vendors', 'history', 'duplicates', 'reviewLoad'],
  cases: { practice: 2, stress: 3, again: 2 },
  makeWorld: (rand, stage) => makeOffice(banks, rand, stage),
  families: [...families, ...laterFamilies],
  invariants: [atMost('model.', 60, 'It asked the model more than sixty times in one run.')],
  traffic,
}));
