import { z } from 'zod';
import { sourceFilesSchema } from './program.ts';

/** One way to solve an exercise, to be read by whoever has finished it. */
export const approachSchema = z.object({
  /** Folder under `solutions/`: `reference`, `failover-first`. */
  name: z.string().min(1),
  /** What its author says of it, Markdown; empty where nothing is written. */
  why: z.string(),
  /** The files that differ from the starter. */
  files: sourceFilesSchema,
});

export type Approach = z.infer<typeof approachSchema>;

/** Approaches of a version as they are kept: in the manifest's order. */
export const approachesSchema = z.array(approachSchema);
