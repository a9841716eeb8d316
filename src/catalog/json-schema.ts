import { z } from 'zod';
import { manifestSchema } from '#domain/exercise';

/**
 * The JSON Schema of `exercise.yaml`, for editors that understand a `yaml-language-server` line. Committed as
 * `exercises/exercise.schema.json`; a test keeps the two equal.
 */
export function manifestJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'exercise.yaml', ...schema };
}
