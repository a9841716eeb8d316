import { z } from 'zod';
import { predictionSchema } from '#domain/foresight';
import { goldSchema, guideCommentSchema, guideSampleSchema } from '#domain/review-guide';

/** Folders of an exercise that a sample may take its program from. `hidden/` is none of them. */
const PROGRAM = /^(starter|(solutions|mutants|survivors|solvers|trivial)\/[a-z0-9]+(-[a-z0-9]+)*)$/;

/** `review/comments.yaml`: comments to begin from. */
export const commentsFileSchema = z.array(guideCommentSchema);

/** `review/calibration.yaml`: works that a new mentor marks first, each with the marks it deserves. */
export const calibrationFileSchema = z.array(
  z
    .object({
      name: guideSampleSchema.shape.name,
      /** A program of the exercise: `mutants/impatient`, `solutions/reference`, `starter`. */
      program: z.string().regex(PROGRAM, 'a program of the exercise, e.g. "mutants/impatient" or "starter"'),
      /** The stage it is sent in for, from 1. */
      stage: guideSampleSchema.shape.stage.default(1),
      /** Its decision record, Markdown. */
      record: z.string().trim().min(1).max(10_000),
      /** What its author predicted, where they did. */
      predicted: predictionSchema.optional(),
      /** A mark for every row of the rubric. */
      gold: goldSchema,
    })
    .strict(),
);
export type CalibrationEntry = z.infer<typeof calibrationFileSchema>[number];

/** Whether a program may be laid over this folder. @see PROGRAM */
export function isProgramFolder(path: string): boolean {
  return PROGRAM.test(path);
}
