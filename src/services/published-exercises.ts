import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Approach, approachesSchema } from '#domain/approach';
import { type Exercise, manifestSchema } from '#domain/exercise';
import { staffingSchema } from '#domain/peoples-load';
import { sourceFilesSchema } from '#domain/program';
import { type ReviewGuide, reviewGuideSchema } from '#domain/review-guide';
import type { ExerciseVersion } from '#store/exercises';

/** Loose on purpose: a version published long ago stays readable when the format grows. */
const frozenSchema = z.object({
  manifest: manifestSchema.strip(),
  contentHash: z.string(),
  briefs: z.array(z.string()),
  modelCard: z.string(),
  starter: sourceFilesSchema,
  hints: z.record(z.string(), z.array(z.string())).default({}),
  minutes: z.record(z.string(), z.number()).default({}),
  staffing: staffingSchema.nullable().default(null),
});

/** Reads the frozen folders of published versions. */
export interface PublishedExercises {
  /** The exercise as it was published. @throws Error when its folder is gone or is another version's */
  get(version: Pick<ExerciseVersion, 'contentHash' | 'folder'>): Exercise;
  /** The version's solutions as reading; undefined when it was published before they were kept. Not for everybody. */
  approachesOf(version: Pick<ExerciseVersion, 'folder'>): Approach[] | undefined;
  /** What mentors work with; undefined when it was published before that was kept. For mentors alone. */
  reviewGuideOf(version: Pick<ExerciseVersion, 'folder'>): ReviewGuide | undefined;
  /** Absolute path of a version's frozen folder. */
  folderOf(version: Pick<ExerciseVersion, 'folder'>): string;
}

/** Keeps what it read in memory: a published version never changes, and of a guide it sees when it was mended. */
export function createPublishedExercises(dataDir: string): PublishedExercises {
  const known = new Map<string, Exercise>();
  const guides = new Map<string, { mendedAt: number; guide: ReviewGuide }>();
  const folderOf = (version: Pick<ExerciseVersion, 'folder'>) => join(dataDir, version.folder);

  return {
    folderOf,
    approachesOf(version) {
      const file = join(folderOf(version), 'approaches.json');
      return existsSync(file) ? approachesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    },
    reviewGuideOf(version) {
      const file = join(folderOf(version), 'review.json');
      const mendedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (mendedAt === undefined) return undefined;
      const cached = guides.get(file);
      if (cached?.mendedAt === mendedAt) return cached.guide;
      const guide = reviewGuideSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      guides.set(file, { mendedAt, guide });
      return guide;
    },
    get(version) {
      const cached = known.get(version.contentHash);
      if (cached) return cached;
      const exercise = readFrozen(join(folderOf(version), 'exercise.json'), version.contentHash);
      known.set(version.contentHash, exercise);
      return exercise;
    },
  };
}

function readFrozen(file: string, contentHash: string): Exercise {
  const advice = 'Put back the "versions" folder from a backup, or publish the exercise again.';
  try {
    const exercise = frozenSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (exercise.contentHash === contentHash) return exercise;
  } catch (cause) {
    throw new Error(`The published version ${contentHash} cannot be read from ${file}. ${advice}`, { cause });
  }
  throw new Error(`The folder of version ${contentHash} holds another version's exercise. ${advice}`);
}
