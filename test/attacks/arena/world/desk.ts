import type { Rand } from 'holdfast/kit';
import type { Banks } from './banks.ts';

/** One world: some of the bank's wording and places. */
export type Desk = Banks;

const PLACES = 3;

export function makeDesk(banks: Banks, rand: Rand): Desk {
  return { ...banks, places: rand.shuffle(banks.places).slice(0, PLACES) };
}
