import { defineExercise } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families } from './families.ts';
import { traffic } from './traffic.ts';

/** Bad: both twins of one family are the same order, so a program that never passes anything on earns the pair. */
export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families: families.map((f) => (f.id === 'listed-or-not' ? { ...f, hold: f.act } : f)),
  invariants: [],
  traffic,
}));
