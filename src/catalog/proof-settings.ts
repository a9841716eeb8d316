import { z } from 'zod';

const words = z.string().min(1);

/**
 * `proof.yaml`: what only the proof needs to know. It stands beside `exercise.yaml` and not in it, because learners get
 * the manifest and must not read the list of flaws. Unknown keys are errors.
 */
export const proofSettingsSchema = z
  .object({
    /** The starter's planted flaws, and the families that each makes fail. */
    flaws: z
      .array(z.object({ name: words, title: words, families: z.array(words).min(1) }).strict())
      .default([]),
    /** Why there is no program in `solvers/` that goes without the model. */
    noSolver: words.optional(),
  })
  .strict();

export type ProofSettings = z.infer<typeof proofSettingsSchema>;

export const SURVIVOR_LABELS = ['equivalent', 'redundant', 'missing-family'] as const;

/** `mutants/survivors.yaml`: why operator mutants that nothing kills may live. One entry can speak for many. */
export const survivorsSchema = z.array(
  z
    .object({
      /** File of the reference: `src/ask.ts`. */
      file: words,
      /** One line or a stretch of them, from 1: `12` or `12-20`. The whole file when absent. */
      lines: z
        .union([
          z
            .number()
            .int()
            .min(1)
            .transform((line) => String(line)),
          z.string().regex(/^\d+(-\d+)?$/, 'use a line or a stretch of lines, e.g. 12 or "12-20"'),
        ])
        .optional(),
      /** Operator, as `prove` prints it: `StringLiteral`. Any when absent. */
      mutator: words.optional(),
      /** The text put in place, exactly. Any when absent. */
      replacement: z.string().optional(),
      label: z.enum(SURVIVOR_LABELS),
      why: words,
    })
    .strict(),
);

export type SurvivorLabel = z.infer<typeof survivorsSchema>[number];
