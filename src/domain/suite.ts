/**
 * practice: public siblings, runs in the browser. stress: hidden, gives reliability.
 * traffic: hidden, natural mix, gives the business outcome. certification: other worlds and seeds.
 */
export const SUITES = ['practice', 'stress', 'traffic', 'certification'] as const;
export type SuiteName = (typeof SUITES)[number];
