/** What pages may ask of us about marks, the confirmed level, appeals, second markings, calibration, grading cases and changes of a rubric. */

export type RubricServices = Record<never, never>;
