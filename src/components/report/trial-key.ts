import type { Twin } from '#domain/trial';

interface PracticeTrial {
  family: string;
  case: string;
  twin: Twin;
  seed: number;
}

const TWINS: readonly Twin[] = ['act', 'hold', 'only'];

/** A practice trial as one word of a form. */
export function trialKey({ family, case: id, twin, seed }: PracticeTrial): string {
  return [family, id, twin, seed].join('|');
}

/** What a form is about: the trial that its word names, or the family that it is. */
export function parseTrialKey(key: string): { family: string; trial: Omit<PracticeTrial, 'family'> | null } {
  const [family = '', id, twin, seed] = key.split('|');
  const known = TWINS.find((one) => one === twin);
  const number = Number(seed);
  if (id === undefined || !known || !Number.isSafeInteger(number)) return { family, trial: null };
  return { family, trial: { case: id, twin: known, seed: number } };
}
