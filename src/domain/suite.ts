import { CERTIFICATION_K, CERTIFICATION_SEEDS, PASS_K, SEEDS_PER_CASE } from './limits.ts';

/**
 * practice: public siblings, runs in the browser. stress: hidden, gives reliability.
 * traffic: hidden, natural mix, gives the business outcome. certification: other worlds and seeds.
 */
export const SUITES = ['practice', 'stress', 'traffic', 'certification'] as const;
export type SuiteName = (typeof SUITES)[number];

/** How often a suite with twins plays each case (seeds), and how many of those in a row must hold (k of pass^k). */
export function depthOf(suite: SuiteName): { seeds: number; k: number } {
  if (suite === 'certification') return { seeds: CERTIFICATION_SEEDS, k: CERTIFICATION_K };
  return { seeds: SEEDS_PER_CASE, k: PASS_K };
}
