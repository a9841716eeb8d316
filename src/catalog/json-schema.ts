import { z } from 'zod';
import { manifestSchema } from '#domain/exercise';
import { rubricSchema } from '#domain/rubric';
import { calibrationFileSchema, commentsFileSchema } from './review-files.ts';

/**
 * The JSON Schemas of the files that authors write, by the file's name, for editors that understand a
 * `yaml-language-server` line. Committed as `exercises/<key>.schema.json`; a test keeps the two equal.
 */
export const JSON_SCHEMAS = {
  exercise: () => jsonSchema('exercise.yaml', manifestSchema),
  rubric: () => jsonSchema('review/rubric.yaml', rubricSchema),
  comments: () => jsonSchema('review/comments.yaml', commentsFileSchema),
  calibration: () => jsonSchema('review/calibration.yaml', calibrationFileSchema),
} as const satisfies Record<string, () => object>;

function jsonSchema(title: string, of: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(of, { io: 'input', target: 'draft-7' });
  return { $schema, title, ...schema };
}
