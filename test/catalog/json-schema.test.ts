import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { manifestJsonSchema } from '#catalog/json-schema';

const FILE = fileURLToPath(new URL('../../exercises/exercise.schema.json', import.meta.url));

it('exercises/exercise.schema.json is the schema that exercise.yaml is read by', () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(manifestJsonSchema())));
});

it('it refuses unknown keys and does not ask for what has a default', () => {
  const schema = manifestJsonSchema() as { additionalProperties: unknown; required: string[] };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toContain('uuid');
  expect(schema.required).not.toContain('attempts');
});
