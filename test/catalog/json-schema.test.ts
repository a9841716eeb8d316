import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { JSON_SCHEMAS } from '#catalog/json-schema';

const keys = Object.keys(JSON_SCHEMAS) as (keyof typeof JSON_SCHEMAS)[];

it.each(keys)('exercises/%s.schema.json is the schema that its file is read by', (key) => {
  const file = fileURLToPath(new URL(`../../exercises/${key}.schema.json`, import.meta.url));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(JSON_SCHEMAS[key]())));
});

it('the manifest’s refuses unknown keys and does not ask for what has a default', () => {
  const schema = JSON_SCHEMAS.exercise() as { additionalProperties: unknown; required: string[] };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toContain('uuid');
  expect(schema.required).not.toContain('attempts');
});
