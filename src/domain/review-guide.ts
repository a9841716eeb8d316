/** What an exercise gives its mentors: what to judge by, what to look for, what to begin from, and what to calibrate with. */
import { z } from 'zod';
import { predictionSchema } from './foresight.ts';
import { sourceFilesSchema } from './program.ts';
import { COMMENT_KINDS } from './review.ts';
import { markPointsSchema, rubricSchema } from './rubric.ts';

const name = z.string().min(1).max(80);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with dashes, e.g. "which-key"');

/** One comment to begin from, as `review/comments.yaml` has it. */
export const guideCommentSchema = z
  .object({
    /** Never changes: it is how an edit finds those who got the comment. */
    id: id.max(60),
    kind: z.enum(COMMENT_KINDS).default('question'),
    /** The family of the suite that it is about. */
    family: name.optional(),
    /** The starter's flaw that it is about, as `proof.yaml` names it. */
    flaw: name.optional(),
    /** When it fits: a sentence for mentors; learners never see it. */
    when: z.string().trim().min(1).max(400).optional(),
    /** What the learner reads, Markdown. */
    text: z.string().trim().min(1).max(4000),
  })
  .strict();
export type GuideComment = z.infer<typeof guideCommentSchema>;

/** By row of the rubric: the points that a sample deserves, and why. */
export const goldSchema = z.record(
  z.string(),
  z.object({ points: markPointsSchema, why: z.string().trim().min(1).max(1000) }).strict(),
);
export type Gold = z.infer<typeof goldSchema>;

/** A work to calibrate by: what somebody might have sent in, and its marks. */
export const guideSampleSchema = z.object({
  name: id.max(60),
  /** From 1: the stage it is sent in for. */
  stage: z.number().int().min(1),
  /** The whole program, with its decision record. */
  files: sourceFilesSchema,
  predicted: predictionSchema.nullable(),
  gold: goldSchema,
});
export type GuideSample = z.infer<typeof guideSampleSchema>;

/** A known misconception: what it believes, and the families that find it. */
export const knownMutantSchema = z.object({ name, why: z.string(), fails: z.array(z.string()) });
export type KnownMutant = z.infer<typeof knownMutantSchema>;

/** The folder `review/` of an exercise, with its known mutants. For mentors alone. */
export const reviewGuideSchema = z.object({
  /** null where the exercise has none: then nothing is marked. */
  rubric: rubricSchema.nullable(),
  /** Markdown; empty where nothing is written. */
  notes: z.string(),
  comments: z.array(guideCommentSchema),
  mutants: z.array(knownMutantSchema),
  samples: z.array(guideSampleSchema),
});
export type ReviewGuide = z.infer<typeof reviewGuideSchema>;
