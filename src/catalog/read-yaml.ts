import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Flaw } from './exercise-error.ts';
import { schemaFlaws } from './schema-flaws.ts';

/** Text of YAML against a schema: the value, or every flaw in words an author can act on. `file` is named in them. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): { value: T; flaws?: never } | { value?: never; flaws: Flaw[] } {
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) {
    const place = broken.linePos?.[0];
    const path = place ? `line ${place.line}` : '';
    const found = broken.message.split('\n')[0] ?? broken.message;
    return { flaws: [{ file, path, expected: 'YAML', found, hint: 'Mend this line first.' }] };
  }
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  return parsed.success ? { value: parsed.data } : { flaws: schemaFlaws(file, schema, parsed.error) };
}
